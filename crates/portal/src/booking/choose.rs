//! The page on which one chooses what to book.
use askama::Template;
use axum::response::Response;
use lotse_domain::event::{SlotView, slot::SlotKind};
use uuid::Uuid;

use super::{offer::Offer, typed::Typed};
use crate::{
    error::Result,
    events::{Room, when},
    form::{Field, Mistakes, Notice, Refusal},
    language::Lang,
    page::{Page, Section, html},
    site::Site,
};

/// Slots under one heading.
#[derive(Debug, Clone)]
pub(crate) struct ChoiceGroup {
    pub(crate) heading: String,
    /// One of many, so it opens on demand.
    pub(crate) folded: bool,
    pub(crate) open: bool,
    /// How many of its slots are free; said where they are folded.
    pub(crate) free: String,
    pub(crate) slots: Vec<SlotChoice>,
}

/// A slot with its box to tick.
#[derive(Debug, Clone)]
pub(crate) struct SlotChoice {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) when: String,
    pub(crate) place: Option<String>,
    pub(crate) places: String,
    pub(crate) full: bool,
    /// It can be ticked.
    pub(crate) possible: bool,
    pub(crate) ticked: bool,
}

impl SlotChoice {
    fn new(lang: Lang, view: &SlotView, room: &Room, ticked: bool, fixed: bool, group: bool) -> Self {
        let slot = &view.slot;
        Self {
            id: slot.id.to_string(),
            title: slot.title.clone(),
            when: when::whole(lang, slot.starts_at, slot.ends_at),
            place: slot.place.clone(),
            places: if fixed { String::new() } else { room.words(lang, slot.unit, group) },
            full: !matches!(room, Room::Free(_)),
            possible: (ticked || room.is_open()) && !fixed,
            ticked,
        }
    }
}

/// Slots by kind, and those of companies by company. `ticked` are chosen, `fixed` cannot be changed any more.
pub(crate) fn groups(
    lang: Lang,
    slots: &[&SlotView],
    room: impl Fn(&SlotView) -> Room,
    ticked: &[Uuid],
    fixed: &[Uuid],
    group: bool,
) -> Vec<ChoiceGroup> {
    let choice = |view: &&SlotView| {
        let id = view.slot.id;
        SlotChoice::new(lang, view, &room(view), ticked.contains(&id), fixed.contains(&id), group)
    };
    let mut groups = Vec::new();
    for kind in SlotKind::ALL.iter().filter(|kind| !kind.is_wished_for()) {
        let slots: Vec<SlotChoice> =
            slots.iter().filter(|view| view.slot.kind == *kind).map(choice).collect();
        if !slots.is_empty() {
            let heading = lang.word("slot-heading", kind.as_str());
            groups.push(ChoiceGroup { heading, folded: false, open: true, free: String::new(), slots });
        }
    }
    let mut companies: Vec<(&str, Option<Uuid>)> = slots
        .iter()
        .filter(|view| view.slot.kind.is_wished_for())
        .map(|view| (view.company.as_ref().map_or("", |company| company.name.as_str()), view.slot.company_id))
        .collect();
    companies.sort_unstable();
    companies.dedup();
    let folded = companies.len() > 1;
    for (name, id) in companies {
        let own = |view: &&&SlotView| view.slot.kind.is_wished_for() && view.slot.company_id == id;
        let slots: Vec<SlotChoice> = slots.iter().filter(own).map(choice).collect();
        let kind = lang.word("slot-heading", SlotKind::Interview.as_str());
        let heading = if name.is_empty() { kind } else { name.to_owned() };
        let open = !folded || slots.iter().any(|slot| slot.ticked);
        let free = slots.iter().filter(|slot| slot.possible && !slot.full).count();
        let free = lang.count("slot-times-free", u64::try_from(free).unwrap_or(u64::MAX));
        groups.push(ChoiceGroup { heading, folded, open, free, slots });
    }
    groups
}

#[derive(Template)]
#[template(path = "booking/choose.html")]
pub(super) struct Choose {
    page: Page,
    notice: Option<Notice>,
    back: (String, String),
    step: String,
    line: String,
    action: String,
    /// The value of `gruppe`: the form's own address loses its parameters.
    group: Option<String>,
    mistakes: Mistakes,
    groups: Vec<ChoiceGroup>,
    wishes: Vec<Field>,
    wishes_text: Vec<String>,
}

/// "Schritt 1 von 3"
pub(super) fn step(lang: Lang, step: u8, count: u8) -> String {
    lang.with("applying-step", [("n", step.to_string()), ("count", count.to_string())])
}

/// What is booked, when.
pub(super) fn line(lang: Lang, offer: &Offer) -> String {
    let event = &offer.view.event;
    let when = when::whole(lang, event.starts_at, event.ends_at);
    match offer.party.name() {
        Some(name) => {
            let blanks = [("title", event.title.clone()), ("day", when), ("name", name.to_owned())];
            lang.with("booking-line-group", blanks)
        }
        None => lang.with("booking-line", [("title", event.title.clone()), ("day", when)]),
    }
}

impl Choose {
    /// `typed` is what the address says.
    pub(super) fn new(site: &Site, offer: &Offer, typed: &Typed) -> Self {
        let lang = site.lang;
        let chosen = typed.ids("platz");
        let ticked =
            if typed.get("schritt").is_empty() && chosen.is_empty() { offer.usual() } else { chosen };
        let title = lang.with("booking-title", [("title", offer.view.event.title.clone())]);
        let count = if site.visit.actor.identity().is_some() { 2 } else { 3 };
        let event = &offer.view.event;
        let wishes = wish_fields(lang, offer, typed);
        let until = event.wishes_until.map(|at| when::moment(lang, at)).unwrap_or_default();
        let wishes_text = if wishes.is_empty() {
            Vec::new()
        } else {
            let blanks = [("n", event.wishes_most.to_string()), ("day", until)];
            vec![lang.with("booking-wishes-text", blanks), lang.t("event-wishes-rule")]
        };
        Self {
            page: Page::new(site, Section::Events, title, lang.t("booking-choose-heading")),
            notice: Notice::of(site),
            back: (site.href(&offer.page()), lang.t("booking-back")),
            step: step(lang, 1, count),
            line: line(lang, offer),
            action: site.href(&format!("{}/anmelden", offer.page())),
            group: offer.party.word(),
            mistakes: Mistakes::default(),
            groups: groups(
                lang,
                &offer.fitting(),
                |view| offer.room(view),
                &ticked,
                &[],
                offer.party.is_group(),
            ),
            wishes,
            wishes_text,
        }
    }

    pub(super) fn show(&self) -> Result<Response> {
        html(self)
    }

    /// Nothing was chosen.
    pub(super) fn nothing(mut self) -> Result<Response> {
        let refusal = Refusal::own(Mistakes::of("platz", self.page.t("booking-choose-missing")));
        self.mistakes = refusal.mistakes.clone();
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

/// "1. Wunsch", "2. Wunsch" …: one of the companies each.
fn wish_fields(lang: Lang, offer: &Offer, typed: &Typed) -> Vec<Field> {
    let companies: Vec<(String, String)> =
        offer.wishable().iter().map(|company| (company.id.to_string(), company.name.clone())).collect();
    let given: Vec<&str> = typed.all("wunsch").collect();
    ranked(lang, &companies, offer.view.event.wishes_most, &given)
}

/// A select for each rank, all of the same name.
pub(crate) fn ranked(lang: Lang, companies: &[(String, String)], most: i32, given: &[&str]) -> Vec<Field> {
    let most = usize::try_from(most).unwrap_or(0).min(companies.len());
    let none = || (String::new(), lang.t("booking-wish-none"));
    (0..most)
        .map(|at| {
            let options = std::iter::once(none()).chain(companies.iter().cloned()).collect();
            let label = lang.with("booking-wish", [("n", (at + 1).to_string())]);
            Field::select("wunsch", label, options).value(given.get(at).copied().unwrap_or_default())
        })
        .collect()
}
