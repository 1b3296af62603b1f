use super::{Place, PlaceKind};
use crate::place::Gazetteer;

fn municipality(key: &str, name: &str, district: &str, state: &str) -> Place {
    Place {
        kind: PlaceKind::Municipality,
        key: key.into(),
        name: name.into(),
        district: district.into(),
        state: state.into(),
        latitude: 49.5,
        longitude: 11.0,
        population: 20_000,
    }
}

fn gazetteer() -> Gazetteer {
    let code = |key: &str, name: &str, district: &str, state: &str| Place {
        kind: PlaceKind::PostalCode,
        population: 0,
        ..municipality(key, name, district, state)
    };
    Gazetteer::new(vec![
        municipality("09563000", "Fürth", "Fürth", "BY"),
        municipality("09573134", "Zirndorf", "Fürth", "BY"),
        municipality("09573122", "Oberasbach", "Fürth", "BY"),
        municipality("05758012", "Herford", "Herford", "NW"),
        municipality("03241001", "Hannover", "Region Hannover", "NI"),
        municipality("05958004", "Arnsberg", "Hochsauerlandkreis", "NW"),
        municipality("09575153", "Neustadt an der Aisch", "Neustadt an der Aisch-Bad Windsheim", "BY"),
        municipality("06432001", "Alsbach-Hähnlein", "Darmstadt-Dieburg", "HE"),
        municipality("06431008", "Fürth", "Bergstraße", "HE"),
        municipality("11000000", "Berlin", "Berlin", "BE"),
        code("90762", "Fürth", "Fürth", "BY"),
        code("90513", "Zirndorf", "Fürth", "BY"),
        code("64658", "Fürth", "Bergstraße", "HE"),
    ])
}

#[test]
fn areas_are_called_in_many_ways() {
    let all = gazetteer();
    for (text, keys) in [
        ("Landkreis Fürth", vec!["09573"]),
        ("Lkr. Fürth", vec!["09573"]),
        ("LK Fürth", vec!["09573"]),
        ("kreisfreie Stadt Fürth", vec!["09563"]),
        ("Kreis Herford", vec!["05758"]),
        ("Region Hannover", vec!["03241"]),
        ("Landkreis Hannover", vec!["03241"]),
        ("Hochsauerlandkreis", vec!["05958"]),
        ("Landkreis Neustadt an der Aisch", vec!["09575"]),
        ("Landkreis Darmstadt", vec!["06432"]),
        ("Bergstraße", vec!["06431"]),
        ("Oberfranken", vec!["094"]),
        ("Regierungsbezirk Köln", vec!["053"]),
        ("Franken", vec!["094", "095", "096"]),
        ("Fürth", vec![]),
        ("Herford", vec![]),
        ("Köln", vec![]),
        ("Kreis", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(all.areas_called(text), keys, "{text}");
    }
}

#[test]
fn whoever_draws_a_boundary_may_name_towns_and_states_as_well() {
    let all = gazetteer();
    for (text, keys) in [
        ("Landkreis Fürth", vec!["09573"]),
        ("Fürth", vec!["09563"]),
        ("Stadt Fürth", vec!["09563"]),
        ("09573", vec!["09573"]),
        ("095", vec!["095"]),
        ("Franken", vec!["094", "095", "096"]),
        ("Bayern", vec!["095"]),
        ("Niedersachsen", vec!["03241"]),
        ("Berlin", vec!["11000"]),
        ("Zirndorf", vec![]),
        ("99999", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(all.area_keys(text), keys, "{text}");
    }
}

#[test]
fn an_area_is_offered_while_it_is_typed() {
    let all = gazetteer();
    for (typed, labels) in [
        ("Landkreis Fü", vec!["Landkreis Fürth"]),
        ("lkr. fue", vec!["Landkreis Fürth"]),
        ("Kreis H", vec!["Hochsauerlandkreis", "Kreis Herford", "Region Hannover"]),
        ("Bergs", vec!["Landkreis Bergstraße"]),
        ("mittelf", vec!["Mittelfranken"]),
        ("Regierungsbezirk Mi", vec!["Mittelfranken"]),
        ("Frank", vec!["Franken"]),
        ("Landkreis", vec![]),
        ("Landkreis ", vec![]),
        ("La", vec![]),
        ("Fürt", vec![]),
        ("Berlin", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(all.suggest_areas(typed, 5), labels, "{typed}");
    }
    assert!(all.suggest_areas("Landkreis Fü", 0).is_empty());
}

#[test]
fn labels_tell_a_town_from_what_lies_around_it() {
    let all = gazetteer();
    for (key, label) in [
        ("09563", "Stadt Fürth"),
        ("09573", "Landkreis Fürth"),
        ("05758", "Kreis Herford"),
        ("03241", "Region Hannover"),
        ("05958", "Hochsauerlandkreis"),
        ("11000", "Berlin"),
        ("094", "Oberfranken"),
        ("053", "Regierungsbezirk Köln"),
    ] {
        assert_eq!(all.area_label(key).as_deref(), Some(label));
    }
    assert_eq!(all.area_label("99999"), None);
    assert_eq!(all.area_label("09"), None);
}

#[test]
fn a_site_lies_in_the_district_of_its_postal_code_or_town() {
    let all = gazetteer();
    let district = |code: Option<&str>, town: &str, state: Option<&str>| {
        all.district_of(code, town, state).map(|district| district.key.as_str())
    };
    assert_eq!(district(Some("90762"), "Fürth", Some("BY")), Some("09563"));
    assert_eq!(district(Some("90513"), "Zirndorf", Some("BY")), Some("09573"));
    // A village is written, or a town that shares the code.
    assert_eq!(district(Some("90513"), "Weiherhof", None), Some("09573"));
    assert_eq!(district(Some("90513"), "Oberasbach", Some("BY")), Some("09573"));
    assert_eq!(district(None, "Fürth", Some("HE")), Some("06431"));
    assert_eq!(district(None, "Berlin", None), Some("11000"));
    assert_eq!(district(Some("00000"), "Atlantis", None), None);
}
