//! Areas with boundaries, by the digits with which the keys of their municipalities (AGS) begin: five for a district, three for a
//! Regierungsbezirk.
use std::collections::{BTreeMap, HashMap};

use super::{Place, PlaceKind, gazetteer::PREPOSITIONS};
use crate::fold::fold;

/// A Landkreis, a Kreis, or a town that belongs to none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// The first five digits of its municipalities' keys.
    pub key: String,
    /// As in [`Place::district`]: "Fürth" is both a town and the Landkreis around it.
    pub name: String,
    /// Two letters as in ISO 3166-2:DE.
    pub state: String,
    /// It belongs to no Kreis.
    pub is_town: bool,
}

impl District {
    /// The name that tells it from others: "Landkreis Fürth", "Stadt Fürth", "Hochsauerlandkreis".
    pub fn label(&self) -> String {
        let Self { name, state, .. } = self;
        match state.as_str() {
            "BE" | "HH" => name.clone(),
            _ if self.is_town => format!("Stadt {name}"),
            _ if says_what_it_is(&fold(name)) => name.clone(),
            "SH" | "NW" => format!("Kreis {name}"),
            _ => format!("Landkreis {name}"),
        }
    }
}

/// A Regierungsbezirk, or what is still called as one.
struct Region {
    /// Three digits.
    key: &'static str,
    name: &'static str,
    /// No town is called so: the name alone means the region.
    is_plain: bool,
}

const fn plain(key: &'static str, name: &'static str) -> Region {
    Region { key, name, is_plain: true }
}

const fn seated_in(key: &'static str, name: &'static str) -> Region {
    Region { key, name, is_plain: false }
}

/// The nineteen Regierungsbezirke of 2026; and two former ones that people still speak of.
const REGIONS: [Region; 21] = [
    plain("034", "Weser-Ems"),
    seated_in("051", "Düsseldorf"),
    seated_in("053", "Köln"),
    seated_in("055", "Münster"),
    seated_in("057", "Detmold"),
    seated_in("059", "Arnsberg"),
    seated_in("064", "Darmstadt"),
    seated_in("065", "Gießen"),
    seated_in("066", "Kassel"),
    plain("073", "Rheinhessen-Pfalz"),
    seated_in("081", "Stuttgart"),
    seated_in("082", "Karlsruhe"),
    seated_in("083", "Freiburg"),
    seated_in("084", "Tübingen"),
    plain("091", "Oberbayern"),
    plain("092", "Niederbayern"),
    plain("093", "Oberpfalz"),
    plain("094", "Oberfranken"),
    plain("095", "Mittelfranken"),
    plain("096", "Unterfranken"),
    plain("097", "Schwaben"),
];

/// What people call several regions together.
const TOGETHER: [(&str, &[&str]); 1] = [("franken", &["094", "095", "096"])];

const BEFORE_A_DISTRICT: [&str; 4] = ["landkreis", "kreis", "lkr", "lk"];
const BEFORE_A_TOWN: [&str; 2] = ["kreisfreie stadt", "stadtkreis"];
const BEFORE_A_REGION: [&str; 3] = ["regierungsbezirk", "reg bez", "bezirk"];
/// Words of a district's name that only say what it is.
const KINDS: [&str; 4] = ["kreis", "region", "staedteregion", "regionalverband"];

/// Whether a folded name needs no "Landkreis" before it.
fn says_what_it_is(name: &str) -> bool {
    name.contains("kreis") || name.split(' ').next().is_some_and(|first| KINDS.contains(&first))
}

/// All areas, and how people call them.
#[derive(Debug, Default)]
pub(super) struct Areas {
    /// By key.
    districts: Vec<District>,
    /// Folded names -> keys; several where a name means several.
    by_name: HashMap<String, Vec<String>>,
}

impl Areas {
    /// The districts of these municipalities. `is_town` says whether a municipality is called so.
    pub(super) fn new(places: &[Place], is_town: impl Fn(&str) -> bool) -> Self {
        let mut found: BTreeMap<&str, (&Place, usize)> = BTreeMap::new();
        for place in places.iter().filter(|place| place.kind == PlaceKind::Municipality) {
            if let Some(key) = place.key.get(..5) {
                found.entry(key).or_insert((place, 0)).1 += 1;
            }
        }
        let districts: Vec<District> = found
            .into_iter()
            .map(|(key, (place, municipalities))| District {
                key: key.to_owned(),
                name: place.district.clone(),
                state: place.state.clone(),
                is_town: municipalities == 1 && place.key.ends_with("000"),
            })
            .collect();
        let mut areas = Self { districts, by_name: HashMap::new() };
        areas.name_all(is_town);
        areas
    }

    fn name_all(&mut self, is_town: impl Fn(&str) -> bool) {
        let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
        let mut add = |name: String, key: &str| by_name.entry(name).or_default().push(key.to_owned());
        for district in &self.districts {
            let (name, key) = (fold(&district.name), district.key.as_str());
            let before: &[&str] = if district.is_town { &BEFORE_A_TOWN } else { &BEFORE_A_DISTRICT };
            for before in before {
                add(format!("{before} {name}"), key);
            }
            if !district.is_town && !is_town(&district.name) {
                add(name, key);
            }
        }
        for Region { key, name, is_plain } in REGIONS {
            for before in BEFORE_A_REGION {
                add(format!("{before} {}", fold(name)), key);
            }
            if is_plain {
                add(fold(name), key);
            }
        }
        for (name, keys) in TOGETHER {
            for key in keys {
                add(name.to_owned(), key);
            }
        }
        // Shorter names count where nothing is called so in full.
        let mut shorter: HashMap<String, Vec<String>> = HashMap::new();
        for district in self.districts.iter().filter(|district| !district.is_town) {
            for name in short_names(&district.name) {
                for before in BEFORE_A_DISTRICT {
                    shorter.entry(format!("{before} {name}")).or_default().push(district.key.clone());
                }
            }
        }
        for (name, keys) in shorter {
            by_name.entry(name).or_insert(keys);
        }
        self.by_name = by_name;
    }

    pub(super) fn districts(&self) -> &[District] {
        &self.districts
    }

    /// Where a district stands among all.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.districts.binary_search_by(|district| district.key.as_str().cmp(key)).ok()
    }

    pub(super) fn called(&self, folded: &str) -> &[String] {
        self.by_name.get(folded).map_or(&[], Vec::as_slice)
    }

    pub(super) fn label(&self, key: &str) -> Option<String> {
        if let Some(at) = self.position(key) {
            return Some(self.districts[at].label());
        }
        let Region { name, is_plain, .. } = REGIONS.iter().find(|region| region.key == key)?;
        Some(if *is_plain { (*name).to_owned() } else { format!("Regierungsbezirk {name}") })
    }
}

/// "Nienburg" for "Nienburg (Weser)", "Mühldorf" for "Mühldorf am Inn", "Darmstadt" for "Darmstadt-Dieburg", "Hannover" for "Region
/// Hannover"; folded.
fn short_names(name: &str) -> Vec<String> {
    let folded = fold(name);
    if says_what_it_is(&folded) {
        let rest: Vec<&str> = folded.split(' ').filter(|word| !KINDS.contains(word)).collect();
        let shorter = rest.join(" ");
        return if shorter.is_empty() || shorter == folded { Vec::new() } else { vec![shorter] };
    }
    let mut names: Vec<String> = [name.split(" (").next(), name.split('-').next()]
        .into_iter()
        .flatten()
        .map(fold)
        .filter(|shorter| *shorter != folded)
        .collect();
    let words: Vec<&str> = folded.split(' ').collect();
    if let Some(at) = words.iter().position(|word| PREPOSITIONS.contains(word)).filter(|at| *at > 0) {
        names.push(words[..at].join(" "));
    }
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
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
}
