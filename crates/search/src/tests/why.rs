//! Why a hit stands where it does.
use lotse_domain::{occupation::Area, search_rule::RuleInForce};
use uuid::Uuid;

use super::fixtures::{Bench, occupation, vacancy, with_occupation};
use crate::{FoundBy, FoundIn, Moved, SearchQuery, Why, rules::Rules};

fn bench() -> Bench {
    let mut cook = with_occupation(
        vacancy(1, "Ausbildung in unserer Küche"),
        occupation("29302-900", "Koch", "Köchin", Area::Hospitality, &["Küchenchef"]),
    );
    cook.vacancy.description = Some("Du kaufst beim Gärtner ein.".into());
    Bench::new(&[
        cook,
        vacancy(2, "Lebensmitteltechniker"),
        vacancy(3, "Mediengestalter"),
        vacancy(4, "Kieferorthopäde"),
    ])
}

fn of(bench: &Bench, q: &str) -> Why {
    let query = SearchQuery { q: q.into(), limit: 10, ..SearchQuery::default() };
    let first = bench.search(&query).hits.remove(0);
    let mut all = bench.index.why(&query, &[first.card.id, Uuid::nil()]).unwrap();
    assert_eq!(all.len(), 1, "what is not there is left out");
    all.remove(0)
}

fn words(why: &Why) -> Vec<(&str, Option<&(FoundIn, FoundBy)>)> {
    why.words.iter().map(|word| (word.typed.as_str(), word.found.as_ref())).collect()
}

#[test]
fn each_word_is_told_with_where_and_how_it_was_found() {
    let bench = bench();
    for (q, place, by) in [
        ("Köchin", FoundIn::Title, FoundBy::Written),
        ("Gärtner", FoundIn::Text, FoundBy::Written),
        ("Muster", FoundIn::Company, FoundBy::Written),
        ("techniker", FoundIn::Occupation, FoundBy::Written),
        ("Mediengest", FoundIn::Occupation, FoundBy::Beginning),
        ("Mediengestallter", FoundIn::Title, FoundBy::Corrected),
    ] {
        let why = of(&bench, q);
        assert_eq!(words(&why), [(q, Some(&(place, by)))], "{q}");
        assert!(why.score.is_some_and(|score| score > 0.0), "{q}");
        assert_eq!(why.answers, Moved::Not);
    }
    let several = of(&bench, "Koch in Lübeck");
    assert_eq!(several.words.len(), 2, "{several:?}");
    assert!(several.words.iter().all(|word| word.found.is_some()));
    let joined = of(&bench, "kiefer orthopäde");
    assert!(joined.words.len() == 1 && joined.words[0].found.is_some(), "{joined:?}");
    let partial = of(&bench, "Koch Xylophonbauermeister");
    assert_eq!(words(&partial)[1], ("Xylophonbauermeister", None));
    let nothing = of(&bench, "");
    assert!(nothing.words.is_empty() && nothing.score.is_none());
}

#[test]
fn a_rule_says_what_it_stands_for() {
    let bench = bench();
    let rule = RuleInForce {
        id: Uuid::nil(),
        cluster: None,
        written: "was mit Essen".into(),
        meant: "Lebensmitteltechniker".into(),
    };
    bench.index.set_rules(Rules::of(vec![rule]));
    let why = of(&bench, "was mit Essen");
    let by = FoundBy::Rule("lebensmitteltechniker".into());
    assert_eq!(words(&why), [("was Essen", Some(&(FoundIn::Title, by)))]);
}
