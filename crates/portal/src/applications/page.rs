//! One application: where it stands, what happens next, and what can be done.
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::application::{
    Application, ApplicationState,
    own::{self, OwnApplication, OwnSummary},
};
use uuid::Uuid;

use super::{
    dates::Dates,
    said::{Said, sent},
    words::{self, Entry},
};
use crate::{
    PortalState,
    desk::{At, id_at, inner_page, see},
    documents::Row,
    error::Result,
    form::{Block, Field, Mistakes, Notice, Refusal},
    language::Lang,
    page::{Page, html},
    search::vacancy_path,
    site::Site,
};

/// How long after its end something can still be said, as the domain keeps it.
const TALK: TimeDelta = TimeDelta::days(30);

#[derive(Template)]
#[template(path = "applications/application.html")]
pub(super) struct View {
    page: Page,
    notice: Option<Notice>,
    mistakes: Mistakes,
    company: (String, String),
    /// Where the public still sees the vacancy.
    vacancy: Option<String>,
    state: String,
    line: String,
    late: bool,
    next: Vec<String>,
    /// An offer waits: where to take and where to refuse it.
    offer: Option<(String, String)>,
    /// A guardian must still agree.
    guardian: bool,
    hand_over: Option<String>,
    others: Option<Block>,
    dates: Dates,
    remind: Option<Block>,
    history: Vec<Entry>,
    said: Vec<Said>,
    write: Option<Block>,
    documents: Vec<Row>,
    sent: Vec<(String, String)>,
    /// (address, text) of the ways out.
    ways: Vec<(String, String)>,
}

impl View {
    pub(super) fn new(site: &Site, own: &OwnApplication, now: DateTime<Utc>, typed: &str) -> Self {
        let (lang, application) = (site.lang, &own.summary.application);
        let here = format!("/mein/bewerbungen/{}", application.id);
        let state = application.state;
        let company = &own.summary.company;
        let refused = matches!(state, ApplicationState::Rejected | ApplicationState::Unanswered);
        let href = |step: &str| site.href(&format!("{here}/{step}"));
        let dates = Dates::new(lang, own, now);
        Self {
            page: inner_page(site, words::title(lang, &own.summary)),
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            company: (site.href(&format!("/unternehmen/{}", company.slug)), company.name.clone()),
            vacancy: own
                .vacancy
                .as_ref()
                .map(|view| site.href(&vacancy_path(&view.vacancy.title, view.vacancy.id))),
            state: lang.word("own-state", state.as_str()),
            line: words::line(lang, application, now),
            late: words::is_late(application, now),
            next: next(lang, own, &dates, now),
            offer: (state == ApplicationState::Offered).then(|| (href("annehmen"), href("ablehnen"))),
            guardian: state == ApplicationState::Draft,
            hand_over: refused.then(|| href("weitergeben")),
            others: others(lang, &here, own),
            dates,
            remind: own.may_remind.then(|| {
                Block::new(&format!("{here}/erinnern"), lang.t("own-remind"))
                    .text(lang.t("own-remind-text"))
                    .quiet()
            }),
            history: words::history(lang, application),
            said: own.messages.iter().map(|message| Said::new(lang, &company.name, message)).collect(),
            write: may_write(application, now).then(|| {
                Block::new(&format!("{here}/nachricht"), lang.t("own-message-send")).field(
                    Field { maxlength: 4_000, ..Field::area("text", lang.t("own-message")) }
                        .hint(lang.t("own-message-hint"))
                        .value(typed),
                )
            }),
            documents: own.documents.iter().map(|document| Row::new(site, document)).collect(),
            sent: sent(lang, application),
            ways: ways(site, &here, state),
        }
    }

    pub(super) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        for block in [&mut self.dates.choose, &mut self.write, &mut self.others].into_iter().flatten() {
            refusal.mistakes.mark(&mut block.fields);
        }
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

/// Whether the company would read it.
fn may_write(application: &Application, now: DateTime<Utc>) -> bool {
    application.submitted_at.is_some() && application.closed_at.is_none_or(|at| now < at + TALK)
}

/// What happens next, and who does it.
fn next(lang: Lang, own: &OwnApplication, dates: &Dates, now: DateTime<Utc>) -> Vec<String> {
    let application = &own.summary.application;
    let due = || application.due_at.map(|at| words::day(lang, at)).unwrap_or_default();
    let mut lines = Vec::new();
    match application.state {
        ApplicationState::Draft => lines.push(lang.t("own-next-draft")),
        ApplicationState::Submitted | ApplicationState::Seen if words::is_late(application, now) => {
            lines.push(lang.t("own-next-late"));
        }
        ApplicationState::Submitted | ApplicationState::Seen => lines.push(lang.t("own-next-waits")),
        ApplicationState::Interview => match (&dates.chosen, dates.over) {
            (Some(date), false) => lines.push(lang.with("own-next-date", [("day", date.clone())])),
            (Some(_), true) => lines.push(lang.with("own-next-after-date", [("day", due())])),
            (None, _) if dates.choose.is_some() => lines.push(lang.t("own-next-choose")),
            (None, _) => lines.push(lang.t("own-next-no-date")),
        },
        ApplicationState::Offered => lines.push(lang.with("own-next-offered", [("day", due())])),
        ApplicationState::Accepted => lines.push(lang.t("own-next-accepted")),
        ApplicationState::Rejected | ApplicationState::Unanswered => lines.push(lang.t("own-next-hand-over")),
        ApplicationState::Declined | ApplicationState::Withdrawn => lines.push(lang.t("own-next-closed")),
    }
    if let Some(at) = own.may_remind_from {
        lines.push(lang.with("own-next-remind", [("day", words::day(lang, at))]));
    }
    lines
}

/// After one offer was accepted: the other open ones, all ticked.
fn others(lang: Lang, here: &str, own: &OwnApplication) -> Option<Block> {
    if own.summary.application.state != ApplicationState::Accepted || own.others_open.is_empty() {
        return None;
    }
    let option = |other: &OwnSummary| {
        (other.application.id.to_string(), format!("{}, {}", words::title(lang, other), other.company.name))
    };
    let all: Vec<String> = own.others_open.iter().map(|other| other.application.id.to_string()).collect();
    Some(
        Block::new(&format!("{here}/andere"), lang.t("own-others-send"))
            .heading(lang.t("own-others-heading"))
            .text(lang.t("own-others-text"))
            .field(
                Field::several("others", lang.t("own-others"), own.others_open.iter().map(option).collect())
                    .value(all.join(" ")),
            ),
    )
}

fn ways(site: &Site, here: &str, state: ApplicationState) -> Vec<(String, String)> {
    let lang = site.lang;
    if state.is_closed() {
        vec![(site.href(&format!("{here}/entfernen")), lang.t("own-remove"))]
    } else {
        vec![(site.href(&format!("{here}/zurueckziehen")), lang.t("own-withdraw"))]
    }
}

/// The pupil's own, with its id.
pub(super) async fn own_at(state: &PortalState, site: &Site, at: &At) -> Result<(Uuid, OwnApplication)> {
    site.visit.actor.signed_in()?;
    let id = id_at(at, "id")?;
    Ok((id, own::find(&state.db, &*state.clock, &site.visit.actor, id).await?))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (_, own) = own_at(&state, &site, &at).await?;
    html(&View::new(&site, &own, state.clock.now(), ""))
}

/// From the address of a form to the page that has it.
pub(super) async fn back(site: Site, Path(at): Path<At>) -> Result<Redirect> {
    let id = id_at(&at, "id")?;
    Ok(Redirect::to(&site.href(&format!("/mein/bewerbungen/{id}"))))
}

/// A step that is not possible any more: the page says how it stands now.
pub(super) async fn changed(state: &PortalState, site: &Site, at: &At) -> Result<Response> {
    let (_, own) = own_at(state, site, at).await?;
    let mut view = View::new(site, &own, state.clock.now(), "");
    view.notice = Some(Notice(site.lang.t("own-changed")));
    Ok((StatusCode::CONFLICT, html(&view)?).into_response())
}

/// After a step: the page again, with a word on what was done.
pub(super) fn after(site: &Site, id: Uuid, done: &str) -> Response {
    see(site, &format!("/mein/bewerbungen/{id}?{done}"))
}
