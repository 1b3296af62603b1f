use lotse_domain::{occupation::Area, place::distance_km, vacancy::VacancyView};

use super::fixtures::{Bench, mixed, near, occupation, vacancy};
use crate::{SearchQuery, Sort};

#[test]
fn a_radius_finds_exactly_what_lies_within() {
    let views = mixed(500);
    let bench = Bench::new(&views);
    for (latitude, longitude) in [(53.87, 10.69), (48.14, 11.58), (51.0, 10.0), (0.0, 0.0)] {
        for radius_km in [0.0, 5.0, 25.0, 60.0, 200.0, 1_000.0, 50_000.0] {
            let query = SearchQuery {
                near: Some(near(latitude, longitude, radius_km)),
                sort: Sort::Distance,
                limit: 100,
                ..Default::default()
            };
            let mut expected: Vec<f64> = views
                .iter()
                .filter_map(|view| {
                    let all = view.sites.iter().map(|s| {
                        distance_km((latitude, longitude), (s.latitude.unwrap(), s.longitude.unwrap()))
                    });
                    all.min_by(f64::total_cmp).filter(|km| *km <= radius_km)
                })
                .collect();
            expected.sort_by(f64::total_cmp);
            let page = bench.search(&query);
            assert_eq!(page.total, expected.len() as u64, "{query:?}");
            for (hit, km) in page.hits.iter().zip(&expected) {
                assert!((hit.distance_km.unwrap() - km).abs() < 0.01, "{:?} {km}", hit.distance_km);
            }
        }
    }
}

#[test]
fn the_nearest_of_several_sites_counts() {
    let mut view = vacancy(1, "Koch");
    let far = super::fixtures::site(view.company.id, "München", "BY", 48.137, 11.575);
    view.sites.insert(0, far);
    let bench = Bench::new(&[view, vacancy(2, "Koch")]);
    let page = bench.search(&SearchQuery {
        near: Some(near(53.866, 10.687, 10.0)),
        limit: 10,
        ..Default::default()
    });
    assert_eq!(page.total, 2);
    assert!(page.hits.iter().all(|hit| hit.distance_km.unwrap() < 0.01));
    assert_eq!(page.hits.iter().map(|hit| hit.card.more_sites).max(), Some(1));
    // The card names the site whose distance it tells, not the first.
    let named: Vec<_> =
        page.hits.iter().map(|hit| (hit.card.latitude.unwrap(), hit.card.longitude.unwrap())).collect();
    assert_eq!(named, [named[0]; 2], "{named:?}");
}

#[test]
fn nothing_found_here_is_offered_elsewhere() {
    let bench = Bench::new(&mixed(400));
    let query = SearchQuery {
        q: "Mechatroniker".into(),
        near: Some(near(52.5, 10.0, 10.0)),
        states: vec!["SH".into()],
        ..Default::default()
    };
    assert_eq!(bench.search(&query).total, 0);
    let other = bench.index.alternatives(&query).unwrap();
    let count = |query: &SearchQuery| bench.search(query).total;
    for (km, hits) in &other.wider {
        assert_eq!(
            *hits,
            count(&SearchQuery { near: Some(near(52.5, 10.0, f64::from(*km))), ..query.clone() })
        );
    }
    assert_eq!(other.wider.iter().map(|(km, _)| *km).collect::<Vec<_>>(), [200]);
    assert_eq!(other.anywhere, count(&SearchQuery { near: None, ..query.clone() }));
    assert_eq!(other.without_filters, count(&SearchQuery { states: vec![], ..query.clone() }));
    assert!(other.anywhere > 0);
}

#[test]
fn similar_ones_are_of_the_same_occupation_or_area_and_near() {
    let views = mixed(300);
    let bench = Bench::new(&views);
    let own = views.iter().find(|view| view.occupation.is_some() && !view.sites.is_empty()).unwrap();
    let found = bench.index.similar(own.vacancy.id, 8).unwrap();
    assert_eq!(found.len(), 8);
    for hit in &found {
        assert_ne!(hit.card.id, own.vacancy.id);
        assert_eq!(hit.card.area, own.occupation.as_ref().map(|o| o.area));
    }
    assert!(found.is_sorted_by(|a, b| a.distance_km <= b.distance_km));
    assert!(bench.index.similar(super::fixtures::id(999_999), 8).unwrap().is_empty());
}

#[test]
fn similar_ones_are_the_nearest_there_are() {
    let mut views = mixed(400);
    let other = occupation("24412-900", "Metallbauer", "Metallbauerin", Area::Metal, &[]);
    let metal = |view: &&mut VacancyView| view.occupation.as_ref().is_some_and(|o| o.area == Area::Metal);
    views.iter_mut().filter(metal).step_by(2).for_each(|view| view.occupation = Some(other.clone()));
    let bench = Bench::new(&views);
    let first =
        |view: &VacancyView| view.sites.first().map(|site| (site.latitude.unwrap(), site.longitude.unwrap()));
    for own in views.iter().filter(|view| view.occupation.is_some()).step_by(23) {
        // As it counts: another occupation of the area as if it were 50 km farther away; no place is the farthest.
        let counts_as = |view: &VacancyView| {
            let (theirs, ours) = (view.occupation.as_ref()?, own.occupation.as_ref()?);
            let km = match first(own) {
                None => 0.0,
                Some(centre) => view
                    .sites
                    .iter()
                    .map(|site| distance_km(centre, (site.latitude.unwrap(), site.longitude.unwrap())))
                    .fold(f64::INFINITY, f64::min),
            };
            let farther = if theirs.code == ours.code { 0.0 } else { 50.0 };
            let counts = theirs.area == ours.area && view.vacancy.id != own.vacancy.id;
            // Nothing on earth is farther away than half its circumference.
            counts.then_some((km + farther).min(20_015.0))
        };
        let mut expected: Vec<f64> = views.iter().filter_map(counts_as).collect();
        expected.sort_by(f64::total_cmp);
        for limit in [1, 8, 100] {
            let found = bench.index.similar(own.vacancy.id, limit).unwrap();
            let found =
                found.iter().map(|hit| views.iter().find(|view| view.vacancy.id == hit.card.id).unwrap());
            let found: Vec<f64> = found.map(|view| counts_as(view).unwrap()).collect();
            assert_eq!(found.len(), limit.min(expected.len()));
            for (found, expected) in found.iter().zip(&expected) {
                assert!((found - expected).abs() < 0.05, "{found} {expected}");
            }
        }
    }
}
