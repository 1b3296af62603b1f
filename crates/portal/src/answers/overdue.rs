use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use lotse_domain::{
    application::{
        guarantee::{self, Overdue},
        rule,
    },
    cluster::Cluster,
};
use lotse_web_kit::auth::Form;

use super::rule::Typed;
use crate::{
    PortalState,
    cluster_desk::{desk, left, managed},
    desk::{At, Desk, inner_page, see},
    error::Result,
    form::{Block, Mistakes, Notice, Refusal},
    page::{Page, html},
    search::with_sexes,
    site::Site,
};

#[derive(Template)]
#[template(path = "answers/overdue.html")]
struct Answers {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    mistakes: Mistakes,
    rows: Vec<Row>,
    form: Block,
}

/// A posting whose applicants wait. Nobody who applied is named: managers look after answers, not after applications.
struct Row {
    company: String,
    /// Where the company's people can be written to and called.
    member: String,
    posting: String,
    count: String,
    since: String,
}

impl Row {
    fn new(site: &Site, cluster: &Cluster, line: &Overdue, now: DateTime<Utc>) -> Self {
        let lang = site.lang;
        Self {
            company: line.company.clone(),
            member: site.href(&format!("/cluster/{}/mitglieder/{}", cluster.slug, line.company_id)),
            posting: line.title.as_deref().map_or_else(|| lang.t("overdue-speculative"), with_sexes),
            count: lang.count("overdue-count", line.count),
            since: left(lang, line.since, now),
        }
    }
}

async fn page(state: &PortalState, site: &Site, cluster: &Cluster, typed: &Typed) -> Result<Answers> {
    let lang = site.lang;
    let lines = guarantee::list_overdue(&state.db, &*state.clock, &site.visit.actor, cluster.id).await?;
    let now = state.clock.now();
    Ok(Answers {
        page: inner_page(site, format!("{} – {}", lang.t("cluster-desk-answers"), cluster.name)),
        desk: desk(site, cluster, "/antworten"),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        rows: lines.iter().map(|line| Row::new(site, cluster, line, now)).collect(),
        form: typed.block(lang, cluster),
    })
}

async fn refused(
    state: &PortalState,
    site: &Site,
    cluster: &Cluster,
    typed: &Typed,
    refusal: &Refusal,
) -> Result<Response> {
    let mut page = page(state, site, cluster, typed).await?;
    refusal.mistakes.mark(&mut page.form.fields);
    page.mistakes = refusal.mistakes.clone();
    page.notice = None;
    page.page.title = page.page.with("mistake-title", "title", &page.page.title);
    Ok(refusal.answer(html(&page)?))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let rule = rule::find(state.db.read(), cluster.id).await?;
    html(&page(&state, &site, &cluster, &Typed::of(&rule)).await?)
}

pub(super) async fn set(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let typed = Typed::read(&fields);
    let rule = match typed.rule(site.lang) {
        Ok(rule) => rule,
        Err(mistakes) => {
            return refused(&state, &site, &cluster, &typed, &Refusal::own(mistakes)).await;
        }
    };
    match rule::set(&state.db, &*state.clock, &site.visit.actor, cluster.id, rule).await {
        Ok(()) => Ok(see(&site, &format!("/cluster/{}/antworten?fertig=regel", cluster.slug))),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "due_days", &site.lang.t("report-clash"))?;
            refused(&state, &site, &cluster, &typed, &refusal).await
        }
    }
}
