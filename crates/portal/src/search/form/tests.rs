use lotse_domain::place::{Place, PlaceKind};

use super::{Area, Gazetteer, Kind, Qualification, SearchForm, SearchIndex, Sort};

#[test]
fn what_is_written_is_read_again() {
    let form = SearchForm {
        q: "Koch & Köchin".into(),
        place: "90402 Nürnberg".into(),
        radius: 50,
        kinds: vec![Kind::Apprenticeship, Kind::Internship],
        areas: vec![Area::It],
        qualification: Some(Qualification::MittlereReife),
        years: vec![2027],
        states: vec!["BY".into()],
        districts: vec!["09573".into(), "094".into()],
        company: Some("muster-gmbh".into()),
        cluster: Some("food".into()),
        occupation: Some("koch-koechin".into()),
        sort: Sort::Newest,
        after: Some("abc".into()),
        literal: true,
        ignored: false,
    };
    assert_eq!(SearchForm::read(&form.write()), form);
    assert_eq!(SearchForm::default().path(), "/suche");
}

#[test]
fn nonsense_is_left_out_and_told() {
    for query in [
        "art=quatsch",
        "bereich=%ff%fe",
        "abschluss=1",
        "beginn=abc",
        "beginn=99999",
        "land=XX",
        "kreis=F%C3%BCrth",
        "kreis=1",
        "umkreis=-5",
        "umkreis=9999999999999",
        "sortierung=%00",
        "unternehmen=../../etc",
    ] {
        let form = SearchForm::read(query);
        assert!(form.ignored, "{query}");
        assert_eq!(SearchForm { ignored: false, ..form }, SearchForm::default(), "{query}");
    }
}

#[test]
fn empty_fields_and_foreign_parameters_are_no_nonsense() {
    assert_eq!(SearchForm::read("q=&ort=&umkreis=&abschluss=&utm_source=x&&=&"), SearchForm::default());
}

#[test]
fn what_is_understood_adds_to_what_was_chosen() {
    let understand = |query: &str| {
        let mut form = SearchForm::read(query);
        form.understand(&SearchIndex::in_memory().unwrap(), &Gazetteer::default(), None).then_some(form)
    };
    let form = understand("q=Ausbildung+ohne+Abi+was+mit+Computern&art=internship&bereich=it").unwrap();
    assert_eq!(form.path(), "/suche?art=internship&art=apprenticeship&bereich=it&abschluss=mittlere_reife");
    let chosen = understand("q=Koch+mit+Abi&abschluss=hauptschulabschluss").unwrap();
    assert_eq!(chosen.qualification, Some(Qualification::Hauptschulabschluss));
    assert_eq!(understand("q=Koch"), None);
    assert_eq!(understand("q=was+mit+Computern&woertlich=1"), None);
}

#[test]
fn an_area_as_the_place_is_a_filter() {
    let town = Place {
        kind: PlaceKind::Municipality,
        key: "09573134".into(),
        name: "Zirndorf".into(),
        district: "Fürth".into(),
        state: "BY".into(),
        latitude: 49.44,
        longitude: 10.95,
        population: 25_000,
    };
    let gazetteer = Gazetteer::new(vec![town]);
    for (query, path) in [
        ("q=Koch&ort=Landkreis+F%C3%BCrth", "/suche?q=Koch&kreis=09573"),
        ("ort=Oberfranken&kreis=09573", "/suche?kreis=09573&kreis=094"),
        ("ort=Zirndorf", "/suche?ort=Zirndorf"),
    ] {
        let mut form = SearchForm::read(query);
        form.find_areas(&gazetteer);
        assert_eq!((form.path().as_str(), form.ignored), (path, false));
    }
    let mut form = SearchForm::read("kreis=99999");
    form.find_areas(&gazetteer);
    assert!(form.districts.is_empty() && form.ignored);
}

#[test]
fn a_very_long_text_is_cut() {
    let form = SearchForm::read(&format!("q={}", "ä".repeat(5_000)));
    assert!(form.ignored);
    assert_eq!(form.q.chars().count(), 200);
}

#[test]
fn a_changed_search_begins_at_its_first_page() {
    let form = SearchForm { after: Some("x".into()), ..SearchForm::default() };
    assert_eq!(form.changed(|f| f.radius = 100).path(), "/suche?umkreis=100");
}
