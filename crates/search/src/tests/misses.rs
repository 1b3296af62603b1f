use lotse_domain::search_miss::Missed;

use super::fixtures::{Bench, near, vacancy};
use crate::{SearchQuery, misses::MOST};

fn bench() -> Bench {
    Bench::new(&[vacancy(1, "Mechatroniker"), vacancy(2, "Koch")])
}

fn asked(bench: &Bench, query: &SearchQuery) -> Vec<(String, i64, bool)> {
    bench.index.ask(query).unwrap();
    let taken = bench.index.misses.take();
    taken.into_iter().map(|Missed { words, times, partial, .. }| (words, times, partial)).collect()
}

fn words(q: &str) -> SearchQuery {
    SearchQuery { q: q.into(), limit: 10, ..SearchQuery::default() }
}

#[test]
fn what_finds_nothing_or_only_a_part_is_counted() {
    let bench = bench();
    assert_eq!(asked(&bench, &words("Xylophonbauermeister")), [("xylophonbauermeister".into(), 1, false)]);
    let part = asked(&bench, &words("Koch Xylophonbauermeister"));
    assert_eq!(part, [("koch xylophonbauermeister".into(), 1, true)]);
    for found in ["Koch", "", "und", "!!"] {
        assert_eq!(asked(&bench, &words(found)), [], "{found}");
    }
    for private in ["mia@schule.example", "0451 123456", &"wort ".repeat(20)] {
        assert_eq!(asked(&bench, &words(private)), [], "{private}");
    }
}

#[test]
fn words_that_are_found_elsewhere_are_not_missing() {
    let bench = bench();
    let passau = near(48.57, 13.46, 10.0);
    let far = SearchQuery { near: Some(passau.clone()), ..words("Koch") };
    assert_eq!(bench.index.search(&far).unwrap().total, 0);
    assert_eq!(asked(&bench, &far), []);
    let missing = SearchQuery { near: Some(passau), ..words("Xylophonbauermeister") };
    assert_eq!(asked(&bench, &missing).len(), 1);
    // Nor what another cluster has: this one's portal finds nothing by it.
    let foreign = SearchQuery { cluster: Some("sued".into()), ..words("Koch") };
    assert_eq!(asked(&bench, &foreign).len(), 1);
}

#[test]
fn the_same_words_are_counted_together_and_the_memory_is_bounded() {
    let bench = bench();
    for q in ["Quaxi", "quaxi ", "QUAXI"] {
        bench.index.ask(&words(q)).unwrap();
    }
    assert_eq!(asked(&bench, &words("quaxi")), [("quaxi".into(), 4, false)]);
    for number in 0..MOST + 10 {
        bench.index.misses.add(Missed { cluster: None, words: number.to_string(), times: 1, partial: false });
    }
    assert_eq!(bench.index.misses.take().len(), MOST);
}
