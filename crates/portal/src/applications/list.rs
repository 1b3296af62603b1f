//! All of the pupil's applications, what waits first.
use askama::Template;
use axum::{extract::State, response::Response};
use chrono::{DateTime, Utc};
use lotse_domain::application::own::{self, OwnSummary};

use super::words;
use crate::{
    PortalState,
    desk::inner_page,
    error::Result,
    form::Notice,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "applications/list.html")]
struct List {
    page: Page,
    notice: Option<Notice>,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    title: String,
    company: String,
    state: String,
    line: String,
    /// The pupil has something to do.
    waits: bool,
    late: bool,
    /// When it reached the company.
    since: Option<String>,
}

impl Row {
    fn new(site: &Site, summary: &OwnSummary, now: DateTime<Utc>) -> Self {
        let (lang, application) = (site.lang, &summary.application);
        let since = application.submitted_at.map(|at| words::day(lang, at));
        Self {
            href: site.href(&format!("/mein/bewerbungen/{}", application.id)),
            title: words::title(lang, summary),
            company: summary.company.name.clone(),
            state: lang.word("own-state", application.state.as_str()),
            line: words::line(lang, application, now),
            waits: summary.waits_for_me,
            late: words::is_late(application, now),
            since: since.map(|day| lang.with("own-since", [("day", day)])),
        }
    }
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    site.visit.actor.signed_in()?;
    let own = own::list(&state.db, &site.visit.actor).await?;
    let now = state.clock.now();
    html(&List {
        page: inner_page(&site, site.lang.t("own-title")),
        notice: Notice::of(&site),
        rows: own.iter().map(|summary| Row::new(&site, summary, now)).collect(),
    })
}
