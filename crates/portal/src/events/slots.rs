//! What can be booked at an event, in words.
use chrono::{DateTime, Utc};
use lotse_domain::{
    booking::Reason,
    event::{
        CompanyRef, SlotView,
        meeting::Meeting,
        slot::{SlotKind, Unit},
    },
    place::Gazetteer,
};

use super::{route::route, when};
use crate::{language::Lang, map::MapFigure, markdown, site::Site};

/// A stop of a bus, or a station of a group, with its times.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    /// Where a map of the route numbers them.
    pub(crate) number: Option<usize>,
    pub(crate) time: String,
    pub(crate) title: String,
    /// Name and address of the company's page.
    pub(crate) company: Option<(String, String)>,
    pub(crate) place: Option<String>,
    pub(crate) description: Option<String>,
}

impl Stop {
    pub(crate) fn new(site: &Site, meeting: &Meeting, company: Option<&CompanyRef>) -> Self {
        let place = [meeting.place.as_deref(), meeting.street.as_deref(), meeting.town.as_deref()];
        let place: Vec<&str> = place.into_iter().flatten().collect();
        Self {
            number: None,
            time: when::hours(site.lang, meeting.starts_at, meeting.ends_at),
            title: meeting.title.clone(),
            company: company.map(|company| link(site, company)),
            place: (!place.is_empty()).then(|| place.join(", ")),
            description: meeting.description.as_deref().map(markdown::to_html),
        }
    }
}

/// Name and address of a company's page.
pub(crate) fn link(site: &Site, company: &CompanyRef) -> (String, String) {
    (company.name.clone(), site.href(&format!("/unternehmen/{}", company.slug)))
}

/// A slot as a page shows it.
#[derive(Debug, Clone)]
pub(crate) struct SlotBox {
    pub(crate) title: String,
    pub(crate) when: String,
    pub(crate) place: Option<String>,
    pub(crate) company: Option<(String, String)>,
    pub(crate) description: Option<String>,
    /// Places left, in words.
    pub(crate) places: String,
    /// Nothing is free.
    pub(crate) full: bool,
    pub(crate) stops: Vec<Stop>,
    /// Of a bus whose stops are known well enough.
    pub(crate) route: Option<MapFigure>,
}

impl SlotBox {
    pub(crate) fn new(site: &Site, view: &SlotView, gazetteer: &Gazetteer) -> Self {
        let (lang, slot) = (site.lang, &view.slot);
        let room = Room::of(view);
        let is_bus = slot.kind == SlotKind::Bus;
        let route = if is_bus { route(site, view, gazetteer) } else { None };
        // The numbers of the map.
        let number = |at: usize| route.as_ref().map(|_| at);
        Self {
            title: slot.title.clone(),
            when: when::whole(lang, slot.starts_at, slot.ends_at),
            place: slot.place.clone(),
            company: view.company.as_ref().map(|company| link(site, company)),
            description: slot.description.as_deref().map(markdown::to_html),
            places: room.words(lang, slot.unit, false),
            full: !matches!(room, Room::Free(_)),
            stops: (1..)
                .zip(&view.meetings)
                .map(|(at, (meeting, company))| Stop {
                    number: number(at),
                    ..Stop::new(site, meeting, company.as_ref())
                })
                .collect(),
            route,
        }
    }
}

/// What is left of a slot for somebody who comes now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Room {
    Free(u64),
    /// One can wait: so many are before.
    Waits(u64),
    Full,
    /// Nobody can book it now.
    Closed(Reason),
}

impl Room {
    /// For somebody of no known school.
    pub(crate) fn of(view: &SlotView) -> Self {
        match &view.closed {
            // Which school somebody goes to is asked later; who may not yet is told then.
            Some(Reason::FirstSchools { .. }) | None => Self::open(view),
            Some(Reason::Full { .. }) => Self::Full,
            Some(reason) => Self::Closed(reason.clone()),
        }
    }

    /// Whatever its window says.
    fn open(view: &SlotView) -> Self {
        let slot = &view.slot;
        let free = u64::try_from(slot.free()).unwrap_or(0);
        let passes = view.waiting == 0 || !slot.in_order;
        match (free, slot.waiting_list) {
            (1.., _) if passes => Self::Free(free),
            (_, true) => Self::Waits(view.waiting),
            (_, false) => Self::Full,
        }
    }

    /// For somebody for whom the window was looked at already.
    pub(crate) fn knowing(view: &SlotView, closed: Option<Reason>) -> Self {
        closed.map_or_else(|| Self::open(view), Self::Closed)
    }

    /// Whether it can be chosen.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self, Self::Free(_) | Self::Waits(_))
    }

    /// Pupils read "du", whoever books for a group "Sie".
    pub(crate) fn words(&self, lang: Lang, unit: Unit, group: bool) -> String {
        match (self, unit) {
            (Self::Waits(0), _) if group => lang.t("slot-waiting-first-group"),
            (Self::Waits(ahead), _) if group => lang.count("slot-waiting-group", *ahead),
            (Self::Free(free), Unit::Person) => lang.count("slot-free", *free),
            (Self::Free(free), Unit::Party) => lang.count("slot-free-groups", *free),
            (Self::Waits(0), _) => lang.t("slot-waiting-first"),
            (Self::Waits(ahead), _) => lang.count("slot-waiting", *ahead),
            (Self::Full, _) => lang.t("slot-full"),
            (Self::Closed(reason), _) => reason_line(lang, reason),
        }
    }
}

/// Why a slot cannot be booked, in one sentence for everybody.
pub(crate) fn reason_line(lang: Lang, reason: &Reason) -> String {
    let many = |n: i32| n.to_string();
    match reason {
        Reason::Full { free } if *free > 0 => {
            lang.count("reason-full-few", u64::try_from(*free).unwrap_or(0))
        }
        Reason::Full { .. } => lang.t("reason-full"),
        Reason::NotOpenYet { opens_at } => {
            lang.with("reason-not-open-yet", [("day", when::moment(lang, *opens_at))])
        }
        Reason::FirstSchools { until } => {
            lang.with("reason-first-schools", [("day", when::moment(lang, *until))])
        }
        Reason::Closed => lang.t("reason-closed"),
        Reason::Gone => lang.t("reason-gone"),
        Reason::Clash { title, starts_at } => {
            lang.with("reason-clash", [("title", title.clone()), ("start", when::moment(lang, *starts_at))])
        }
        Reason::NotForThem { most: Some(most) } => lang.with("reason-too-many", [("n", many(*most))]),
        Reason::NotForThem { most: None } => lang.t("reason-not-for-them"),
        Reason::SchoolFull { most } => lang.with("reason-school-full", [("n", many(*most))]),
        Reason::Enough { most } => lang.with("reason-enough", [("n", many(*most))]),
        Reason::ByWish => lang.t("reason-by-wish"),
        Reason::BookedAlready => lang.t("reason-booked-already"),
    }
}

/// Slots of one kind under one heading.
#[derive(Debug, Clone)]
pub(crate) struct SlotGroup {
    pub(crate) heading: String,
    pub(crate) slots: Vec<SlotBox>,
}

/// Times of one company, told in a line: there can be hundreds of them.
#[derive(Debug, Clone)]
pub(crate) struct TimesOf {
    pub(crate) company: (String, String),
    pub(crate) line: String,
}

/// Slots that stand for themselves, by kind.
pub(crate) fn groups(site: &Site, slots: &[SlotView], gazetteer: &Gazetteer) -> Vec<SlotGroup> {
    [SlotKind::Admission, SlotKind::Bus, SlotKind::ClassPlace, SlotKind::Date, SlotKind::Talk]
        .into_iter()
        .filter_map(|kind| {
            let slots: Vec<SlotBox> = slots
                .iter()
                .filter(|view| view.slot.kind == kind)
                .map(|view| SlotBox::new(site, view, gazetteer))
                .collect();
            let heading = site.lang.word("slot-heading", kind.as_str());
            (!slots.is_empty()).then_some(SlotGroup { heading, slots })
        })
        .collect()
}

/// Interviews and stops, a line for each company.
pub(crate) fn times(site: &Site, slots: &[SlotView]) -> Vec<TimesOf> {
    let mut companies: Vec<&CompanyRef> = slots
        .iter()
        .filter(|view| view.slot.kind.is_wished_for())
        .filter_map(|view| view.company.as_ref())
        .collect();
    companies.sort_by(|a, b| a.name.cmp(&b.name));
    companies.dedup_by(|a, b| a.id == b.id);
    companies
        .into_iter()
        .filter_map(|company| {
            let own: Vec<&SlotView> = slots
                .iter()
                .filter(|view| view.slot.kind.is_wished_for() && view.slot.company_id == Some(company.id))
                .collect();
            let from = own.iter().map(|view| view.slot.starts_at).min()?;
            let until = own.iter().map(|view| view.slot.ends_at).max()?;
            Some(TimesOf { company: link(site, company), line: times_line(site.lang, &own, from, until) })
        })
        .collect()
}

fn times_line(lang: Lang, own: &[&SlotView], from: DateTime<Utc>, until: DateTime<Utc>) -> String {
    let free: i32 = own.iter().map(|view| view.slot.free().max(0)).sum();
    let free = lang.count("slot-times-free", u64::try_from(free).unwrap_or(0));
    format!("{}, {free}", when::hours(lang, from, until))
}

#[cfg(test)]
pub(crate) mod tests {
    use lotse_domain::event::slot::{Slot, Takes};
    use uuid::Uuid;

    use super::{DateTime, Lang, Reason, Room, SlotKind, SlotView, Unit, Utc};

    pub(crate) fn view(capacity: i32, taken: i32, waiting: u64) -> SlotView {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let slot = Slot {
            id: Uuid::from_u128(u128::try_from(capacity * 1_000 + taken).unwrap()),
            event_id: Uuid::nil(),
            kind: SlotKind::Bus,
            company_id: None,
            interviewer_id: None,
            title: "Bus 1".into(),
            description: None,
            place: None,
            starts_at: at("2027-03-05T07:00:00Z"),
            ends_at: at("2027-03-05T14:00:00Z"),
            unit: Unit::Person,
            takes: Takes::Both,
            party_most: None,
            capacity,
            taken,
            waiting: 0,
            next_position: 1,
            waiting_list: true,
            in_order: true,
            opens_at: None,
            closes_at: None,
            position: 0,
            cancelled_at: None,
            version: 1,
            created_at: at("2027-01-01T00:00:00Z"),
            updated_at: at("2027-01-01T00:00:00Z"),
        };
        SlotView { slot, company: None, meetings: Vec::new(), waiting, closed: None }
    }

    #[test]
    fn places_left_are_told_in_words() {
        let words = |view: &SlotView| Room::of(view).words(Lang::De, Unit::Person, false);
        assert_eq!(words(&view(50, 47, 0)), "noch 3 Plätze");
        assert_eq!(words(&view(50, 49, 0)), "noch 1 Platz");
        assert_eq!(words(&view(50, 50, 5)), "Warteliste: 5 vor dir");
        assert_eq!(words(&view(50, 49, 2)), "Warteliste: 2 vor dir", "nobody passes those who wait");
        let mut full = view(50, 50, 0);
        assert_eq!(words(&full), "Warteliste: du wärst vorn");
        full.slot.waiting_list = false;
        assert_eq!(words(&full), "ausgebucht");
        full.closed = Some(Reason::Closed);
        assert!(!Room::of(&full).is_open() && words(&full).contains("vorbei"));
    }
}
