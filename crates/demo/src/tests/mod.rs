mod texts;

use std::{
    collections::{HashMap, HashSet},
    io::Read,
};

use chrono::NaiveDate;
use lotse_domain::{
    company::name_key,
    vacancy::{self, Kind, VacancyRecord},
};

use crate::{DemoCluster, Region, many, pay::LEGAL_MINIMUM, region};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn demo() -> Region {
    region(1, today())
}

fn reference(file: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../reference/data/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Neutral title to months of training.
fn catalogue() -> HashMap<String, i32> {
    let bytes = reference("occupations.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    reader.records().map(Result::unwrap).map(|row| (row[3].to_owned(), row[6].parse().unwrap())).collect()
}

/// Postal code to state.
fn postal_codes() -> HashMap<String, String> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(reference("places.csv.gz").as_slice()).read_to_string(&mut text).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .records()
        .map(Result::unwrap)
        .filter(|row| &row[0] == "postal_code")
        .map(|row| (row[2].to_owned(), row[5].to_owned()))
        .collect()
}

fn vacancies(region: &Region) -> impl Iterator<Item = &VacancyRecord> {
    region.clusters.iter().flat_map(|cluster| &cluster.vacancies)
}

#[test]
fn the_same_seed_and_day_make_the_same_region() {
    let (one, two) = (demo(), demo());
    for (one, two) in one.clusters.iter().zip(&two.clusters) {
        assert_eq!(one.companies, two.companies);
        assert_eq!(one.vacancies, two.vacancies);
    }
    assert_ne!(one.clusters[0].vacancies, region(2, today()).clusters[0].vacancies);
}

#[test]
fn the_clusters_have_the_size_of_their_models() {
    let region = demo();
    let [food, plastics, it] = region.clusters.as_slice() else { panic!("three clusters") };
    assert_eq!(food.companies.len(), 70);
    assert_eq!(food.vacancies.iter().filter_map(|vacancy| vacancy.draft.places).sum::<i32>(), 450);
    assert_eq!(plastics.companies.len(), 190);
    assert_eq!(plastics.vacancies.len(), 260);
    assert_eq!(it.companies.len(), 102);
    assert_eq!(it.vacancies.len(), 180);
    for DemoCluster { companies, vacancies, .. } in &region.clusters {
        let offering: HashSet<_> = vacancies.iter().map(|vacancy| &vacancy.draft.company).collect();
        assert_eq!(offering.len(), companies.len(), "every company offers something");
    }
}

#[test]
fn the_figures_hold_for_other_seeds_and_days() {
    for (seed, day) in [(2, (2027, 1, 1)), (99, (2027, 6, 30)), (u64::MAX, (2027, 12, 31))] {
        let today = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
        let region = region(seed, today);
        let food = &region.clusters[0].vacancies;
        assert_eq!(food.iter().filter_map(|vacancy| vacancy.draft.places).sum::<i32>(), 450);
        assert!(
            vacancies(&region).all(|vacancy| vacancy.draft.deadline.is_none_or(|deadline| deadline > today))
        );
        assert!(vacancies(&region).all(|vacancy| vacancy.draft.starts_on.is_none_or(|start| start > today)));
    }
}

#[test]
fn ids_names_and_host_names_are_unique() {
    for cluster in &demo().clusters {
        let ids: HashSet<_> = cluster.vacancies.iter().map(|vacancy| &vacancy.external_id).collect();
        assert_eq!(ids.len(), cluster.vacancies.len());
        let ids: HashSet<_> = cluster.companies.iter().map(|company| &company.external_id).collect();
        assert_eq!(ids.len(), cluster.companies.len());
        let keys: HashSet<_> =
            cluster.companies.iter().map(|company| name_key(&company.draft.name)).collect();
        assert_eq!(keys.len(), cluster.companies.len());
        let hosts: HashSet<_> = cluster.companies.iter().map(|company| &company.draft.website).collect();
        assert_eq!(hosts.len(), cluster.companies.len());
        let rows: Vec<u64> = cluster.vacancies.iter().map(|vacancy| vacancy.row).collect();
        assert!(rows.iter().copied().eq(1..=rows.len() as u64));
    }
}

#[test]
fn every_draft_may_be_stored() {
    for vacancy in vacancies(&demo()) {
        assert_eq!(vacancy::check(&vacancy.draft), [], "{}", vacancy.external_id);
    }
    for vacancy in many(1, 2_000) {
        assert_eq!(vacancy::check(&vacancy.draft), [], "{}", vacancy.external_id);
    }
}

#[test]
fn occupations_are_those_of_the_catalogue_with_its_durations() {
    let catalogue = catalogue();
    for VacancyRecord { external_id, draft, .. } in vacancies(&demo()) {
        let months = draft.occupation.as_ref().map(|title| catalogue.get(title));
        assert_ne!(months, Some(None), "{external_id}: {:?}", draft.occupation);
        if draft.kind == Some(Kind::Apprenticeship) {
            assert_eq!(draft.duration_months.as_ref(), months.flatten(), "{external_id}");
        }
    }
}

#[test]
fn trainees_earn_at_least_the_legal_minimum_in_every_year() {
    for VacancyRecord { external_id, draft, .. } in vacancies(&demo()) {
        if draft.kind == Some(Kind::Apprenticeship) {
            let years = (draft.duration_months.unwrap() + 11) / 12;
            assert_eq!(draft.pay_by_year.len(), usize::try_from(years).unwrap(), "{external_id}");
            assert!(draft.pay_by_year.is_sorted());
        }
        for (pay, least) in draft.pay_by_year.iter().zip(LEGAL_MINIMUM) {
            assert!(*pay >= least * 100, "{external_id}: {pay}");
        }
    }
}

#[test]
fn sites_lie_where_their_postal_codes_are() {
    let codes = postal_codes();
    let region = demo();
    let offered = vacancies(&region).flat_map(|vacancy| vacancy.draft.sites.clone());
    let owned =
        region.clusters.iter().flat_map(|cluster| &cluster.companies).flat_map(|c| c.draft.sites.clone());
    for site in offered.chain(owned).chain(many(1, 3_000).flat_map(|vacancy| vacancy.draft.sites)) {
        assert_eq!(codes.get(&site.postal_code.unwrap()), site.state.as_ref(), "{:?}", site.town);
    }
}

#[test]
fn every_kind_and_the_wished_occupations_occur() {
    let mechatronics = Some("Mechatroniker/in");
    let around_nuremberg =
        ["Nürnberg", "Fürth", "Erlangen", "Schwabach", "Roth", "Zirndorf", "Lauf an der Pegnitz"];
    for seed in [1, 2, 3, 7, 42, 2026] {
        let region = region(seed, today());
        for kind in Kind::ALL {
            assert!(vacancies(&region).any(|vacancy| vacancy.draft.kind == Some(*kind)), "{kind}");
        }
        let near = region.clusters[1].vacancies.iter().filter(|vacancy| {
            let town = vacancy.draft.sites[0].town.as_deref().unwrap();
            vacancy.draft.occupation.as_deref() == mechatronics && around_nuremberg.contains(&town)
        });
        assert!(near.count() >= 5);
        for title in [
            "Fachkraft für Lebensmitteltechnik",
            "Bäcker/in",
            "Fleischer/in",
            "Milchtechnologe/-technologin",
            "Brauer/in und Mälzer/in",
            "Fachkraft für Fruchtsafttechnik",
            "Süßwarentechnologe/-technologin",
        ] {
            let mut offered =
                region.clusters[0].vacancies.iter().filter_map(|vacancy| vacancy.draft.occupation.as_ref());
            assert!(offered.any(|occupation| occupation == title), "{title}");
        }
    }
}

#[test]
fn many_vacancies_are_distinct_and_use_every_occupation() {
    let count = 100_000;
    let (mut said, mut occupations, mut companies, mut towns) =
        (HashSet::new(), HashSet::new(), HashSet::new(), HashSet::new());
    for vacancy in many(1, count) {
        let draft = vacancy.draft;
        said.insert((draft.company.clone(), draft.title, draft.sites[0].town.clone()));
        occupations.insert(draft.occupation.unwrap());
        companies.insert(name_key(&draft.company));
        towns.insert(draft.sites[0].town.clone().unwrap());
    }
    assert_eq!(said.len(), count);
    assert_eq!(occupations.len(), catalogue().len());
    assert!((3_900..=4_000).contains(&companies.len()), "{}", companies.len());
    assert!(towns.len() > 400, "{}", towns.len());
    assert!(many(1, 50).eq(many(1, 50)));
}
