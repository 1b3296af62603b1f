//! What waits to be checked, longest waiting first.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use lotse_domain::{
    cluster::Cluster,
    vacancy::{
        advice::{Advice, Weight},
        desk::{self as postings, Review},
    },
};

use crate::{
    PortalState,
    cluster_desk::{desk, managed, since},
    desk::{At, Desk, inner_page},
    error::Result,
    form::Notice,
    language::Lang,
    page::{Page, html},
    search::with_sexes,
    site::Site,
};

#[derive(Template)]
#[template(path = "review/queue.html")]
struct Queue {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    rows: Vec<Row>,
}

struct Row {
    title: String,
    href: String,
    company: String,
    kind: String,
    waits: String,
    remarks: String,
    /// The checker found something that may break a law.
    law: bool,
    /// It is public already.
    changed: bool,
}

impl Row {
    fn new(site: &Site, cluster: &Cluster, review: &Review, now: DateTime<Utc>) -> Self {
        let (lang, vacancy) = (site.lang, &review.own.vacancy);
        Self {
            title: with_sexes(&vacancy.title),
            href: site.href(&format!("/cluster/{}/pruefung/{}", cluster.slug, vacancy.id)),
            company: review.company.name.clone(),
            kind: lang.word("kind", vacancy.kind.as_str()),
            waits: since(lang, waiting_since(review), now),
            remarks: remarks(lang, &review.advice),
            law: review.advice.iter().any(|advice| advice.weight == Weight::Law),
            changed: review.changed,
        }
    }
}

/// When it was handed in, or changed after that.
pub(super) fn waiting_since(review: &Review) -> DateTime<Utc> {
    review.own.desk.submitted_at.unwrap_or(review.own.vacancy.updated_at)
}

/// How much the checker remarks.
pub(super) fn remarks(lang: Lang, advice: &[Advice]) -> String {
    lang.count("review-remarks", u64::try_from(advice.len()).unwrap_or(0))
}

pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let reviews = postings::list_reviews(&state.db, &*state.clock, &site.visit.actor, cluster.id).await?;
    let now = state.clock.now();
    html(&Queue {
        page: inner_page(&site, format!("{} – {}", site.lang.t("cluster-desk-review"), cluster.name)),
        desk: desk(&site, &cluster, "/pruefung"),
        notice: Notice::of(&site),
        rows: reviews.iter().map(|review| Row::new(&site, &cluster, review, now)).collect(),
    })
}
