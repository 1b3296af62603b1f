use lotse_domain::occupation::Area;

use super::fixtures::{Bench, company, mixed, occupation, offered};
use crate::{Suggestion, SuggestionKind};

fn bench() -> Bench {
    let mut bench = Bench::new(&mixed(100));
    bench.suggest_occupations(&[
        occupation("25102-900", "Industriemechaniker", "Industriemechanikerin", Area::Metal, &["Schlosser"]),
        occupation("26112-902", "Mechatroniker", "Mechatronikerin", Area::Electrical, &[]),
        occupation(
            "26112-905",
            "Mechatroniker für Kältetechnik",
            "Mechatronikerin für Kältetechnik",
            Area::Electrical,
            &[],
        ),
        occupation("29302-900", "Koch", "Köchin", Area::Hospitality, &[]),
        occupation("29222-900", "Bäcker", "Bäckerin", Area::Food, &[]),
    ]);
    bench.suggest_companies(&[
        company("Nordlicht AG"),
        company("Mechanik Nord GmbH"),
        company("Muster GmbH"),
    ]);
    bench
}

fn texts(suggestions: &[Suggestion]) -> Vec<&str> {
    suggestions.iter().map(|s| s.text.as_str()).collect()
}

#[test]
fn occupations_come_before_companies_and_busy_ones_before_others() {
    let bench = bench();
    let found = offered(&bench.index, "mech", 10);
    assert_eq!(
        texts(&found),
        [
            "Mechatroniker/in",
            "Mechatroniker für Kältetechnik/in",
            "Industriemechaniker/in",
            "Mechanik Nord GmbH"
        ]
    );
    assert!(found[0].open > 0 && found[1].open == 0);
    assert_eq!(found[3].kind, SuggestionKind::Company);
    assert_eq!(found[0].slug, "mechatroniker");
    assert_eq!(offered(&bench.index, "mech", 1).len(), 1);
    let total: u64 = offered(&bench.index, "nordlicht", 1).iter().map(|s| s.open).sum();
    assert_eq!(
        total,
        bench
            .search(&crate::SearchQuery { company: Some("nordlicht-ag".into()), ..Default::default() })
            .total
    );
}

#[test]
fn any_word_may_be_begun_in_any_spelling() {
    let bench = bench();
    assert_eq!(texts(&offered(&bench.index, "kälte", 5)), ["Mechatroniker für Kältetechnik/in"]);
    assert_eq!(texts(&offered(&bench.index, "kaeltetech mecha", 5)), ["Mechatroniker für Kältetechnik/in"]);
    assert_eq!(texts(&offered(&bench.index, "KÖCH", 5)), ["Koch/in"]);
    assert_eq!(texts(&offered(&bench.index, "baeck", 5)), ["Bäcker/in"]);
    assert_eq!(texts(&offered(&bench.index, "schloss", 5)), ["Industriemechaniker/in"]);
    assert!(offered(&bench.index, "", 5).is_empty());
    assert!(offered(&bench.index, "zzz", 5).is_empty());
}

#[test]
fn one_typo_is_forgiven_where_nothing_else_fits() {
    let bench = bench();
    assert_eq!(texts(&offered(&bench.index, "mehca", 5))[0], "Mechatroniker/in");
    assert_eq!(texts(&offered(&bench.index, "nordlciht", 5)), ["Nordlicht AG"]);
}

#[test]
fn a_corrected_query_shows_its_umlauts() {
    let bench = bench();
    let mut bench = bench;
    bench.put(&[super::fixtures::vacancy(5_000, "Bäcker")]);
    assert_eq!(bench.words("Bäckre").corrected.as_deref(), Some("Bäcker"));
}

#[test]
fn suggestions_are_no_hits() {
    let bench = bench();
    assert_eq!(bench.words("").total, 100);
    assert_eq!(bench.index.status().documents, 108);
    assert_eq!(bench.index.num_docs(), 100);
    assert_eq!(bench.index.documents().unwrap().len(), 100);
    assert_eq!(bench.words("Schlosser").total, 0);
}
