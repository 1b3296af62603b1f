//! What is offered while somebody types, and instead of what was not found.
use chrono::{DateTime, Utc};
use lotse_domain::{
    occupation::Area,
    place::{Gazetteer, Place, PlaceKind},
};

use super::fixtures::{Bench, at, company, gazetteer, near, occupation, vacancy, with_occupation};
use crate::{Completion, SearchQuery};

fn now() -> DateTime<Utc> {
    at("2026-06-01")
}

fn bench() -> Bench {
    let cook = occupation("29302-900", "Koch", "Köchin", Area::Hospitality, &[]);
    let waiter = occupation("63302-900", "Hotelfachmann", "Hotelfachfrau", Area::Hospitality, &[]);
    let nurse = occupation("81302-900", "Pflegefachmann", "Pflegefachfrau", Area::Health, &[]);
    let helper = occupation(
        "81301-900",
        "Medizinischer Fachangestellter",
        "Medizinische Fachangestellte",
        Area::Health,
        &[],
    );
    let baker = occupation("29222-900", "Bäcker", "Bäckerin", Area::Food, &[]);
    let all = [&cook, &waiter, &nurse, &helper, &baker];
    let mut views = Vec::new();
    for (number, occupation) in (0..).zip([&cook, &cook, &waiter, &nurse, &nurse, &helper]) {
        views.push(with_occupation(vacancy(number, &occupation.title_male), occupation.clone()));
    }
    let mut bench = Bench::new(&views);
    bench.suggest_occupations(&all.map(Clone::clone));
    bench.suggest_companies(&[company("Lüning Bau GmbH")]);
    bench
}

fn said(completion: Completion) -> String {
    match completion {
        Completion::Spelling(text) => format!("? {text}"),
        Completion::Named(named) => named.text,
        Completion::Place { words, name } => format!("@ {words}|{name}"),
        Completion::Area { words, name } => format!("# {words}|{name}"),
        Completion::Event { title, .. } => format!("! {title}"),
    }
}

fn complete(bench: &Bench, typed: &str, limit: usize) -> Vec<String> {
    bench.index.complete(typed, &gazetteer(), now(), limit).into_iter().map(said).collect()
}

#[test]
fn a_place_may_come_alone_or_after_what_is_known() {
    let bench = bench();
    assert_eq!(complete(&bench, "lü", 8), ["Lüning Bau GmbH", "@ |Lübeck"]);
    assert_eq!(complete(&bench, "Bäcker Lü", 8), ["@ Bäcker|Lübeck"]);
    assert_eq!(complete(&bench, "bäcker in ham", 8), ["@ bäcker in|Hamburg"]);
    assert_eq!(complete(&bench, "Xylophon Lü", 8), Vec::<String>::new());
    assert_eq!(complete(&bench, "l", 8), ["Lüning Bau GmbH"], "one letter begins too many places");
    assert!(complete(&bench, "", 8).is_empty() && complete(&bench, "koch", 0).is_empty());
}

#[test]
fn an_area_may_come_alone_or_after_what_is_known() {
    let bench = bench();
    let town = |key: &str, name: &str, district: &str| Place {
        kind: PlaceKind::Municipality,
        key: key.into(),
        name: name.into(),
        district: district.into(),
        state: "BY".into(),
        latitude: 49.5,
        longitude: 11.0,
        population: 20_000,
    };
    let gazetteer = Gazetteer::new(vec![
        town("09563000", "Fürth", "Fürth"),
        town("09573134", "Zirndorf", "Fürth"),
        town("09573135", "Mittelfeld", "Fürth"),
    ]);
    let complete = |typed: &str, limit| {
        let found = bench.index.complete(typed, &gazetteer, now(), limit);
        found.into_iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(complete("Landkreis Fü", 8), ["# |Landkreis Fürth"]);
    assert_eq!(complete("Bäcker lkr fue", 8), ["# Bäcker|Landkreis Fürth"]);
    assert_eq!(complete("Xylophon Landkreis Fü", 8), Vec::<String>::new());
    assert_eq!(complete("mittelf", 8), ["@ |Mittelfeld", "# |Mittelfranken"]);
    assert_eq!(complete("mittelf", 1), ["@ |Mittelfeld"]);
    assert_eq!(complete("Fü", 8), ["@ |Fürth"]);
}

#[test]
fn the_spelling_that_was_meant_comes_first_where_nothing_begins_so() {
    let bench = bench();
    assert_eq!(complete(&bench, "Beckerin", 8), ["? Bäckerin", "Bäcker/in"]);
    assert_eq!(complete(&bench, "bäkcer", 8), ["? Bäcker", "Bäcker/in"]);
    assert_eq!(complete(&bench, "hotelfahcm", 1), ["? Hotelfachmann"]);
    assert_eq!(complete(&bench, "bäck", 8), ["Bäcker/in"]);
}

#[test]
fn neighbours_are_what_is_meant_and_what_is_like_it() {
    let bench = bench();
    let neighbours = |query: &SearchQuery| {
        let found = bench.index.alternatives(query).unwrap().neighbours;
        found.into_iter().map(|n| (n.title, n.open)).collect::<Vec<_>>()
    };
    let asked = |q: &str| SearchQuery { q: q.into(), ..SearchQuery::default() };
    let expected = |all: &[(&str, u64)]| {
        all.iter().map(|(title, open)| ((*title).to_owned(), *open)).collect::<Vec<_>>()
    };
    let health = expected(&[("Pflegefachmann/in", 2), ("Medizinischer Fachangestellter/in", 1)]);
    assert_eq!(neighbours(&asked("nurse")), health, "a rule says what is meant");
    assert_eq!(neighbours(&asked("Xylophon Pflegefachmann")), health);
    // Nobody looks for a Bäcker, and nothing else is of that area.
    assert_eq!(neighbours(&asked("Bäcker")), expected(&[]));
    let meals = expected(&[("Koch/in", 2), ("Hotelfachmann/in", 1)]);
    assert_eq!(neighbours(&asked("Koch Xylophon")), meals);
    let of_area = SearchQuery { areas: vec![Area::Hospitality], ..asked("Xylophon") };
    assert_eq!(neighbours(&of_area), meals);
    let chosen = SearchQuery { occupation: Some("29302-900".into()), ..asked("") };
    assert_eq!(neighbours(&chosen), expected(&[("Hotelfachmann/in", 1)]), "not the one that was chosen");
    let elsewhere = SearchQuery { near: Some(near(48.1, 11.6, 25.0)), ..asked("nurse") };
    assert_eq!(neighbours(&elsewhere), expected(&[]));
    let here =
        SearchQuery { near: Some(near(53.8, 10.6, 25.0)), districts: vec!["01003".into()], ..asked("nurse") };
    assert_eq!(neighbours(&here), health);
    assert_eq!(neighbours(&asked("Xylophon")), expected(&[]));
}
