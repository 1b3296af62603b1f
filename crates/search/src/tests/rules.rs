use lotse_domain::{
    DomainError,
    place::Gazetteer,
    search_rule::{RuleDraft, RuleInForce},
};
use uuid::Uuid;

use super::fixtures::{Bench, vacancy};
use crate::{SearchIndex, SearchQuery, check_rule, rules::Rules};

fn rule(number: u128, cluster: Option<&str>, written: &str, meant: &str) -> RuleInForce {
    RuleInForce {
        id: Uuid::from_u128(number),
        cluster: cluster.map(str::to_owned),
        written: written.into(),
        meant: meant.into(),
    }
}

fn titles(index: &SearchIndex, q: &str, cluster: Option<&str>) -> Vec<String> {
    let query =
        SearchQuery { q: q.into(), cluster: cluster.map(str::to_owned), limit: 10, ..Default::default() };
    index.search(&query).unwrap().hits.into_iter().map(|hit| hit.card.title).collect()
}

#[test]
fn a_rule_holds_where_it_was_written_and_nowhere_else() {
    let bench = Bench::new(&[vacancy(1, "Verfahrensmechaniker"), vacancy(2, "Mechatroniker")]);
    let index = &bench.index;
    assert!(titles(index, "plaste", Some("nord")).is_empty());
    index.set_rules(Rules::of(vec![
        rule(1, Some("nord"), "Plaste", "Verfahrensmechaniker"),
        rule(2, None, "robots", "Mechatroniker"),
    ]));
    assert_eq!(titles(index, "plaste", Some("nord")), ["Verfahrensmechaniker"]);
    assert!(titles(index, "plaste", None).is_empty());
    for cluster in [None, Some("nord"), Some("sued")] {
        let expected: &[&str] = if cluster == Some("sued") { &[] } else { &["Mechatroniker"] };
        assert_eq!(titles(index, "robots", cluster), expected, "{cluster:?}");
    }
    index.set_rules(Rules::of(Vec::new()));
    assert!(titles(index, "plaste", Some("nord")).is_empty());
}

#[test]
fn a_text_with_a_rule_is_words_and_no_filter() {
    let bench = Bench::new(&[vacancy(1, "Tierpfleger")]);
    let index = &bench.index;
    let understood =
        |cluster: Option<&str>| index.understand("was mit Tieren", &Gazetteer::default(), cluster).is_some();
    assert!(understood(Some("nord")) && understood(None));
    index.set_rules(Rules::of(vec![rule(1, Some("nord"), "Was mit Tieren", "Tierpfleger")]));
    assert!(!understood(Some("nord")));
    assert!(understood(Some("sued")) && understood(None), "it holds in its cluster alone");
    assert_eq!(titles(index, "was mit Tieren", Some("nord")), ["Tierpfleger"]);
}

#[test]
fn a_rule_can_be_tried_before_it_is_written() {
    let bench = Bench::new(&[vacancy(1, "Verfahrensmechaniker"), vacancy(2, "Mechatroniker")]);
    let index = &bench.index;
    index.set_rules(Rules::of(vec![rule(1, Some("nord"), "Plaste", "Verfahrensmechaniker")]));
    let query =
        SearchQuery { q: "plaste".into(), cluster: Some("nord".into()), limit: 10, ..Default::default() };
    let draft = RuleDraft { written: "Plaste".into(), meant: "Mechatroniker".into() };
    assert_eq!(index.search_with(&query, &draft, None).unwrap().total, 2, "beside the one that is there");
    let instead = index.search_with(&query, &draft, Some(Uuid::from_u128(1))).unwrap();
    assert_eq!(instead.hits.iter().map(|hit| hit.card.title.as_str()).collect::<Vec<_>>(), ["Mechatroniker"]);
    assert_eq!(index.search(&query).unwrap().hits[0].card.title, "Verfahrensmechaniker", "as before");
}

#[test]
fn words_that_tell_nothing_make_no_rule() {
    let draft = |written: &str, meant: &str| RuleDraft { written: written.into(), meant: meant.into() };
    assert!(check_rule(&draft("was mit Holz", "Tischler | Holzmechaniker")).is_ok());
    for (written, meant, fields) in [
        ("und", "Koch", vec!["written"]),
        ("Torten", "Konditor | für die", vec!["meant"]),
        ("der die das", "in", vec!["written", "meant"]),
        ("", "Koch", vec!["written"]),
    ] {
        let Err(DomainError::Invalid(errors)) = check_rule(&draft(written, meant)) else {
            panic!("{written} = {meant} passes");
        };
        assert_eq!(errors.iter().map(|error| error.field.as_ref()).collect::<Vec<_>>(), fields);
    }
}
