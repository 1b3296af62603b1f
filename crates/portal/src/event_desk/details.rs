//! The details of an event. Before a change of time or place is told to those who have a place, the form asks once more.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    event::{self, Event, EventState, desk::EventDraft, series},
    school,
};
use lotse_web_kit::auth::Form;

use super::{
    details_form::{self, FIELDS, Section, concerns_people, sections},
    frame::{Case, EventForm, EventHead},
    refusal,
    steps::concerned,
    typed::Typed,
    when,
};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, see},
    error::Result,
    form::{Block, Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "event_desk/details.html")]
struct Details {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    mistakes: Mistakes,
    action: String,
    version: String,
    /// Nothing can be changed any more.
    closed: bool,
    sections: Vec<Section>,
}

impl Details {
    async fn of(state: &PortalState, site: &Site, case: &Case, typed: &Typed) -> Result<Self> {
        let (lang, actor) = (site.lang, &site.visit.actor);
        let schools = school::list_of_cluster(&state.db, actor, case.cluster.id).await?;
        let known = series::list_of_cluster(&state.db, case.cluster.id).await?;
        let (desk, head) = case.frame(site, "/angaben");
        Ok(Self {
            page: inner_page(site, format!("{} – {}", lang.t("edesk-tab-details"), head.title)),
            desk,
            head,
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            action: site.href(&case.path("/angaben")),
            version: typed.get("version").to_owned(),
            closed: !case.is_open(),
            sections: sections(lang, typed, &schools, &known, !case.view.slots.is_empty()),
        })
    }

    fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        for section in &mut self.sections {
            refusal.mistakes.mark(&mut section.fields);
        }
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = details_form::typed(case.event());
    html(&Details::of(&state, &site, &case, &typed).await?)
}

/// Whether somebody has to be told of this change.
async fn told(state: &PortalState, site: &Site, case: &Case, draft: &EventDraft) -> Result<u64> {
    let public = matches!(case.event().state, EventState::Published | EventState::Running);
    if public && concerns_people(case.event(), draft) { concerned(state, site, case).await } else { Ok(0) }
}

/// What was and what will be, and how many are told.
fn asking(site: &Site, case: &Case, typed: &Typed, draft: &EventDraft, told: u64) -> EventForm {
    let (lang, event) = (site.lang, case.event());
    let form = Block::new(&case.path("/angaben"), lang.count("edesk-save-and-tell", told));
    let form = typed.carried_by(form).hidden("anyway", "ja");
    let mut page = EventForm::new(site, case, "/angaben", lang.t("edesk-tell-heading"), form)
        .intro(lang.count("edesk-tell-text", told));
    let times = (event.starts_at, event.ends_at) != (draft.starts_at, draft.ends_at);
    let places = [place(event.venue.as_deref(), event.street.as_deref(), event.town.as_deref())];
    let after = place(
        draft.venue.as_deref(),
        draft.street.as_deref(),
        draft.town.as_deref().or(event.town.as_deref().filter(|_| draft.postal_code == event.postal_code)),
    );
    if times {
        page = page.intro(lang.with(
            "edesk-tell-time",
            [
                ("start", when::span(lang, event.starts_at, event.ends_at)),
                ("day", when::span(lang, draft.starts_at, draft.ends_at)),
            ],
        ));
        let key = if typed.has("move_slots") { "edesk-tell-slots-move" } else { "edesk-tell-slots-stay" };
        page = page.intro(lang.t(key));
    }
    if places[0] != after {
        let [before] = places;
        page = page.intro(lang.with("edesk-tell-place", [("of", before), ("place", after)]));
    }
    page.back(site, case, lang.t("edesk-tell-back"), "/angaben")
}

fn place(venue: Option<&str>, street: Option<&str>, town: Option<&str>) -> String {
    let parts: Vec<&str> = [venue, street, town].into_iter().flatten().collect();
    if parts.is_empty() { "–".to_owned() } else { parts.join(", ") }
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let mut typed = Typed::read(&fields, &FIELDS);
    let draft = match details_form::draft(site.lang, case.event(), &typed) {
        Ok(draft) => draft,
        Err(mistakes) => {
            let page = Details::of(&state, &site, &case, &typed).await?;
            return page.refused(&Refusal::own(mistakes));
        }
    };
    let told = if typed.has("anyway") { 0 } else { told(&state, &site, &case, &draft).await? };
    if told > 0 {
        return asking(&site, &case, &typed, &draft, told).show();
    }
    match save(&state, &site, &case, &typed, draft).await {
        Ok(_) => Ok(see(&site, &case.path("/angaben?fertig=va-gespeichert"))),
        Err(error) => {
            if matches!(error, DomainError::Stale) {
                typed.set("version", case.event().version.to_string());
            }
            let refusal = refusal(site.lang, error, "title", "edesk-changed")?;
            Details::of(&state, &site, &case, &typed).await?.refused(&refusal)
        }
    }
}

async fn save(
    state: &PortalState,
    site: &Site,
    case: &Case,
    typed: &Typed,
    draft: EventDraft,
) -> Result<Event, DomainError> {
    let (actor, id) = (&site.visit.actor, case.event().id);
    let moves = typed.has("move_slots");
    event::desk::change(&state.db, &*state.clock, actor, id, typed.version(), draft, moves).await
}
