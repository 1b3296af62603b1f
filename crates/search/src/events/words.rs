//! The words of events and of what is asked for.
use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Europe::Berlin;
use lotse_domain::{
    event::{EventKind, slot::SlotKind},
    fold::fold,
};

use crate::analysis::{is_stop_word, neutral, parts, stem};

/// What a text is found by: each word's stem, and those of the parts of compounds.
pub(crate) fn of_text(text: &str, into: &mut BTreeSet<String>) {
    for word in fold(text).split_ascii_whitespace() {
        if is_stop_word(word) {
            continue;
        }
        let word = neutral(word);
        into.extend(parts(&word).iter().map(|part| stem(part)));
        into.insert(stem(&word));
    }
}

/// The words of a query: neutral, not stemmed.
pub(crate) fn of_query(text: &str) -> Vec<String> {
    let words = fold(text);
    // Whoever types a book is answered by its first words.
    words
        .split_ascii_whitespace()
        .filter(|word| !is_stop_word(word))
        .take(12)
        .map(|word| neutral(word).into_owned())
        .collect()
}

const WEEKDAYS: [&str; 7] = [
    "montag monday",
    "dienstag tuesday",
    "mittwoch wednesday",
    "donnerstag thursday",
    "freitag friday",
    "samstag sonnabend saturday wochenende weekend",
    "sonntag sunday wochenende weekend",
];

const MONTHS: [&str; 12] = [
    "januar january",
    "februar february",
    "maerz march",
    "april",
    "mai may",
    "juni june",
    "juli july",
    "august",
    "september",
    "oktober october",
    "november",
    "dezember december",
];

/// How people name the day of a date.
pub(super) fn of_day(at: DateTime<Utc>, into: &mut BTreeSet<String>) {
    let local = at.with_timezone(&Berlin);
    let weekday = local.weekday().num_days_from_monday() as usize;
    let month = local.month0() as usize;
    let names = [WEEKDAYS.get(weekday), MONTHS.get(month)];
    for names in names.into_iter().flatten() {
        of_text(names, into);
    }
    of_text(&format!("{} {}", local.day(), local.year()), into);
}

pub(super) const fn of_event_kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::JobFair => "Messe Ausbildungsmesse Jobmesse Berufsmesse job fair",
        EventKind::JobTour => "Tour Bustour Jobtour Betriebsbesichtigung job tour",
        EventKind::SchoolVisit => "Schulbesuch Klassenbesuch Parcours Schule class visit",
        EventKind::Seminar => "Seminar Workshop Kurs Schulung",
        EventKind::OpenDay => "Tag der offenen Tür open day",
        EventKind::GetTogether => "Treffen Stammtisch get together",
    }
}

pub(super) const fn of_slot_kind(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Admission => "Eintritt",
        SlotKind::Bus => "Bus",
        SlotKind::ClassPlace => "Klasse Gruppe",
        SlotKind::Date => "Termin",
        SlotKind::Talk => "Vortrag talk",
        SlotKind::Interview => "Gespräch Vorstellungsgespräch Interview Speeddating",
        SlotKind::Stop => "Führung Besichtigung Rundgang Station visit",
    }
}
