//! The page on which one says who comes, with the plan above and the button that books below.
use askama::Template;
use axum::response::Response;
use chrono::{DateTime, TimeZone, Utc};
use chrono_tz::Europe::Berlin;
use lotse_domain::{
    Identity,
    booking::{BookingDraft, GroupDraft},
    event::SlotView,
};
use uuid::Uuid;

use super::{
    choose::{line, step},
    offer::{Offer, Party},
    person::{self, AskMail, Asking, Part, optional},
    typed::Typed,
};
use crate::{
    error::Result,
    events::Room,
    form::{Field, Mistakes, Refusal},
    itineraries::{PlanEntry, of_slots},
    language::Lang,
    page::{Page, Section, html},
    postings::day,
    site::Site,
};

#[derive(Template)]
#[template(path = "booking/who.html")]
pub(super) struct Who {
    page: Page,
    back: (String, String),
    step: Option<String>,
    line: String,
    action: String,
    mistakes: Mistakes,
    plan: Vec<PlanEntry>,
    wishes: Vec<String>,
    hidden: Vec<(String, String)>,
    parts: Vec<Part>,
    /// Who sees what, and what happens next.
    data: String,
    next: String,
    button: String,
}

/// What is asked of whoever books for themselves.
pub(super) fn asking(offer: &Offer, identity: Option<&Identity>, chosen: &[Uuid], typed: &Typed) -> Asking {
    let mail = if identity.is_some() { AskMail::No } else { AskMail::Needed };
    let meets = !typed.ids("wunsch").is_empty() || !Offer::companies(&offer.slots(chosen)).is_empty();
    let mut asking = Asking::of_pupil(&offer.view, mail, meets);
    if let Some(born) = identity.and_then(|identity| identity.birth_date) {
        let day = crate::format::day_of(offer.view.event.starts_at);
        let age = day.years_since(born).and_then(|years| i32::try_from(years).ok()).unwrap_or(0);
        asking.birth_date = false;
        asking.guardian_below = asking.guardian_below.filter(|below| age < *below);
    }
    asking
}

impl Who {
    pub(super) fn new(site: &Site, offer: &Offer, chosen: &[Uuid], typed: &Typed) -> Self {
        let (lang, slots) = (site.lang, offer.slots(chosen));
        let identity = site.visit.actor.identity().map(AsRef::as_ref);
        let choice = offer.open().len() > 1 || !offer.wishable().is_empty();
        let title = lang.with("booking-title", [("title", offer.view.event.title.clone())]);
        let wishes = wishes(offer, typed);
        let all = Offer::companies(&slots).into_iter().chain(wishes.iter().cloned()).collect::<Vec<_>>();
        let back = if choice {
            let query = back_query(offer, chosen, typed);
            (format!("{}/anmelden?{query}", offer.page()), "booking-back-choice")
        } else {
            (offer.page(), "booking-back")
        };
        Self {
            page: Page::new(site, Section::Events, title, lang.t(heading(&offer.party))),
            back: (site.href(&back.0), lang.t(back.1)),
            step: steps(lang, choice, identity.is_some()),
            line: line(lang, offer),
            action: site.href(&offer.here()),
            mistakes: Mistakes::default(),
            plan: plan(site, offer, &slots),
            hidden: hidden(offer, &slots, typed),
            parts: parts(lang, offer, identity, chosen, typed),
            data: data(lang, offer, &all),
            next: next(lang, offer, identity.is_some()),
            button: lang.t(if identity.is_some() { "booking-send" } else { "booking-on" }),
            wishes,
        }
    }

    pub(super) fn show(&self) -> Result<Response> {
        html(self)
    }

    /// The page again with what is wrong.
    pub(super) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        for part in &mut self.parts {
            refusal.mistakes.mark(&mut part.fields);
        }
        self.mistakes = refusal.mistakes.clone();
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

fn heading(party: &Party) -> &'static str {
    match party {
        Party::Person => "booking-heading",
        Party::School(_) => "booking-heading-class",
        Party::Company(_) => "booking-heading-employees",
    }
}

/// None where all is on one page.
fn steps(lang: Lang, choice: bool, signed_in: bool) -> Option<String> {
    match (choice, signed_in) {
        (false, true) => None,
        (true, true) => Some(step(lang, 2, 2)),
        (false, false) => Some(step(lang, 1, 2)),
        (true, false) => Some(step(lang, 2, 3)),
    }
}

fn back_query(offer: &Offer, chosen: &[Uuid], typed: &Typed) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(word) = offer.party.word() {
        query.append_pair("gruppe", &word);
    }
    query.extend_pairs(chosen.iter().map(|id| ("platz", id.to_string())));
    query.extend_pairs(typed.all("wunsch").filter(|wish| !wish.is_empty()).map(|wish| ("wunsch", wish)));
    query.finish()
}

/// Names of the companies wished for, dearest first.
fn wishes(offer: &Offer, typed: &Typed) -> Vec<String> {
    let known = offer.wishable();
    let name = |id: Uuid| known.iter().find(|company| company.id == id).map(|company| company.name.clone());
    typed.ids("wunsch").into_iter().filter_map(name).collect()
}

fn plan(site: &Site, offer: &Offer, slots: &[&SlotView]) -> Vec<PlanEntry> {
    let mut plan = of_slots(site, slots);
    let mut sorted = slots.to_vec();
    sorted.sort_by_key(|view| (view.slot.starts_at, view.slot.id));
    for (entry, view) in plan.iter_mut().zip(sorted) {
        let room = offer.room(view);
        entry.notes.push(room.words(site.lang, view.slot.unit, offer.party.is_group()));
        entry.warm = matches!(room, Room::Waits(_));
    }
    plan
}

/// What the page writes itself: the slots, the wishes, whether to wait, and a key that makes a form which is sent twice harmless.
fn hidden(offer: &Offer, slots: &[&SlotView], typed: &Typed) -> Vec<(String, String)> {
    let mut hidden: Vec<(String, String)> =
        slots.iter().map(|view| ("platz".to_owned(), view.slot.id.to_string())).collect();
    hidden.extend(typed.ids("wunsch").into_iter().map(|id| ("wunsch".to_owned(), id.to_string())));
    if typed.waits() || offer.waits(slots) {
        hidden.push(("warten".to_owned(), "ja".to_owned()));
    }
    hidden.push(("schluessel".to_owned(), Uuid::new_v4().to_string()));
    hidden
}

fn parts(
    lang: Lang,
    offer: &Offer,
    identity: Option<&Identity>,
    chosen: &[Uuid],
    typed: &Typed,
) -> Vec<Part> {
    let mut parts = match &offer.party {
        Party::Person => person::parts(lang, &offer.view, asking(offer, identity, chosen, typed), typed),
        party => vec![group_part(lang, party, typed)],
    };
    let hint = if offer.party.is_group() { "booking-phone-hint-group" } else { "booking-phone-hint" };
    let phone = Field::text("phone", optional(lang, "booking-phone"))
        .hint(lang.t(hint))
        .value(typed.get("phone"))
        .autocomplete("tel");
    let note = Field { maxlength: 1_000, ..Field::area("note", optional(lang, "booking-note")) }
        .hint(lang.t("booking-note-hint"))
        .value(typed.get("note"));
    let fields = vec![Field { kind: "tel", maxlength: 60, ..phone }, note];
    parts.push(Part { heading: lang.t("booking-more"), text: String::new(), fields });
    parts
}

fn group_part(lang: Lang, party: &Party, typed: &Typed) -> Part {
    let class = matches!(party, Party::School(_));
    let (heading, name, hint) = if class {
        ("booking-group-class", "booking-group-class-name", "booking-group-class-hint")
    } else {
        ("booking-group-employees", "booking-group-employees-name", "booking-group-employees-hint")
    };
    let fields = vec![
        Field { maxlength: 120, ..Field::text("group_name", lang.t(name)) }
            .hint(lang.t(hint))
            .value(typed.get("group_name"))
            .autocomplete("off"),
        Field::digits("size", lang.t("booking-size"), 3)
            .hint(lang.t("booking-size-hint"))
            .value(typed.get("size"))
            .autocomplete("off"),
        Field::day("names_until", optional(lang, "booking-names-until"))
            .hint(lang.t("booking-names-until-hint"))
            .value(typed.get("names_until")),
    ];
    Part { heading: lang.t(heading), text: lang.t("booking-group-text"), fields }
}

fn data(lang: Lang, offer: &Offer, companies: &[String]) -> String {
    let cluster = offer.view.cluster_name.clone();
    let key = match (companies.is_empty(), offer.party.is_group()) {
        (true, false) => "booking-data",
        (false, false) => "booking-data-companies",
        (_, true) => "booking-data-group",
    };
    lang.with(key, [("name", cluster), ("company", companies.join(", "))])
}

fn next(lang: Lang, offer: &Offer, signed_in: bool) -> String {
    let key = match (offer.party.is_group(), signed_in) {
        (true, _) => "booking-next-group",
        (false, true) => "booking-next",
        (false, false) => "booking-next-code",
    };
    lang.t(key)
}

/// For the domain, which checks the rest.
///
/// # Errors
/// What is missing, or cannot be read.
pub(super) fn draft(
    lang: Lang,
    offer: &Offer,
    identity: Option<&Identity>,
    typed: &Typed,
) -> Result<BookingDraft, Mistakes> {
    let draft = BookingDraft {
        slots: typed.wanted(),
        wait: typed.waits(),
        phone: typed.given("phone"),
        note: typed.given("note"),
        wishes: typed.ids("wunsch"),
        ..BookingDraft::default()
    };
    if !offer.party.is_group() {
        let asking = asking(offer, identity, &draft.slots, typed);
        let person = person::draft(lang, &offer.view, asking, typed)?;
        return Ok(BookingDraft { people: vec![person], ..draft });
    }
    let mut mistakes = Mistakes::default();
    if typed.get("group_name").is_empty() {
        mistakes.add("group_name", lang.t("booking-group-name-missing"));
    }
    let size = typed.get("size").parse::<i32>().ok().filter(|size| (2..=500).contains(size));
    if size.is_none() {
        mistakes.add("size", lang.t("mistake-size-range"));
    }
    let names_until = typed.given("names_until").map(|text| last_moment(&text));
    if names_until == Some(None) {
        mistakes.add("names_until", lang.t("person-answer-date"));
    }
    let (Some(size), true) = (size, mistakes.is_empty()) else { return Err(mistakes) };
    let group = GroupDraft {
        size,
        group_name: typed.get("group_name").to_owned(),
        school_id: if let Party::School(school) = &offer.party { Some(school.id) } else { None },
        company_id: if let Party::Company(company) = &offer.party { Some(company.id) } else { None },
        names_until: names_until.flatten(),
    };
    Ok(BookingDraft { group: Some(group), ..draft })
}

/// The end of a day in Germany.
fn last_moment(text: &str) -> Option<DateTime<Utc>> {
    let end = day(text)?.and_hms_opt(23, 59, 59)?;
    Some(Berlin.from_local_datetime(&end).earliest()?.with_timezone(&Utc))
}
