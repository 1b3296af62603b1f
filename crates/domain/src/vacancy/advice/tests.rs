//! Good and bad postings.
use chrono::NaiveDate;

use super::{Advice, Weight, advise, advise_knowing};
use crate::{
    company::SiteDraft,
    occupation::{Area, Basis, Occupation, Sector, Words},
    vacancy::{Kind, VacancyDraft, WorkPattern},
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 22)
}

const GOOD: &str = "Bei uns lernst du, Maschinen zu bauen, zu warten und zu reparieren. Du arbeitest im Team mit erfahrenen \
                    Kolleginnen und Kollegen und besuchst an zwei Tagen in der Woche die Berufsschule. Wir bilden junge \
                    Menschen seit 30 Jahren aus und freuen uns über alle Bewerbungen. Gute Deutschkenntnisse helfen dir in \
                    der Schule. Unser Unternehmen ist jung, die Vergütung attraktiv, und Mädchen und Jungen sind willkommen.";

/// A posting that says everything, and nothing wrong.
fn good() -> VacancyDraft {
    VacancyDraft {
        kind: Some(Kind::Apprenticeship),
        title: "Industriemechaniker/in".into(),
        occupation: Some("25102-900".into()),
        description: Some(GOOD.into()),
        starts_on: Some(day(2026, 9, 1)),
        duration_months: Some(42),
        pay_by_year: vec![110_000, 116_000, 125_000, 132_000],
        weekly_minutes: Some(39 * 60),
        deadline: None,
        company: "Nordmetall GmbH".into(),
        sites: vec![SiteDraft { postal_code: Some("24103".into()), ..Default::default() }],
        ..Default::default()
    }
}

fn codes(draft: &VacancyDraft) -> Vec<&'static str> {
    advise(draft, today()).iter().map(|piece| piece.code).collect()
}

fn one(draft: &VacancyDraft) -> Advice {
    let mut all = advise(draft, today());
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn a_normal_posting_gets_no_advice() {
    assert_eq!(advise(&good(), today()), []);
}

#[test]
fn an_empty_posting_is_told_everything_in_the_order_of_the_form() {
    assert_eq!(
        codes(&VacancyDraft::default()),
        ["occupation_unknown", "text_missing", "start_missing", "pay_missing", "place_missing"]
    );
    let internship = VacancyDraft { kind: Some(Kind::Internship), ..Default::default() };
    assert_eq!(codes(&internship), ["text_missing", "start_missing", "place_missing"]);
}

#[test]
fn pay_is_held_against_the_year_in_which_the_training_begins() {
    let paying = |pay: &[i32], starts_on: NaiveDate| VacancyDraft {
        pay_by_year: pay.to_vec(),
        starts_on: Some(starts_on),
        ..good()
    };
    assert_eq!(advise(&paying(&[72_400, 85_400, 97_700, 101_400], day(2026, 9, 1)), today()), []);
    let first = one(&paying(&[72_399], day(2026, 9, 1)));
    assert_eq!((first.code, first.weight), ("pay_below_minimum", Weight::Law));
    assert_eq!((first.found.as_deref(), first.figure), (Some("723.99"), Some(72_400)));
    assert!(first.detail.contains("section 17 BBiG"), "{}", first.detail);
    let third = one(&paying(&[72_400, 85_400, 90_000], day(2026, 9, 1)));
    assert!(third.detail.starts_with("year 3 ") && third.figure == Some(97_700), "{}", third.detail);
    assert_eq!(advise(&paying(&[68_200], day(2025, 9, 1)), today()), []);
    let later = one(&paying(&[70_000], day(2027, 9, 1)));
    assert!(later.figure == Some(72_400) && later.detail.contains("not announced"), "{}", later.detail);
    assert_eq!(advise(&paying(&[10_000], day(2019, 9, 1)), today()), []);
    let half =
        VacancyDraft { work_pattern: Some(WorkPattern::PartTime), ..paying(&[40_000], day(2026, 9, 1)) };
    assert_eq!(advise(&half, today()), []);
    let study = VacancyDraft { kind: Some(Kind::DualStudy), ..paying(&[40_000], day(2026, 9, 1)) };
    assert_eq!(advise(&study, today()), []);
}

#[test]
fn hours_beyond_what_minors_may_work_are_told() {
    let long = one(&VacancyDraft { weekly_minutes: Some(40 * 60 + 30), ..good() });
    assert_eq!((long.code, long.weight, long.figure), ("hours_above_youth_limit", Weight::Law, Some(2_400)));
    assert!(long.detail.starts_with("40:30 hours") && long.detail.contains("section 8"), "{}", long.detail);
    assert_eq!(codes(&VacancyDraft { weekly_minutes: Some(40 * 60), ..good() }), [] as [&str; 0]);
    let grown = VacancyDraft { kind: Some(Kind::EntryJob), weekly_minutes: Some(45 * 60), ..good() };
    assert_eq!(codes(&grown), [] as [&str; 0]);
}

#[test]
fn a_deadline_is_neither_over_nor_after_the_start() {
    let passed =
        one(&VacancyDraft { deadline: Some(day(2026, 11, 20)), starts_on: Some(day(2027, 9, 1)), ..good() });
    assert_eq!((passed.code, passed.figure), ("deadline_passed", Some(2)));
    let late =
        one(&VacancyDraft { deadline: Some(day(2027, 9, 11)), starts_on: Some(day(2027, 9, 1)), ..good() });
    assert_eq!((late.code, late.figure), ("deadline_after_start", Some(10)));
    let last_day = VacancyDraft { deadline: Some(today()), starts_on: Some(day(2027, 9, 1)), ..good() };
    assert_eq!(codes(&last_day), [] as [&str; 0]);
}

#[test]
fn a_text_says_something() {
    let short = VacancyDraft { description: Some("ü".repeat(199)), ..good() };
    assert_eq!(codes(&short), ["text_short"]);
    assert_eq!(codes(&VacancyDraft { description: Some("ü".repeat(200)), ..good() }), [] as [&str; 0]);
    assert_eq!(codes(&VacancyDraft { description: Some("  \n".into()), ..good() }), ["text_missing"]);
}

#[test]
fn wordings_are_found_as_they_stand_with_better_words() {
    for (text, code, found) in [
        ("Wir sind ein junges Team.", "wording_age", "junges Team"),
        ("Verstärke unser junges, dynamisches Team", "wording_age", "junges, dynamisches Team"),
        ("Du bist JUNG UND DYNAMISCH", "wording_age", "JUNG UND DYNAMISCH"),
        ("Bewerber (max. 25 Jahre)", "wording_age", "max. 25 Jahre"),
        ("Du bist bis 25 Jahre alt", "wording_age", "bis 25 Jahre"),
        ("Berufsanfänger bevorzugt", "wording_age", "Berufsanfänger bevorzugt"),
        ("Berufsanfaenger bevorzugt", "wording_age", "Berufsanfaenger bevorzugt"),
        ("Kauffrau gesucht", "wording_gender", "Kauffrau gesucht"),
        ("Nette Verkäuferin gesucht", "wording_gender", "Verkäuferin gesucht"),
        ("Der ideale Kandidat ist männlich", "wording_gender", "Kandidat ist männlich"),
        ("Er sollte kräftig sein", "wording_gender", "Er sollte"),
        ("Wir suchen Mädchen", "wording_gender", "Mädchen"),
        ("Starke Jungs", "wording_gender", "Jungs"),
        ("ein junger Mann", "wording_gender", "junger Mann"),
        ("deutsche Staatsangehörigkeit", "wording_origin", "deutsche Staatsangehörigkeit"),
        ("nur Muttersprachler*innen", "wording_language", "Muttersprachler"),
        ("Deutsch als Muttersprache", "wording_language", "Deutsch als Muttersprache"),
        ("Mitglied der evangelischen Kirche", "wording_religion", "Mitglied der evangelischen Kirche"),
        (
            "körperlich uneingeschränkt belastbar",
            "wording_disability",
            "körperlich uneingeschränkt belastbar",
        ),
        ("gesund und belastbar", "wording_disability", "gesund und belastbar"),
        ("gepflegtes Äußeres", "wording_looks", "gepflegtes Äußeres"),
        ("attraktives Aussehen", "wording_looks", "attraktives Aussehen"),
    ] {
        let advice = one(&VacancyDraft { description: Some(format!("{GOOD}\n\n{text}")), ..good() });
        assert_eq!((advice.field, advice.code), ("description", code), "{text}");
        assert_eq!(advice.found.as_deref(), Some(found), "{text}");
        assert!(advice.instead.is_some() && advice.detail.contains("AGG"), "{text}");
    }
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    for text in [
        "Verkäufer/in gesucht",
        "VerkäuferIn gesucht",
        "Kaufmann oder Kauffrau gesucht",
        "Kauffrau/Kaufmann gesucht, Kaufmann/-frau gesucht",
        "Kaufmann (m/w/d) gesucht",
        "Auszubildende (männlich, weiblich, divers)",
        "Die Ausbildung dauert maximal 3 Jahre",
        "Wir sind ein junges Unternehmen",
        "attraktive Vergütung und ansprechende Räume",
        "Die Muttersprache spielt keine Rolle, auch keine Muttersprachler sind willkommen",
        "Bis zu 30 Tage Urlaub, bis zu 20 Stunden im Monat mobil",
        "Nicht nur Männer können das",
    ] {
        let advice =
            advise(&VacancyDraft { description: Some(format!("{GOOD}\n\n{text}")), ..good() }, today());
        assert_eq!(advice, [], "{text}");
    }
}

#[test]
fn every_field_with_words_is_read_and_each_wording_told_once() {
    let draft = VacancyDraft {
        title: "Kauffrau gesucht".into(),
        benefits: vec!["Obst".into(), "junges Team".into(), "junges Team".into()],
        languages: Some("Deutsch als Muttersprache".into()),
        ..good()
    };
    let found: Vec<_> = advise(&draft, today()).into_iter().map(|piece| (piece.field, piece.code)).collect();
    assert_eq!(
        found,
        [("title", "wording_gender"), ("benefits", "wording_age"), ("languages", "wording_language")]
    );
}

#[test]
fn the_catalogue_knows_more() {
    let occupation = Occupation {
        id: uuid::Uuid::now_v7(),
        code: "25102-900".into(),
        kldb: "25102".into(),
        slug: "industriemechaniker".into(),
        title: "Industriemechaniker/in".into(),
        title_male: "Industriemechaniker".into(),
        title_female: "Industriemechanikerin".into(),
        months: 42,
        area: Area::Metal,
        sector: Sector::IndustryCommerce,
        basis: Basis::Bbig,
        synonyms: Words::default(),
    };
    let knowing = |draft: &VacancyDraft, occupation| {
        advise_knowing(draft, occupation, today()).iter().map(|piece| piece.code).collect::<Vec<_>>()
    };
    assert_eq!(knowing(&good(), Some(&occupation)), [] as [&str; 0]);
    assert_eq!(knowing(&VacancyDraft { occupation: None, ..good() }, Some(&occupation)), [] as [&str; 0]);
    assert_eq!(knowing(&good(), None), ["occupation_unknown"]);
    let lasting = |months| VacancyDraft { duration_months: Some(months), ..good() };
    assert_eq!(knowing(&lasting(36), Some(&occupation)), [] as [&str; 0]);
    assert_eq!(knowing(&lasting(24), Some(&occupation)), ["duration_unusual"]);
    assert_eq!(knowing(&lasting(60), Some(&occupation)), ["duration_unusual"]);
    let part_time = VacancyDraft { work_pattern: Some(WorkPattern::PartTime), ..lasting(60) };
    assert_eq!(knowing(&part_time, Some(&occupation)), [] as [&str; 0]);
}
