use lotse_domain::{
    application::AnswerRecord,
    vacancy::{VacancyView, desk::Crowd},
};

use super::fixtures::{Bench, at, company, id, near, vacancy};
use crate::{SearchQuery, Sort};

/// A posting of a company of its own, with so many of a hundred answers in time.
fn posting(number: u128, title: &str, share: Option<i32>) -> VacancyView {
    let mut view = vacancy(number, title);
    view.company = company(&format!("Firma {number}"));
    view.vacancy.company_id = view.company.id;
    view.answers = share.map(|in_time| AnswerRecord { counted: 100, in_time, usual_days: Some(4) });
    view
}

fn companies(bench: &Bench, query: &SearchQuery) -> Vec<String> {
    let page = bench.search(&SearchQuery { limit: 100, ..query.clone() });
    page.hits.into_iter().map(|hit| hit.card.company).collect()
}

fn numbered(numbers: [u128; 4]) -> Vec<String> {
    numbers.iter().map(|number| format!("Firma {number}")).collect()
}

#[test]
fn of_equal_matches_those_stand_in_front_that_answer() {
    // The newest last, so that the day alone would turn it round.
    let bench = Bench::new(&[
        posting(1, "Koch", Some(95)),
        posting(2, "Koch", Some(80)),
        posting(3, "Koch", None),
        posting(4, "Koch", Some(20)),
    ]);
    let words = SearchQuery { q: "Koch".into(), ..Default::default() };
    assert_eq!(companies(&bench, &words), numbered([1, 2, 3, 4]));
    // Where nothing is searched for as well, with a place or without.
    let everything = SearchQuery::default();
    assert_eq!(companies(&bench, &everything), numbered([1, 2, 3, 4]));
    let here = SearchQuery { near: Some(near(53.8, 10.6, 50.0)), ..Default::default() };
    assert_eq!(companies(&bench, &here), numbered([1, 2, 3, 4]));
    // Who asks for the newest gets the newest.
    let newest = SearchQuery { sort: Sort::Newest, ..words };
    assert_eq!(companies(&bench, &newest), numbered([4, 3, 2, 1]));
}

#[test]
fn within_a_step_the_day_decides() {
    let bench = Bench::new(&[
        posting(1, "Koch", Some(100)),
        posting(2, "Koch", Some(91)),
        posting(3, "Koch", None),
        posting(4, "Koch", Some(60)),
    ]);
    let words = SearchQuery { q: "Koch".into(), ..Default::default() };
    assert_eq!(companies(&bench, &words), numbered([2, 1, 4, 3]));
}

#[test]
fn a_better_match_stands_in_front_whoever_offers_it() {
    let mut in_the_text = posting(3, "Hilfe am Herd", Some(100));
    in_the_text.vacancy.description = Some("Unser Koch zeigt dir alles. Koch, Koch, Koch.".into());
    let bench = Bench::new(&[
        posting(1, "Pfleger", Some(0)),
        posting(2, "Helfer in der Pflege", Some(100)),
        posting(4, "Koch", Some(0)),
        in_the_text,
    ]);
    let titles = |q| bench.titles(q);
    assert_eq!(titles("pfleger"), ["Pfleger", "Helfer in der Pflege"]);
    assert_eq!(titles("koch"), ["Koch", "Hilfe am Herd"]);
}

#[test]
fn no_answers_make_an_old_posting_new() {
    let mut old = posting(1, "Koch", Some(100));
    old.vacancy.published_at = Some(at("2026-05-01"));
    let bench = Bench::new(&[old, posting(2, "Koch", Some(0))]);
    assert_eq!(companies(&bench, &SearchQuery::default()), ["Firma 2", "Firma 1"]);
}

#[test]
fn a_card_says_how_the_company_answers() {
    let bench = Bench::new(&[posting(1, "Koch", Some(87)), posting(2, "Maler", None)]);
    let told = |q| {
        let card = bench.words(q).hits.remove(0).card;
        (card.answered_share, card.usual_days)
    };
    assert_eq!(told("Koch"), (Some(87), Some(4)));
    assert_eq!(told("Maler"), (None, None));
}

#[test]
fn of_equal_hits_those_with_fewest_applications_come_first() {
    let crowded = |number, crowd| {
        let mut view = posting(number, "Koch", None);
        // The newest first otherwise.
        (view.vacancy.published_at, view.crowd) = (Some(at("2026-06-01")), crowd);
        view
    };
    let bench = Bench::new(&[
        crowded(1, Crowd::Many),
        crowded(2, Crowd::Nobody),
        crowded(3, Crowd::Several),
        crowded(4, Crowd::Few),
    ]);
    let ids = |query: &SearchQuery| -> Vec<_> {
        let page = bench.search(&SearchQuery { limit: 10, ..query.clone() });
        page.hits.into_iter().map(|hit| hit.card.id).collect()
    };
    let order = [id(2), id(4), id(3), id(1)];
    assert_eq!(ids(&SearchQuery { q: "Koch".into(), ..Default::default() }), order);
    assert_eq!(ids(&SearchQuery::default()), order);
    let first =
        bench.search(&SearchQuery { q: "Koch".into(), sort: Sort::Pay, limit: 2, ..Default::default() });
    let rest = SearchQuery { q: "Koch".into(), sort: Sort::Pay, after: first.next, ..Default::default() };
    assert_eq!(ids(&rest), order[2..], "a page goes on where the one before ended");
}
