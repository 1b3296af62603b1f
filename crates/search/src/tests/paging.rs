use std::collections::HashSet;

use lotse_domain::vacancy::PayByYear;

use super::fixtures::{Bench, company, mixed, near, vacancy};
use crate::{SearchError, SearchPage, SearchQuery, Sort};

const SORTS: [Sort; 5] = [Sort::Relevance, Sort::Distance, Sort::Newest, Sort::Start, Sort::Pay];

#[test]
fn pages_have_every_hit_once_in_every_order() {
    let bench = Bench::new(&mixed(230));
    for sort in SORTS {
        for (q, near) in [
            ("", None),
            ("Mechatroniker", None),
            ("", Some(near(53.8, 10.6, 700.0))),
            ("Koch", Some(near(51.0, 11.0, 900.0))),
        ] {
            let mut query = SearchQuery { q: q.into(), near, sort, limit: 7, ..Default::default() };
            let (mut seen, mut total) = (Vec::new(), 0);
            loop {
                let page = bench.search(&query);
                total = total.max(page.total);
                assert_eq!(page.total, total);
                seen.extend(page.hits.iter().map(|hit| hit.card.id));
                let Some(next) = page.next else { break };
                assert_eq!(page.hits.len(), 7);
                assert!(next.bytes().all(|b| b.is_ascii_alphanumeric()));
                query.after = Some(next);
            }
            assert_eq!(seen.len() as u64, total, "{query:?}");
            assert_eq!(seen.iter().collect::<HashSet<_>>().len(), seen.len(), "{query:?}");
        }
    }
}

#[test]
fn orders_are_what_they_say() {
    let views = mixed(200);
    let bench = Bench::new(&views);
    let page = |sort| {
        bench
            .search(&SearchQuery {
                sort,
                near: Some(near(53.8, 10.6, 900.0)),
                limit: 100,
                ..Default::default()
            })
            .hits
    };
    assert!(
        page(Sort::Newest).is_sorted_by_key(|hit| std::cmp::Reverse((hit.card.published_at, hit.card.id)))
    );
    assert!(
        page(Sort::Start)
            .is_sorted_by_key(|hit| hit.card.starts_on.map_or((true, None), |day| (false, Some(day))))
    );
    assert!(page(Sort::Distance).is_sorted_by(|a, b| a.distance_km <= b.distance_km));
}

#[test]
fn a_commit_between_two_pages_moves_nothing() {
    let mut bench = Bench::new(&mixed(60));
    let query = SearchQuery { sort: Sort::Newest, limit: 20, ..Default::default() };
    let first = bench.search(&query);
    let all: Vec<_> =
        bench.search(&SearchQuery { limit: 60, ..query.clone() }).hits.iter().map(|h| h.card.id).collect();
    // Another one in front, and the last of the first page is gone.
    let mut newest = vacancy(1_000, "Koch");
    newest.vacancy.published_at = Some(super::fixtures::at("2026-12-01"));
    bench.put(&[newest]);
    bench.delete(&[first.hits[19].card.id]);
    let second = bench.search(&SearchQuery { after: first.next, ..query });
    assert_eq!(second.hits.iter().map(|h| h.card.id).collect::<Vec<_>>(), all[20..40]);
}

#[test]
fn a_cursor_that_is_none_is_refused() {
    let bench = Bench::new(&mixed(30));
    let next = bench.search(&SearchQuery { limit: 5, ..Default::default() }).next.unwrap();
    for bad in ["", "x", "n", "../../etc", "n\0", "ñ00", &next[..30], &format!("{next}0"), &"f".repeat(49)] {
        let page =
            bench.index.search(&SearchQuery { after: Some(bad.to_owned()), limit: 5, ..Default::default() });
        assert!(matches!(page, Err(SearchError::BadCursor)), "{bad}");
    }
    let other_order = SearchQuery { after: Some(next), sort: Sort::Start, ..Default::default() };
    assert!(matches!(bench.index.search(&other_order), Err(SearchError::BadCursor)));
}

#[test]
fn a_limit_of_nothing_counts_and_a_large_one_is_cut() {
    let bench = Bench::new(&mixed(130));
    let none = bench.search(&SearchQuery::default());
    assert_eq!((none.hits.len(), none.total, none.next), (0, 130, None));
    let many = bench.search(&SearchQuery { limit: 5_000, ..Default::default() });
    assert_eq!(many.hits.len(), 100);
    assert!(many.next.is_some());
}

#[test]
fn what_was_deleted_is_found_nowhere() {
    let views = mixed(100);
    let mut bench = Bench::new(&views);
    let gone: Vec<_> = views.iter().step_by(2).map(|view| view.vacancy.id).collect();
    bench.delete(&gone);
    assert_eq!(bench.index.num_docs(), 50);
    assert_eq!(bench.index.documents().unwrap().len(), 50);
    for sort in SORTS {
        for q in ["", "Mechatroniker", "Koch Mechatroniker"] {
            let page = bench.search(&SearchQuery { q: q.into(), sort, limit: 100, ..Default::default() });
            assert!(page.hits.iter().all(|hit| !gone.contains(&hit.card.id)));
            assert_eq!(page.hits.len() as u64, page.total);
        }
    }
    let kept =
        views.iter().find(|view| !gone.contains(&view.vacancy.id) && view.occupation.is_some()).unwrap();
    assert!(
        bench.index.similar(kept.vacancy.id, 100).unwrap().iter().all(|hit| !gone.contains(&hit.card.id))
    );
}

#[test]
fn a_row_that_is_written_again_replaces_itself() {
    let mut bench = Bench::new(&[vacancy(1, "Koch"), vacancy(2, "Maler")]);
    let mut changed = vacancy(1, "Tischler");
    changed.vacancy.version = 2;
    bench.put(&[changed]);
    assert!(bench.titles("Koch").is_empty());
    assert_eq!(bench.titles("Tischler"), ["Tischler"]);
    let versions: Vec<i32> = bench.index.documents().unwrap().iter().map(|d| d.version).collect();
    assert_eq!(versions, [2, 1]);
}

#[test]
fn no_company_fills_the_first_page() {
    let mut views: Vec<_> = (1..=30).map(|n| vacancy(n, "Koch")).collect();
    for (n, view) in (1..).zip(views.iter_mut().take(10)) {
        view.company = company(&format!("Gasthof {n}"));
    }
    let bench = Bench::new(&views);
    for q in ["", "Koch"] {
        let query = SearchQuery { q: q.into(), limit: 8, ..Default::default() };
        let names = |page: &SearchPage| -> Vec<String> {
            page.hits.iter().map(|hit| hit.card.company_slug.clone()).collect()
        };
        let first = bench.search(&query);
        let own = names(&first).iter().filter(|slug| **slug == views[20].company.slug).count();
        assert_eq!(own, 3, "{q}: {:?}", names(&first));
        // Whoever asks for the company sees it alone.
        let theirs = bench.search(&SearchQuery { company: Some(views[20].company.slug.clone()), ..query });
        assert_eq!((theirs.hits.len(), theirs.total), (8, 20));
    }
}

#[test]
fn what_pays_more_stands_before() {
    let mut views: Vec<_> = (1..=3).map(|n| vacancy(n, "Koch")).collect();
    views[0].vacancy.pay_by_year = PayByYear(vec![90_000]);
    views[2].vacancy.pay_by_year = PayByYear(vec![120_000]);
    views[1].vacancy.pay_by_year = PayByYear(Vec::new());
    let bench = Bench::new(&views);
    let page = bench.search(&SearchQuery { sort: Sort::Pay, limit: 5, ..Default::default() });
    let ids: Vec<_> = page.hits.iter().map(|hit| hit.card.id).collect();
    assert_eq!(ids, [views[2].vacancy.id, views[0].vacancy.id, views[1].vacancy.id]);
}
