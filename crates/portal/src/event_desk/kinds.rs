//! What an event of each kind begins with.
use chrono::{DateTime, Utc};
use lotse_domain::event::{
    BookingMode, EventKind, WaitingRule,
    desk::{EventDraft, SlotDraft},
    slot::{SlotKind, Takes, Unit},
};

use crate::language::Lang;

/// A way to begin. Visits of classes and circuits of stations are the same kind, but begin with other slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Fair,
    Tour,
    ClassVisit,
    Circuit,
    Seminar,
    OpenDay,
    GetTogether,
}

impl Start {
    pub(super) const ALL: [Self; 7] = [
        Self::Fair,
        Self::Tour,
        Self::ClassVisit,
        Self::Circuit,
        Self::Seminar,
        Self::OpenDay,
        Self::GetTogether,
    ];

    /// In addresses and keys of texts.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Fair => "messe",
            Self::Tour => "tour",
            Self::ClassVisit => "klassenbesuch",
            Self::Circuit => "rundlauf",
            Self::Seminar => "seminar",
            Self::OpenDay => "offene-tuer",
            Self::GetTogether => "treffen",
        }
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|start| start.word() == word)
    }

    const fn kind(self) -> EventKind {
        match self {
            Self::Fair => EventKind::JobFair,
            Self::Tour => EventKind::JobTour,
            Self::ClassVisit | Self::Circuit => EventKind::SchoolVisit,
            Self::Seminar => EventKind::Seminar,
            Self::OpenDay => EventKind::OpenDay,
            Self::GetTogether => EventKind::GetTogether,
        }
    }

    const fn slot_kind(self) -> SlotKind {
        match self {
            Self::Fair | Self::OpenDay => SlotKind::Admission,
            Self::Tour => SlotKind::Bus,
            Self::ClassVisit | Self::Circuit => SlotKind::ClassPlace,
            Self::Seminar | Self::GetTogether => SlotKind::Date,
        }
    }

    /// Whether it begins with several slots: buses, groups, classes.
    pub(super) const fn has_count(self) -> bool {
        matches!(self, Self::Tour | Self::ClassVisit | Self::Circuit)
    }

    pub(super) const fn usual_count(self) -> i32 {
        match self {
            Self::Tour => 2,
            Self::Circuit => 4,
            _ => 1,
        }
    }

    /// Places of each.
    pub(super) const fn usual_size(self) -> i32 {
        match self {
            Self::Fair => 500,
            Self::OpenDay => 300,
            Self::GetTogether => 60,
            Self::Tour => 50,
            Self::ClassVisit => 30,
            Self::Circuit => 12,
            Self::Seminar => 20,
        }
    }

    pub(super) fn draft(self, title: String, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> EventDraft {
        EventDraft {
            kind: self.kind(),
            title,
            series: None,
            summary: None,
            description: None,
            benefit: None,
            bring: None,
            audience: None,
            venue: None,
            street: None,
            postal_code: None,
            town: None,
            starts_at,
            ends_at,
            opens_at: None,
            closes_at: None,
            cancel_until: None,
            first_schools: Vec::new(),
            first_until: None,
            school_most: None,
            // Away from school and home for a day.
            consent_below: (self == Self::Tour).then_some(16),
            mode: BookingMode::Direct,
            wishes_until: None,
            wishes_most: 5,
            appointments_most: 3,
            waiting_rule: WaitingRule::Fit,
            offer_hours: None,
        }
    }

    /// The slots of `count` buses, groups or classes of `size`, for as long as the event takes.
    pub(super) fn slots(self, lang: Lang, event: &EventDraft, count: i32, size: i32) -> Vec<SlotDraft> {
        // Several classes share one slot: each takes a place of it, whatever its size.
        let by_class = self == Self::ClassVisit;
        let slots = if self.has_count() && !by_class { count } else { 1 };
        (1..=slots)
            .map(|number| SlotDraft {
                kind: self.slot_kind(),
                title: self.slot_title(lang, number),
                description: None,
                place: None,
                company_id: None,
                interviewer_id: None,
                starts_at: event.starts_at,
                ends_at: event.ends_at,
                unit: if by_class { Unit::Party } else { Unit::Person },
                takes: if by_class { Takes::Groups } else { Takes::Both },
                party_most: by_class.then_some(size),
                capacity: if by_class { count } else { size },
                waiting_list: true,
                opens_at: None,
                closes_at: None,
                position: number,
            })
            .collect()
    }

    fn slot_title(self, lang: Lang, number: i32) -> String {
        match self {
            Self::Fair | Self::OpenDay => lang.t("edesk-default-admission"),
            Self::Tour => lang.with("edesk-default-bus", [("n", number.to_string())]),
            Self::ClassVisit => lang.t("edesk-default-class"),
            Self::Circuit => lang.with("edesk-default-group", [("name", letter(number))]),
            Self::Seminar | Self::GetTogether => lang.t("edesk-default-date"),
        }
    }
}

/// A, B, … Z, then 27 and so on.
fn letter(number: i32) -> String {
    let letter = u8::try_from(number).ok().filter(|number| (1..=26).contains(number));
    letter.map_or_else(|| number.to_string(), |number| char::from(b'A' + number - 1).to_string())
}

#[cfg(test)]
mod tests {
    use super::{EventKind, Lang, SlotKind, Start, Unit};
    use crate::event_desk::when;

    #[test]
    fn each_start_has_the_slots_that_it_needs() {
        let at = |text| when::read(text).unwrap();
        for start in Start::ALL {
            let draft = start.draft("Test".into(), at("2027-05-04T09:00"), at("2027-05-04T15:00"));
            let slots = start.slots(Lang::De, &draft, 3, 12);
            let expected = match start {
                Start::Tour | Start::Circuit => 3,
                _ => 1,
            };
            assert_eq!(slots.len(), expected, "{start:?}");
            assert!(
                slots.iter().all(|slot| slot.starts_at == draft.starts_at && slot.ends_at == draft.ends_at)
            );
            assert_eq!(Start::of(start.word()), Some(start));
        }
        let draft = Start::ClassVisit.draft("x".into(), at("2027-05-04T09:00"), at("2027-05-04T15:00"));
        let classes = Start::ClassVisit.slots(Lang::De, &draft, 3, 28);
        assert_eq!((classes[0].unit, classes[0].capacity, classes[0].party_most), (Unit::Party, 3, Some(28)));
        assert_eq!((draft.kind, classes[0].kind), (EventKind::SchoolVisit, SlotKind::ClassPlace));
        let groups = Start::Circuit.slots(Lang::En, &draft, 2, 12);
        assert_eq!(groups[1].title, "Group B");
    }
}
