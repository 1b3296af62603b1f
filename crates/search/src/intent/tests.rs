use lotse_domain::{
    cluster::{Cluster, Districts},
    occupation::Area,
    place::{Gazetteer, Place, PlaceKind},
    vacancy::{Kind, Qualification},
};

use super::{Intent, Known, read};
use crate::{regions::Regions, synonyms::Synonyms, tests::fixtures::cluster};

fn place(kind: PlaceKind, key: &str, name: &str, population: i32) -> Place {
    Place {
        kind,
        key: key.into(),
        name: name.into(),
        district: name.into(),
        state: "BY".into(),
        latitude: 50.0,
        longitude: 10.0,
        population,
    }
}

fn gazetteer() -> Gazetteer {
    let towns = [
        ("Lübeck", 216_000),
        ("Fürth", 128_000),
        ("Essen", 580_000),
        ("Frankfurt am Main", 760_000),
        ("Bad Schwartau", 20_000),
        ("Hamburg", 1_850_000),
        ("Koch", 300),
        ("Halle (Saale)", 240_000),
    ];
    let mut all: Vec<Place> = (1..)
        .zip(towns)
        .map(|(n, (name, people))| place(PlaceKind::Municipality, &format!("{n:08}"), name, people))
        .collect();
    for (key, name, district) in [
        ("09573134", "Zirndorf", "Fürth"),
        ("09571001", "Dombühl", "Ansbach"),
        ("05758012", "Herford", "Herford"),
        ("03241001", "Laatzen", "Region Hannover"),
        ("09575153", "Emskirchen", "Neustadt an der Aisch-Bad Windsheim"),
    ] {
        let mut town = place(PlaceKind::Municipality, key, name, 20_000);
        town.district = district.into();
        all.push(town);
    }
    all.push(place(PlaceKind::PostalCode, "23552", "Lübeck", 0));
    Gazetteer::new(all)
}

fn of(text: &str) -> Option<Intent> {
    in_portal(text, None)
}

fn in_portal(text: &str, cluster: Option<&str>) -> Option<Intent> {
    let known = Known { gazetteer: &gazetteer(), regions: &regions(), cluster, rules: Synonyms::built_in() };
    read(text, &known)
}

fn regions() -> Regions {
    let districts = Districts(vec!["01003".into(), "01055".into()]);
    Regions::of(&[Cluster { name: "Foodregio".into(), districts, ..cluster("foodregio") }])
}

fn placed(text: &str) -> Option<(String, String)> {
    of(text).and_then(|intent| Some((intent.words, intent.place?)))
}

#[test]
fn a_place_is_found_wherever_it_stands() {
    for (text, words, place) in [
        ("Bäcker Lübeck", "Bäcker", "Lübeck"),
        ("Lübeck Bäcker", "Bäcker", "Lübeck"),
        ("bäcker in luebeck", "bäcker", "luebeck"),
        ("23552 Koch", "Koch", "23552"),
        ("Koch in 23552 Lübeck", "Koch", "23552"),
        ("Koch nähe Fürth", "Koch", "Fürth"),
        ("Koch in der Nähe von Bad Schwartau", "Koch", "Bad Schwartau"),
        ("Mechatroniker Frankfurt am Main", "Mechatroniker", "Frankfurt am Main"),
        ("Mechatroniker Frankfurt", "Mechatroniker", "Frankfurt"),
        ("Koch in Essen", "Koch", "Essen"),
        ("Lübeck", "", "Lübeck"),
        ("Hamburg, Koch", "Koch", "Hamburg"),
    ] {
        assert_eq!(placed(text), Some((words.to_owned(), place.to_owned())), "{text}");
    }
}

#[test]
fn an_area_is_one_with_boundaries() {
    for (text, words, areas) in [
        ("Koch Landkreis Fürth", "Koch", vec!["09573"]),
        ("koch im landkreis fuerth", "koch", vec!["09573"]),
        ("Kreis Herford Bäcker", "Bäcker", vec!["05758"]),
        ("Lkr. Ansbach", "", vec!["09571"]),
        ("Mechatroniker Oberfranken", "Mechatroniker", vec!["094"]),
        ("Mechatroniker in Franken", "Mechatroniker", vec!["094", "095", "096"]),
        ("Koch in der Region Hannover", "Koch", vec!["03241"]),
        ("Koch Regierungsbezirk Köln", "Koch", vec!["053"]),
        ("Koch im Landkreis Neustadt an der Aisch-Bad Windsheim", "Koch", vec!["09575"]),
    ] {
        let intent = of(text).unwrap_or_else(|| panic!("{text}"));
        let found: Vec<&str> = intent.districts.iter().map(String::as_str).collect();
        assert_eq!((intent.words.as_str(), found, intent.place), (words, areas, None), "{text}");
    }
    // The town itself, and what is only around it, stay a circle.
    assert_eq!(placed("Koch Fürth"), Some(("Koch".into(), "Fürth".into())));
    assert_eq!(placed("Koch Region Fürth"), Some(("Koch".into(), "Fürth".into())));
    assert_eq!(placed("Koch im Raum Lübeck"), Some(("Koch".into(), "Lübeck".into())));
}

#[test]
fn a_cluster_has_a_region() {
    let north = vec!["01003".to_owned(), "01055".to_owned()];
    for (text, words) in [
        ("koch region foodregio", "koch"),
        ("Koch in der Region Foodregio", "Koch"),
        ("Region Foodregio Koch", "Koch"),
    ] {
        for cluster in [None, Some("foodregio"), Some("andere")] {
            let intent = in_portal(text, cluster).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((intent.words.as_str(), intent.districts, intent.place), (words, north.clone(), None));
        }
    }
    let intent = in_portal("ausbildung in der region", Some("foodregio")).unwrap();
    assert_eq!((intent.words.as_str(), intent.districts), ("", north));
    assert_eq!(intent.kinds, [Kind::Apprenticeship]);
    // Elsewhere nobody knows which, and a place that is named is the one that is meant.
    for cluster in [None, Some("andere")] {
        assert_eq!(in_portal("koch in der region", cluster), None, "{cluster:?}");
    }
    let intent = in_portal("Koch in der Region Fürth", Some("foodregio")).unwrap();
    assert_eq!((intent.place.as_deref(), intent.districts.len()), (Some("Fürth"), 0));
    let intent = in_portal("Koch in der Region Hannover", Some("foodregio")).unwrap();
    assert_eq!(intent.districts, ["03241"]);
}

#[test]
fn a_word_with_a_rule_is_no_town() {
    let mut rules = Synonyms::built_in().clone();
    let (gazetteer, regions) = (gazetteer(), regions());
    let place = |text: &str, rules: &Synonyms| {
        let known = Known { gazetteer: &gazetteer, regions: &regions, cluster: None, rules };
        read(text, &known).and_then(|intent| intent.place)
    };
    assert_eq!(place("Ausbildung Fürth", &rules).as_deref(), Some("Fürth"));
    rules.add("Fürth", "Fürther Modell");
    assert_eq!(place("Ausbildung Fürth", &rules), None);
    assert_eq!(place("Ausbildung in Fürth", &rules).as_deref(), Some("Fürth"), "a preposition says it");
}

#[test]
fn words_stay_words() {
    // A hamlet of that name, a town that is a word, a word between others, and what nobody can know.
    for text in [
        "Koch",
        "Essen",
        "Fachverkäufer Essen",
        "Mechatroniker",
        "was mit Xylophonen",
        "in",
        "Bäcker in",
        "",
        "  ",
        "§$%",
    ] {
        assert_eq!(of(text), None, "{text:?}");
    }
    assert_eq!(of(&"Koch ".repeat(1_000)), None);
}

#[test]
fn what_somebody_likes_becomes_areas() {
    for (text, words, areas) in [
        ("was mit Tieren", "", vec![Area::Agriculture, Area::Health]),
        ("irgendwas mit Computern", "", vec![Area::It]),
        ("Irgendwas mit Kindern und Tieren", "", vec![Area::Social, Area::Agriculture, Area::Health]),
        ("viel draußen", "", vec![Area::Agriculture, Area::Construction]),
        ("was mit Holz und laut", "und laut", vec![Area::Crafts, Area::Construction]),
    ] {
        let intent = of(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((intent.words.as_str(), intent.areas), (words, areas), "{text}");
    }
}

#[test]
fn kinds_qualifications_and_states_become_filters() {
    let intent = of("Ausbildung ohne Abi was mit Computern in Lübeck").unwrap();
    assert_eq!(intent.words, "");
    assert_eq!(intent.place.as_deref(), Some("Lübeck"));
    assert_eq!(intent.kinds, [Kind::Apprenticeship]);
    assert_eq!(intent.qualification, Some(Qualification::MittlereReife));
    assert_eq!(intent.areas, [Area::It]);
    let intent = of("duales Studium Informatik Schleswig-Holstein").unwrap();
    assert_eq!((intent.words.as_str(), intent.kinds), ("Informatik", vec![Kind::DualStudy]));
    assert_eq!(intent.states, ["SH"]);
    let intent = of("Koch in Bayern").unwrap();
    assert_eq!((intent.words.as_str(), intent.states, intent.place), ("Koch", vec!["BY"], None));
}
