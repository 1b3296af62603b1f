use std::collections::BTreeMap;

use lotse_domain::{
    occupation::Area,
    place::distance_km,
    vacancy::{Kind, Qualification, VacancyView},
};

use super::fixtures::{Bench, mixed, near};
use crate::{FacetCount, SearchQuery};

const FACETS: [&str; 8] =
    ["kind", "area", "qualification", "start_year", "state", "district", "company", "cluster"];

/// The key of a site's district.
fn district(town: &str) -> &'static str {
    match town {
        "Lübeck" => "01003",
        "Kiel" => "01002",
        "Hamburg" => "02000",
        "München" => "09162",
        _ => "14713",
    }
}

/// Whether a vacancy passes the filters, but for one.
fn passes(view: &VacancyView, query: &SearchQuery, but: &str) -> bool {
    let v = &view.vacancy;
    let occupation = view.occupation.as_ref();
    let year = v.starts_on.map(|d| chrono::Datelike::year(&d));
    (but == "kind" || query.kinds.is_empty() || query.kinds.contains(&v.kind))
        && (but == "area"
            || query.areas.is_empty()
            || occupation.is_some_and(|o| query.areas.contains(&o.area)))
        && (but == "qualification"
            || query.qualification.is_none_or(|has| v.qualification.is_none_or(|asked| asked <= has)))
        && (but == "start_year"
            || query.start_years.is_empty()
            || year.is_some_and(|y| query.start_years.contains(&y)))
        && (but == "state"
            || query.states.is_empty()
            || view.sites.iter().any(|s| s.state.as_ref().is_some_and(|s| query.states.contains(s))))
        && (but == "district"
            || query.districts.is_empty()
            || view
                .sites
                .iter()
                .any(|s| query.districts.iter().any(|area| district(&s.town).starts_with(area))))
        && (but == "company" || query.company.as_ref().is_none_or(|slug| *slug == view.company.slug))
        && (but == "cluster"
            || query.cluster.as_ref().is_none_or(|slug| view.clusters.iter().any(|c| c.slug == *slug)))
        && query.occupation.as_ref().is_none_or(|code| occupation.is_some_and(|o| o.code == *code))
        && (query.q.is_empty() || occupation.is_some_and(|o| o.title_male == query.q))
        && query.near.as_ref().is_none_or(|n| {
            view.sites.iter().any(|s| {
                distance_km((n.latitude, n.longitude), (s.latitude.unwrap(), s.longitude.unwrap()))
                    <= n.radius_km
            })
        })
}

fn values(view: &VacancyView, facet: &str) -> Vec<String> {
    let v = &view.vacancy;
    let mut values: Vec<String> = match facet {
        "kind" => vec![v.kind.to_string()],
        "area" => view.occupation.iter().map(|o| o.area.to_string()).collect(),
        "qualification" => Qualification::ALL
            .iter()
            .filter(|has| v.qualification.is_none_or(|q| q <= **has))
            .map(ToString::to_string)
            .collect(),
        "start_year" => v.starts_on.iter().map(|d| chrono::Datelike::year(d).to_string()).collect(),
        "state" => view.sites.iter().filter_map(|s| s.state.clone()).collect(),
        "district" => view.sites.iter().map(|s| district(&s.town).to_owned()).collect(),
        "company" => vec![view.company.slug.clone()],
        _ => view.clusters.iter().map(|c| c.slug.clone()).collect(),
    };
    values.sort();
    values.dedup();
    values
}

fn expected(views: &[VacancyView], query: &SearchQuery, facet: &str) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for view in views.iter().filter(|view| passes(view, query, facet)) {
        for value in values(view, facet) {
            *counts.entry(value).or_default() += 1;
        }
    }
    counts
}

fn queries() -> Vec<SearchQuery> {
    let kinds = vec![Kind::Apprenticeship, Kind::Internship];
    let base = SearchQuery::default;
    vec![
        base(),
        SearchQuery { kinds: kinds.clone(), ..base() },
        SearchQuery { areas: vec![Area::Metal, Area::Food], ..base() },
        SearchQuery { qualification: Some(Qualification::MittlereReife), ..base() },
        SearchQuery { start_years: vec![2027], states: vec!["SH".into(), "HH".into()], ..base() },
        SearchQuery { company: Some("nordlicht-ag".into()), cluster: Some("technik".into()), ..base() },
        SearchQuery { company: Some("gibt-es-nicht".into()), ..base() },
        SearchQuery { states: vec!["XX".into()], ..base() },
        SearchQuery { districts: vec!["01003".into(), "091".into()], ..base() },
        SearchQuery { districts: vec!["01003".into()], kinds: vec![Kind::Apprenticeship], ..base() },
        SearchQuery { districts: vec!["99999".into()], ..base() },
        SearchQuery { occupation: Some("26112-902".into()), kinds: kinds.clone(), ..base() },
        SearchQuery {
            q: "Mechatroniker".into(),
            kinds: kinds.clone(),
            qualification: Some(Qualification::None),
            ..base()
        },
        SearchQuery {
            near: Some(near(53.87, 10.69, 60.0)),
            kinds: kinds.clone(),
            start_years: vec![2026, 2028],
            ..base()
        },
        SearchQuery {
            q: "Koch".into(),
            near: Some(near(48.1, 11.6, 150.0)),
            areas: vec![Area::Hospitality],
            cluster: Some("sued".into()),
            kinds,
            ..base()
        },
    ]
}

#[test]
fn counts_are_disjunctive_and_agree_with_brute_force() {
    let mut views = mixed(600);
    let mut bench = Bench::new(&views[..400]);
    bench.put(&views[400..]);
    let gone: Vec<_> = views.iter().step_by(7).map(|view| view.vacancy.id).collect();
    bench.delete(&gone);
    views.retain(|view| !gone.contains(&view.vacancy.id));
    for query in queries() {
        let page = bench.search(&query);
        assert_eq!(
            page.total,
            views.iter().filter(|view| passes(view, &query, "")).count() as u64,
            "{query:?}"
        );
        for facet in FACETS {
            let f = &page.facets;
            let found: &[FacetCount] = match facet {
                "kind" => &f.kind,
                "area" => &f.area,
                "qualification" => &f.qualification,
                "start_year" => &f.start_year,
                "state" => &f.state,
                "district" => &f.district,
                "company" => &f.company,
                _ => &f.cluster,
            };
            let found: BTreeMap<String, u64> = found.iter().map(|c| (c.value.clone(), c.count)).collect();
            assert_eq!(found, expected(&views, &query, facet), "{facet} of {query:?}");
        }
    }
}

#[test]
fn the_library_baseline_counts_the_same() {
    let views = mixed(300);
    let bench = Bench::new(&views);
    for query in queries() {
        let plain =
            crate::plain::count_and_top(&bench.index, &SearchQuery { limit: 10, ..query.clone() }).unwrap();
        assert_eq!(plain.total, bench.search(&query).total, "{query:?}");
    }
}
