//! How an event stands, what it lacks, and what can be done with it.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::{EventState, exhibitor};

use super::{
    frame::{Case, EventHead},
    missing::{Check, checks},
};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page},
    error::Result,
    form::{Mistakes, Notice, Refusal},
    format,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "event_desk/overview.html")]
pub(super) struct Overview {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    mistakes: Mistakes,
    /// What the state means and what happens next.
    about: String,
    reason: Option<String>,
    checks: Vec<CheckLine>,
    figures: Vec<(String, String)>,
    /// Where the form goes that publishes it; none where it cannot be published, or not any more.
    publish: Option<String>,
    lacks: bool,
    /// Label and address of further steps.
    steps: Vec<(String, String)>,
}

/// A line of the check list.
struct CheckLine {
    text: String,
    href: String,
    done: bool,
    needed: bool,
}

impl Overview {
    pub(super) async fn of(state: &PortalState, site: &Site, case: &Case) -> Result<Self> {
        let (lang, event) = (site.lang, case.event());
        let (desk, head) = case.frame(site, "");
        let is_draft = event.state == EventState::Draft;
        let checks = if is_draft { checks(&case.view, state.clock.now()) } else { Vec::new() };
        let lacks = checks.iter().any(|check| check.needed && !check.done);
        let line = |check: Check| CheckLine {
            text: lang.t(check.key),
            href: site.href(&case.path(check.path)),
            done: check.done,
            needed: check.needed,
        };
        let found = exhibitor::figures(&state.db, &*state.clock, &site.visit.actor, event.id).await?;
        let figure = |key: &str, count: u64| (format::number(lang, count), lang.count(key, count));
        let mut figures = vec![
            figure("edesk-figure-signed-up", found.signed_up),
            figure("edesk-figure-waiting", found.waiting),
        ];
        if matches!(event.state, EventState::Running | EventState::Done) {
            figures.push(figure("edesk-figure-came", found.came));
        }
        let steps = steps(event.state, found.signed_up + found.waiting == 0);
        Ok(Self {
            page: inner_page(site, format!("{} – {}", lang.t("edesk-tab-overview"), head.title)),
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            about: lang.word("edesk-state-about", event.state.as_str()),
            reason: event.cancel_reason.clone(),
            checks: checks.into_iter().map(line).collect(),
            figures,
            publish: (is_draft && !lacks).then(|| site.href(&case.path("/veroeffentlichen"))),
            lacks,
            steps: steps.into_iter().map(|(key, path)| (lang.t(key), site.href(&case.path(path)))).collect(),
            desk,
            head,
        })
    }

    /// The page with what speaks against a step.
    pub(super) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        Ok(refusal.answer(html(&self)?))
    }
}

/// What can be done besides publishing.
fn steps(state: EventState, nobody: bool) -> Vec<(&'static str, &'static str)> {
    let copy = ("edesk-step-copy", "/kopieren");
    let cancel = ("edesk-step-cancel", "/absagen");
    match state {
        EventState::Draft => vec![copy, ("edesk-step-remove", "/loeschen")],
        EventState::Published if nobody => vec![("edesk-step-unpublish", "/zuruecknehmen"), copy, cancel],
        EventState::Published | EventState::Running => vec![copy, cancel],
        EventState::Done | EventState::Cancelled => vec![copy],
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    html(&Overview::of(&state, &site, &case).await?)
}
