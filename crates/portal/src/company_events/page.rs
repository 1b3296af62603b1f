//! A company's part in one event: where it stands, who comes when, and who wishes to meet it.
use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    event::{
        self, BookingMode,
        exhibitor::{ExhibitorState, Visitor},
        slot::Slot,
    },
};
use uuid::Uuid;

use super::{Part, list::has_stands};
use crate::{
    PortalState,
    booking_desk::{count, slot_time},
    booking_papers::Format,
    company_desk::desk,
    desk::{At, Desk, inner_page},
    error::Result,
    events::{self, location, when},
    form::{Mistakes, Notice, Refusal},
    language::Lang,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "company_events/event.html")]
pub(super) struct EventPage {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    mistakes: Mistakes,
    back: String,
    title: String,
    when: String,
    place: Option<String>,
    public: Option<String>,
    state: Option<String>,
    warm: bool,
    /// What happens next.
    next: String,
    stand: Option<String>,
    /// Why it was refused.
    reason: Option<String>,
    /// What it says about itself, by label.
    said: Vec<(String, String)>,
    ask: Option<(String, String)>,
    interviews: Option<String>,
    withdraw: Option<String>,
    book: Option<String>,
    slots: Vec<SlotRow>,
    papers: Vec<(&'static str, String)>,
    wishing: Vec<Wishing>,
    /// Where their order goes.
    order: String,
}

/// An interview, a talk or a stop.
struct SlotRow {
    when: String,
    title: String,
    place: Option<String>,
    people: Vec<Person>,
    free: Option<String>,
}

struct Person {
    name: String,
    about: String,
    here: bool,
}

/// Somebody who wishes to meet the company.
struct Wishing {
    field: String,
    name: String,
    about: String,
    rank: String,
    mistake: Option<String>,
}

/// As the company may know them; without a guardian's agreement there is no name yet (P1).
pub(super) fn name_of(lang: Lang, visitor: &Visitor) -> String {
    visitor.name.clone().unwrap_or_else(|| lang.t("cevents-name-later"))
}

fn about(lang: Lang, visitor: &Visitor) -> String {
    let size = (visitor.size > 1).then(|| lang.count("bdesk-people", count(visitor.size)));
    let parts = [size, visitor.school.clone(), visitor.school_year.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// When a tour is at the company, by slot: the slot itself is the whole tour.
pub(super) async fn stops(state: &PortalState, part: &Part) -> Result<HashMap<Uuid, String>> {
    let view = match event::find_public(&state.db, &*state.clock, part.event().id).await {
        Ok(view) => view,
        // A draft has nobody who comes.
        Err(DomainError::NotFound { .. }) => return Ok(HashMap::new()),
        Err(error) => return Err(error.into()),
    };
    let own = part.own.company.id;
    let times = view.slots.iter().filter_map(|slot| {
        let here = slot.meetings.iter().filter(|(meeting, _)| meeting.company_id == Some(own));
        let times: Vec<String> = here
            .map(|(meeting, _)| {
                format!("{}–{}", when::clock(meeting.starts_at), when::clock(meeting.ends_at))
            })
            .collect();
        (!times.is_empty()).then(|| (slot.slot.id, times.join(", ")))
    });
    Ok(times.collect())
}

/// What a slot is called, with who holds it.
pub(super) fn title_of(part: &Part, slot: &Slot) -> String {
    let people = &part.exhibit.interviewers;
    let with = people.iter().find(|one| Some(one.id) == slot.interviewer_id);
    match with {
        Some(one) if slot.title == part.own.company.name => one.name.clone(),
        Some(one) => format!("{} – {}", slot.title, one.name),
        None => slot.title.clone(),
    }
}

fn slot_row(
    site: &Site,
    part: &Part,
    stops: &HashMap<Uuid, String>,
    slot: &Slot,
    visitors: &[Visitor],
) -> SlotRow {
    let lang = site.lang;
    let time = slot_time(lang, part.event(), slot);
    SlotRow {
        when: stops.get(&slot.id).cloned().unwrap_or(time),
        title: title_of(part, slot),
        place: slot.place.clone(),
        people: visitors
            .iter()
            .map(|visitor| Person {
                name: name_of(lang, visitor),
                about: about(lang, visitor),
                here: visitor.checked_in,
            })
            .collect(),
        free: (slot.free() > 0).then(|| lang.count("slot-free", count(slot.free()))),
    }
}

fn next_key(part: &Part) -> String {
    match part.state() {
        Some(state) => format!("cevents-next-{}", state.as_str()),
        None if part.is_open() && has_stands(part.event().kind) => "cevents-next-none".to_owned(),
        None => "cevents-next-closed".to_owned(),
    }
}

impl EventPage {
    /// `typed` are the numbers of an order that was not taken, by itinerary.
    pub(super) async fn new(
        state: &PortalState,
        site: &Site,
        part: &Part,
        typed: &HashMap<Uuid, String>,
    ) -> Result<Self> {
        let (lang, event) = (site.lang, part.event());
        let exhibitor = part.exhibit.exhibitor.as_ref();
        let state_now = part.state();
        let admitted = state_now == Some(ExhibitorState::Admitted);
        let goes = admitted || state_now == Some(ExhibitorState::Applied);
        let open = part.is_open();
        let may_ask = open
            && state_now != Some(ExhibitorState::Refused)
            && (exhibitor.is_some() || has_stands(event.kind));
        let ask = if goes { "cevents-change" } else { "cevents-ask" };
        let stops = stops(state, part).await?;
        let public = event.state.is_public();
        let wishing = part.exhibit.wishing.iter().map(|(visitor, rank)| {
            let id = visitor.itinerary_id;
            let kept = rank.map(|rank| rank.to_string()).unwrap_or_default();
            Wishing {
                field: format!("rang-{id}"),
                name: name_of(lang, visitor),
                about: about(lang, visitor),
                rank: typed.get(&id).cloned().unwrap_or(kept),
                mistake: None,
            }
        });
        let form = format!("{}/anmelden?gruppe=betrieb:{}", events::path(event), part.own.company.slug);
        let slots = part.exhibit.slots.iter();
        Ok(Self {
            page: inner_page(site, format!("{} – {}", event.title, part.own.company.name)),
            desk: desk(site, &part.own, "/veranstaltungen"),
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            back: site.href(&part.own.path("/veranstaltungen")),
            title: event.title.clone(),
            when: when::whole(lang, event.starts_at, event.ends_at),
            place: location(event),
            public: public.then(|| site.href(&events::path(event))),
            state: state_now.map(|state| lang.word("cevents-state", state.as_str())),
            warm: matches!(state_now, Some(ExhibitorState::Applied | ExhibitorState::Refused)),
            next: lang.t(&next_key(part)),
            stand: exhibitor
                .and_then(|exhibitor| exhibitor.stand.clone())
                .map(|stand| lang.with("edesk-stand-of", [("name", stand)])),
            reason: exhibitor.and_then(|exhibitor| exhibitor.reason.clone()),
            said: said(lang, part),
            ask: may_ask.then(|| (site.href(&part.path("/stand")), lang.t(ask))),
            interviews: (open && admitted).then(|| site.href(&part.path("/gespraeche"))),
            withdraw: (open && goes).then(|| site.href(&part.path("/absagen"))),
            book: (open && public).then(|| site.href(&form)),
            slots: slots.map(|(slot, people)| slot_row(site, part, &stops, slot, people)).collect(),
            papers: Format::ALL
                .iter()
                .map(|format| (format.label(), site.href(&part.path(&format!("/liste/{}", format.word())))))
                .collect(),
            wishing: if event.mode == BookingMode::Wishes { wishing.collect() } else { Vec::new() },
            order: site.href(&part.path("/wuensche")),
        })
    }

    /// The page again with what is wrong in the order.
    pub(super) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        for line in &mut self.wishing {
            line.mistake = refusal.mistakes.at(&line.field);
        }
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

fn said(lang: Lang, part: &Part) -> Vec<(String, String)> {
    let Some(exhibitor) = &part.exhibit.exhibitor else { return Vec::new() };
    let names: Vec<&str> = part.exhibit.interviewers.iter().map(|one| one.name.as_str()).collect();
    [
        ("edesk-offers", exhibitor.offers.clone()),
        ("edesk-seeks", exhibitor.seeks.clone()),
        ("edesk-needs", exhibitor.needs.clone()),
        ("edesk-contact", exhibitor.contact_name.clone()),
        ("edesk-interviewers", Some(names.join(", ")).filter(|names| !names.is_empty())),
    ]
    .into_iter()
    .filter_map(|(key, text)| Some((lang.t(key), text?)))
    .collect()
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let part = Part::of(&state, &site, &at).await?;
    html(&EventPage::new(&state, &site, &part, &HashMap::new()).await?)
}
