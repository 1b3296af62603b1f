//! Areas with boundaries, by the digits with which the keys of their municipalities (AGS) begin: five for a district, three for a
//! Regierungsbezirk.
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use super::{Place, PlaceKind, STATES, gazetteer::PREPOSITIONS, naming::Naming};
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
const TOGETHER: [(&str, &[&str]); 1] = [("Franken", &["094", "095", "096"])];

const BEFORE_A_DISTRICT: [&str; 4] = ["landkreis", "kreis", "lkr", "lk"];
const BEFORE_A_TOWN: [&str; 2] = ["kreisfreie stadt", "stadtkreis"];
const BEFORE_A_REGION: [&str; 3] = ["regierungsbezirk", "reg bez", "bezirk"];
/// Words of a district's name that only say what it is.
const KINDS: [&str; 4] = ["kreis", "region", "staedteregion", "regionalverband"];

/// Whether a folded name needs no "Landkreis" before it.
fn says_what_it_is(name: &str) -> bool {
    name.contains("kreis") || name.split(' ').next().is_some_and(|first| KINDS.contains(&first))
}

/// The words with which the names of very many areas begin.
pub(super) fn before_areas() -> impl Iterator<Item = &'static str> {
    BEFORE_A_DISTRICT.into_iter().chain(BEFORE_A_TOWN).chain(BEFORE_A_REGION)
}

/// All areas, and how people call them.
#[derive(Debug, Default)]
pub(super) struct Areas {
    /// By key.
    districts: Vec<District>,
    /// Folded names -> keys; several where a name means several.
    by_name: HashMap<String, Vec<String>>,
    /// What is on its way to one of the names.
    naming: Naming,
}

impl Areas {
    /// The districts of these municipalities. `is_town` says whether a municipality is called so.
    pub(super) fn new(places: &[Place], is_town: impl Fn(&str) -> bool) -> Self {
        let mut found: BTreeMap<&str, (&Place, usize)> = BTreeMap::new();
        let mut people: BTreeMap<String, i64> = BTreeMap::new();
        for place in places.iter().filter(|place| place.kind == PlaceKind::Municipality) {
            if let Some(key) = place.key.get(..5) {
                found.entry(key).or_insert((place, 0)).1 += 1;
                for key in [key, &key[..3]] {
                    *people.entry(key.to_owned()).or_default() += i64::from(place.population);
                }
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
        let mut areas = Self { districts, by_name: HashMap::new(), naming: Naming::default() };
        areas.name_all(is_town);
        areas.naming = areas.naming(&people);
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
                add(fold(name), key);
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

    /// What is offered while somebody types: each area whose boundaries are known by a name of its own. A town is offered as a town.
    fn naming(&self, people: &BTreeMap<String, i64>) -> Naming {
        let mut naming = Naming::default();
        let mut names: HashMap<&[String], Vec<&str>> = HashMap::new();
        for (name, keys) in &self.by_name {
            names.entry(keys).or_default().push(name);
        }
        let several = TOGETHER.iter().map(|(name, keys)| ((*name).to_owned(), keys.to_vec()));
        let districts = self.districts.iter().filter(|district| !district.is_town);
        let alone = districts.map(|district| district.key.as_str()).chain(REGIONS.iter().map(|it| it.key));
        let alone = alone.filter_map(|key| Some((self.label(key)?, vec![key])));
        for (label, keys) in alone.chain(several) {
            let people: i64 = keys.iter().filter_map(|key| people.get(*key)).sum();
            // Whatever is offered must be understood as just that.
            let called = self.called(&fold(&label));
            if people > 0 && called == keys {
                naming.add(label, people, names.get(called).into_iter().flatten().copied());
            }
        }
        naming.sorted()
    }

    /// Areas that what has been typed may become, folded: those with the most people first.
    pub(super) fn beginning(&self, typed: &str, limit: usize) -> Vec<&str> {
        self.naming.beginning(typed, limit)
    }

    /// Keys of what somebody names who draws a boundary: an area, its key, a town that belongs to no Kreis, or a state.
    pub(super) fn meant(&self, text: &str) -> Vec<String> {
        let folded = fold(text);
        if self.label(&folded).is_some() {
            return vec![folded];
        }
        let called = self.called(&folded);
        if !called.is_empty() {
            return called.to_vec();
        }
        let is_meant = |district: &&District| {
            fold(&district.label()) == folded || (district.is_town && fold(&district.name) == folded)
        };
        let towns: Vec<String> =
            self.districts.iter().filter(is_meant).map(|district| district.key.clone()).collect();
        if !towns.is_empty() {
            return towns;
        }
        let state = STATES.iter().find(|(_, name)| fold(name) == folded);
        state.map(|(code, _)| self.of_state(code)).unwrap_or_default()
    }

    /// A state as its Regierungsbezirke where it consists of them, else as its districts.
    fn of_state(&self, code: &str) -> Vec<String> {
        let districts: Vec<&str> =
            self.districts.iter().filter(|it| it.state == code).map(|it| it.key.as_str()).collect();
        let mut regions: Vec<&str> = districts.iter().map(|key| &key[..3]).collect();
        regions.dedup();
        let are_known = regions.iter().all(|key| REGIONS.iter().any(|region| region.key == *key));
        let keys = if are_known { regions } else { districts };
        keys.into_iter().map(str::to_owned).collect()
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
