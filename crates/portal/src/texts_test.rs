//! Every text is there in both languages, and every key that is used is defined.
mod words;

use std::{collections::BTreeSet, fs, path::Path};
use words::{ADVICE, HISTORY, LETTERS};

use lotse_domain::{
    api_key::Scope,
    application::{ApplicationState, QuestionKey, desk::Lane},
    booking::{BookingState, EndReason, place::PlaceConsent, wishes::WishOutcome},
    company::{MembershipState, profile::PictureKind},
    document::DocumentKind,
    event::{EventKind, EventState, slot::SlotKind},
    grant::Role,
    mail::{SuppressionReason, Topic},
    occupation::{Area, Basis, Sector},
    outbox::OutboxState,
    report::Reason,
    vacancy::{ApplyBy, Kind, Qualification, SchoolRhythm, VacancyState, WorkPattern, desk::CloseReason},
};

use crate::language::Lang;

/// The names of all blanks.
const BLANKS: [&str; 21] = [
    "area", "company", "count", "day", "distance", "heading", "hours", "kind", "km", "mail", "n", "name",
    "of", "place", "places", "start", "title", "until", "what", "words", "year",
];

/// Field and code of the domain's errors that forms show.
const MISTAKES: [&str; 19] = [
    "mail-form",
    "mail-same",
    "password-too-short",
    "password-too-long",
    "password-too-easy",
    "current-password-missing",
    "current-password-wrong",
    "name-too-long",
    "name-characters",
    "name-length",
    "birth-date-out-of-range",
    "guardian-mail-missing",
    "guardian-mail-form",
    "guardian-mail-own",
    "guardian-name-length",
    "label-too-long",
    "scopes-missing",
    "days-range",
    "text-characters",
];

/// As [`MISTAKES`], in the forms of companies, clusters and operators.
const DESK_MISTAKES: [&str; 23] = [
    "name-missing",
    "name-form",
    "summary-too-long",
    "industry-too-long",
    "website-form",
    "website-too-long",
    "employees-out-of-range",
    "street-too-long",
    "town-too-long",
    "town-length",
    "postal-code-form",
    "postal-code-too-long",
    "postal-code-unknown",
    "postal-code-missing",
    "message-too-long",
    "reason-too-long",
    "slug-form",
    "colour-form",
    "accent-colour-form",
    "region-too-long",
    "districts-too-many",
    "mail-form",
    "text-characters",
];

/// As [`MISTAKES`], in the form of an application.
const APPLYING_MISTAKES: [&str; 10] = [
    "birth-date-missing",
    "phone-too-long",
    "phone-form",
    "school-too-long",
    "answers-unknown",
    "answers-twice",
    "answers-too-long",
    "answers-characters",
    "documents-unknown",
    "documents-too-many",
];

/// As [`MISTAKES`], in what managers decide and pupils report.
const REVIEW_MISTAKES: [&str; 8] = [
    "note-missing",
    "note-too-long",
    "text-too-long",
    "due-days-range",
    "remind-days-too-many",
    "remind-days-order",
    "nudge-day-range",
    "close-days-range",
];

/// As [`MISTAKES`], in what companies write.
const COMPANY_MISTAKES: [&str; 26] = [
    "title-missing",
    "title-too-long",
    "places-out-of-range",
    "places-taken",
    "duration-months-out-of-range",
    "weekly-minutes-out-of-range",
    "pay-by-year-out-of-range",
    "pay-by-year-too-many",
    "subjects-too-long",
    "benefits-too-long",
    "questions-too-many",
    "most-open-out-of-range",
    "most-open-below-open",
    "expires-on-past",
    "expires-on-out-of-range",
    "until-out-of-range",
    "description-too-long",
    "learn-too-long",
    "phone-too-long",
    "contact-name-too-long",
    "contact-role-too-long",
    "dates-length",
    "dates-out-of-range",
    "dates-minutes",
    "dates-place",
    "reply-by-out-of-range",
];

/// As [`MISTAKES`], in forms that book.
const BOOKING_MISTAKES: [&str; 24] = [
    "size-range",
    "idempotency-key-reused",
    "guardian-mail-needed",
    "mail-twice",
    "school-id-unknown",
    "school-length",
    "school-year-length",
    "answers-form",
    "answers-missing",
    "options-unknown",
    "options-twice",
    "group-name-length",
    "school-id-missing",
    "names-until-range",
    "note-characters",
    "slots-unknown",
    "slots-twice",
    "slots-too-many",
    "slots-missing",
    "add-too-many",
    "drop-unknown",
    "wishes-too-many",
    "wishes-twice",
    "wishes-unknown",
];

fn files(folder: &Path, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The keys that a language defines: words at the beginning of a line, before an equals sign.
fn defined(lang: Lang) -> BTreeSet<String> {
    files(&root().join("locales").join(lang.code()), "ftl")
        .iter()
        .flat_map(|file| file.lines())
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .collect()
}

/// The keys that code and templates name as the first argument of `t`, `count`, `count_of` and `with`.
fn used() -> BTreeSet<String> {
    let mut sources = files(&root().join("src"), "rs");
    sources.extend(files(&root().join("templates"), "html"));
    let mut keys = BTreeSet::new();
    for source in sources {
        for call in [".t(\"", ".count(\"", ".count_of(\"", ".with(\""] {
            keys.extend(
                source.split(call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
            );
        }
    }
    keys.retain(|key| !key.contains('{') && !key.is_empty());
    keys
}

/// The keys that stand for values.
fn spelt_out() -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = (1..=12).map(|month| format!("month-{month}")).collect();
    let mut add = |group: &str, words: Vec<&str>| {
        keys.extend(words.iter().map(|word| format!("{group}-{}", word.replace('_', "-"))));
    };
    add("kind", Kind::ALL.iter().map(|value| value.as_str()).collect());
    add("area", Area::ALL.iter().map(|value| value.as_str()).collect());
    add("sector", Sector::ALL.iter().map(|value| value.as_str()).collect());
    add("basis", Basis::ALL.iter().map(|value| value.as_str()).collect());
    add("pattern", WorkPattern::ALL.iter().map(|value| value.as_str()).collect());
    add("rhythm", SchoolRhythm::ALL.iter().map(|value| value.as_str()).collect());
    for group in ["qualification", "qualification-needed"] {
        add(group, Qualification::ALL.iter().map(|value| value.as_str()).collect());
    }
    add("mine-role", Role::ALL.iter().map(|value| value.as_str()).collect());
    add("topic", Topic::ALL.iter().map(|value| value.as_str()).collect());
    let scopes: Vec<String> = Scope::ALL.iter().map(|value| value.as_str().replace(':', "-")).collect();
    add("scope", scopes.iter().map(String::as_str).collect());
    add("mistake", MISTAKES.to_vec());
    add("mistake", DESK_MISTAKES.to_vec());
    add("mistake", APPLYING_MISTAKES.to_vec());
    add("file-kind", DocumentKind::ALL.iter().map(|value| value.as_str()).collect());
    add("own-state", ApplicationState::ALL.iter().map(|value| value.as_str()).collect());
    add("question", QuestionKey::ALL.iter().map(|value| value.as_str()).collect());
    add("mistake", REVIEW_MISTAKES.to_vec());
    add("mistake", COMPANY_MISTAKES.to_vec());
    add("mistake", BOOKING_MISTAKES.to_vec());
    add("event-kind", EventKind::ALL.iter().map(|value| value.as_str()).collect());
    add("event-state", EventState::ALL.iter().map(|value| value.as_str()).collect());
    add("slot-heading", SlotKind::ALL.iter().map(|value| value.as_str()).collect());
    for group in ["booking-state", "itinerary-line"] {
        add(group, BookingState::ALL.iter().map(|value| value.as_str()).collect());
    }
    add("end-reason", EndReason::ALL.iter().map(|value| value.as_str()).collect());
    add("wish-outcome", WishOutcome::ALL.iter().map(|value| value.as_str()).collect());
    add("place-consent", PlaceConsent::ALL.iter().map(|value| value.as_str()).collect());
    for group in ["booked-next", "booked-then"] {
        add(group, vec!["guardian", "names", "waiting", "wishes", "mail", "change"]);
    }
    add("person", vec!["heading-other", "mail-ticket-other", "guardian-hint-other", "name-missing-other"]);
    add("weekday", vec!["1", "2", "3", "4", "5", "6", "7"]);
    add("advice", ADVICE.to_vec());
    for group in ["postings-state", "postings-about", "posting-intro", "posting-save"] {
        add(group, VacancyState::ALL.iter().map(|value| value.as_str()).collect());
    }
    add("posting-rhythm", SchoolRhythm::ALL.iter().map(|value| value.as_str()).collect());
    add("posting-takeover", vec!["yes", "no"]);
    add("close-reason", CloseReason::ALL.iter().map(|value| value.as_str()).collect());
    add("closed-because", CloseReason::ALL.iter().map(|value| value.as_str()).collect());
    add("application-state", ApplicationState::ALL.iter().map(|value| value.as_str()).collect());
    for group in ["lane", "lane-about"] {
        add(group, Lane::ALL.iter().map(|lane| lane.as_str()).collect());
    }
    for group in ["answer", "answer-heading", "answer-next", "answer-send"] {
        add(group, vec!["invite", "offer", "reject"]);
    }
    for group in ["picture-file", "picture-add", "picture-alt-hint"] {
        add(group, PictureKind::ALL.iter().map(|value| value.as_str()).collect());
    }
    for group in ["report-reason", "report-choice"] {
        add(group, Reason::ALL.iter().map(|value| value.as_str()).collect());
    }
    add("review-apply", ApplyBy::ALL.iter().map(|value| value.as_str()).collect());
    add("team-role", Role::ALL.iter().map(|value| value.as_str()).collect());
    add("team-role-about", vec!["company_admin", "recruiter"]);
    for group in ["members", "members-none"] {
        add(group, MembershipState::ALL.iter().map(|value| value.as_str()).collect());
    }
    add("outbox-state", OutboxState::ALL.iter().map(|value| value.as_str()).collect());
    add("suppression", SuppressionReason::ALL.iter().map(|value| value.as_str()).collect());
    add("letter", LETTERS.to_vec());
    add("history", HISTORY.to_vec());
    add("takeover", vec!["yes", "open"]);
    add("way", vec!["by-words", "by-place", "to-all"]);
    add("sort", vec!["relevance", "distance", "newest", "start", "pay"]);
    add("filter", vec!["art", "bereich", "beginn", "land", "kreis", "cluster"]);
    add("apply-hint", vec!["url", "mail", "phone"]);
    for group in ["failure-heading", "failure-text"] {
        add(
            group,
            vec![
                "not-found",
                "sign-in",
                "second-factor",
                "stale-form",
                "bad-form",
                "conflict",
                "too-many",
                "unavailable",
                "internal",
            ],
        );
    }
    keys.extend(crate::event_desk::texts::spelt_out());
    keys.extend(crate::booking_desk::texts::spelt_out());
    keys.extend(crate::search_desk::texts::spelt_out());
    keys.extend(crate::studies::texts::spelt_out());
    keys.extend(crate::articles::texts::spelt_out());
    keys.extend(crate::alerts::texts::spelt_out());
    keys.extend(crate::pages::spelt_out());
    keys
}

#[test]
fn both_languages_have_the_same_texts() {
    let (german, english) = (defined(Lang::De), defined(Lang::En));
    assert!(german.len() > 100);
    assert_eq!(german.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_key_that_is_used_is_defined() {
    let defined = defined(Lang::De);
    let missing: Vec<String> =
        used().union(&spelt_out()).filter(|key| !defined.contains(*key)).cloned().collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_text_lies_about_unused() {
    // Keys that code takes from tables of (key, value).
    let sources = files(&root().join("src"), "rs").join("\n");
    let (used, spelt_out) = (used(), spelt_out());
    let idle: Vec<String> = defined(Lang::De)
        .into_iter()
        .filter(|key| {
            let notice = key.strip_prefix("done-").map(|word| format!("fertig={word}"));
            !used.contains(key)
                && !spelt_out.contains(key)
                && !sources.contains(&format!("\"{key}\""))
                && !notice.is_some_and(|notice| sources.contains(&notice))
        })
        .collect();
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn every_text_can_be_read_and_none_shouts() {
    for lang in Lang::ALL {
        for key in defined(lang) {
            let text = lang.with(&key, BLANKS.map(|name| (name, "1".to_owned())));
            assert!(!text.starts_with("Unknown localization"), "{} {key}", lang.code());
        }
        for file in files(&root().join("locales").join(lang.code()), "ftl") {
            assert!(!file.contains('!'), "{}", lang.code());
        }
    }
}

#[test]
fn values_stand_in_texts_without_marks_of_direction() {
    let text = Lang::De.with("results-near", [("km", "25".to_owned()), ("place", "Nürnberg".to_owned())]);
    assert_eq!(text, "bis 25 km um Nürnberg");
    assert_eq!(Lang::De.count("vacancies-open", 1_234), "1.234 offene Stellen");
    assert_eq!(Lang::En.count("vacancies-open", 0), "No open position");
}
