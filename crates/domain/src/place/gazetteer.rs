use std::collections::HashMap;

use super::{District, Place, PlaceKind, districts::Areas};
use crate::fold::fold;

/// All places in memory, to be looked up by postal code or by what people write.
#[derive(Debug, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    by_postal_code: HashMap<String, usize>,
    /// (folded name, index) of municipalities, sorted by name, then the most populous first.
    by_name: Vec<(String, usize)>,
    areas: Areas,
    /// Positions among the districts, by place.
    district_of: Vec<Option<usize>>,
}

/// Two places of one name that are farther apart are not the same.
const SAME_PLACE_KM: f64 = 25.0;

/// Words after which a municipality's name only says where it lies: "Frankfurt am Main".
pub(super) const PREPOSITIONS: &[&str] =
    &["am", "an", "in", "im", "bei", "b", "a", "i", "ob", "auf", "vor", "unter"];

impl Gazetteer {
    pub fn new(places: Vec<Place>) -> Self {
        let mut by_postal_code = HashMap::new();
        let mut by_name = Vec::new();
        for (at, place) in places.iter().enumerate() {
            match place.kind {
                PlaceKind::PostalCode => {
                    by_postal_code.insert(place.key.clone(), at);
                }
                PlaceKind::Municipality => by_name.push((fold(&place.name), at)),
            }
        }
        by_name.sort_by(|a, b| a.0.cmp(&b.0).then(places[b.1].population.cmp(&places[a.1].population)));
        let mut gazetteer =
            Self { places, by_postal_code, by_name, areas: Areas::default(), district_of: Vec::new() };
        gazetteer.areas = Areas::new(&gazetteer.places, |name| gazetteer.municipality(name).is_some());
        gazetteer.district_of = gazetteer.places.iter().map(|place| gazetteer.district_at(place)).collect();
        gazetteer
    }

    /// The districts, by key.
    pub fn districts(&self) -> &[District] {
        self.areas.districts()
    }

    /// Keys of the areas with boundaries that people call so ("Landkreis Fürth", "Oberfranken"), as [`Self::area_label`] takes them;
    /// none for what is a town's name.
    pub fn areas_called(&self, text: &str) -> &[String] {
        self.areas.called(&fold(text))
    }

    /// Keys of what somebody names who draws a boundary: as [`Self::areas_called`], and also a key itself, a town that belongs to no
    /// Kreis ("Lübeck") and a state; none for what is nothing of these.
    pub fn area_keys(&self, text: &str) -> Vec<String> {
        self.areas.meant(text)
    }

    /// Up to `limit` names of areas that begin with what has been typed so far, those with the most people first;
    /// [`Self::areas_called`] knows each of them.
    pub fn suggest_areas(&self, typed: &str, limit: usize) -> Vec<&str> {
        self.areas.beginning(&fold(typed), limit)
    }

    /// How an area is called: the district of a key of five digits, the Regierungsbezirk of one of three.
    pub fn area_label(&self, key: &str) -> Option<String> {
        self.areas.label(key)
    }

    /// The district of an address. A postal code may reach beyond one, so a municipality of that name nearby goes before it.
    pub fn district_of(
        &self,
        postal_code: Option<&str>,
        town: &str,
        state: Option<&str>,
    ) -> Option<&District> {
        let code = postal_code.and_then(|code| self.by_postal_code.get(code.trim()).copied());
        let at = match code {
            Some(at) => self.namesake(town, &self.places[at]).or(Some(at)),
            None => self.town_in(town, state),
        };
        Some(&self.districts()[self.district_of.get(at?).copied()??])
    }

    /// The municipality of this name nearest to a place in the same state.
    fn namesake(&self, name: &str, near: &Place) -> Option<usize> {
        let from = (near.latitude, near.longitude);
        let away = |at: usize| distance_km(from, (self.places[at].latitude, self.places[at].longitude));
        self.named(&fold(name))
            .filter(|at| self.places[*at].state == near.state)
            .map(|at| (away(at), at))
            .filter(|(km, _)| *km <= SAME_PLACE_KM)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, at)| at)
    }

    /// The most populous municipality of this name in a state.
    fn town_in(&self, name: &str, state: Option<&str>) -> Option<usize> {
        let wanted = fold(name);
        let fits = |at: &usize| state.is_none_or(|state| self.places[*at].state == state);
        let populous = |at: &usize| self.places[*at].population;
        let exact = self.named(&wanted).filter(fits).max_by_key(populous);
        exact.or_else(|| {
            let found = self.find(name).filter(|place| state.is_none_or(|state| place.state == state))?;
            match found.kind {
                PlaceKind::PostalCode => self.by_postal_code.get(&found.key).copied(),
                PlaceKind::Municipality => {
                    self.named(&fold(&found.name)).find(|at| self.places[*at].key == found.key)
                }
            }
        })
    }

    /// Positions of the municipalities of exactly this folded name.
    fn named<'g>(&'g self, wanted: &'g str) -> impl Iterator<Item = usize> + 'g {
        let from = self.by_name.partition_point(|(key, _)| key.as_str() < wanted);
        self.by_name[from..].iter().take_while(move |(key, _)| key == wanted).map(|(_, at)| *at)
    }

    /// A municipality's key says it; a postal code lies where the municipality after which it is named does.
    fn district_at(&self, place: &Place) -> Option<usize> {
        let municipality = match place.kind {
            PlaceKind::Municipality => place,
            PlaceKind::PostalCode => {
                let name = fold(&place.name);
                let same = self.named(&name).map(|at| &self.places[at]);
                let same = same.filter(|town| town.state == place.state && town.district == place.district);
                let nearest = || self.namesake(&place.name, place).map(|at| &self.places[at]);
                same.max_by_key(|town| town.population).or_else(nearest)?
            }
        };
        self.areas.position(municipality.key.get(..5)?)
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The place of a five-digit postal code.
    pub fn postal_code(&self, code: &str) -> Option<&Place> {
        self.by_postal_code.get(code.trim()).map(|at| &self.places[*at])
    }

    /// The municipality of exactly this name, the most populous where several share it; also by its name without what
    /// follows: "Frankfurt" is Frankfurt am Main.
    pub fn municipality(&self, name: &str) -> Option<&Place> {
        let wanted = fold(name);
        if wanted.is_empty() {
            return None;
        }
        self.starting_with(&wanted)
            .filter(|(key, _)| is_same_town(key, &wanted))
            .map(|(_, place)| place)
            .max_by_key(|place| place.population)
    }

    /// What someone means who writes a postal code, a town, or both ("90402", "Nürnberg", "90402 Nürnberg").
    pub fn find(&self, text: &str) -> Option<&Place> {
        let digits = text.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 5);
        if let Some(place) = digits.and_then(|code| self.postal_code(code)) {
            return Some(place);
        }
        if let Some(place) = self.municipality(text) {
            return Some(place);
        }
        // "Lübeck, Schleswig-Holstein", "Fürth (Bayern)", "Hamburg-Altona": what stands first is the town.
        let head = text.split([',', '(', '/', '|', ';']).next().unwrap_or(text).trim();
        let town = head.split('-').next().unwrap_or(head).trim();
        [head, town]
            .into_iter()
            .filter(|part| !part.is_empty() && *part != text)
            .find_map(|part| self.municipality(part))
    }

    /// Up to `limit` places that begin with what has been typed so far, the most populous first.
    pub fn suggest(&self, typed: &str, limit: usize) -> Vec<&Place> {
        let wanted = fold(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<&Place> = if wanted.bytes().all(|b| b.is_ascii_digit()) {
            let mut codes: Vec<&Place> = self
                .by_postal_code
                .iter()
                .filter(|(code, _)| code.starts_with(&wanted))
                .map(|(_, at)| &self.places[*at])
                .collect();
            codes.sort_by(|a, b| a.key.cmp(&b.key));
            codes.truncate(limit);
            return codes;
        } else {
            self.starting_with(&wanted).map(|(_, place)| place).collect()
        };
        found.sort_by(|a, b| {
            b.population.cmp(&a.population).then_with(|| a.name.cmp(&b.name)).then_with(|| a.key.cmp(&b.key))
        });
        found.truncate(limit);
        found
    }

    fn starting_with(&self, wanted: &str) -> impl Iterator<Item = (&str, &Place)> {
        let from = self.by_name.partition_point(|(key, _)| key.as_str() < wanted);
        let wanted = wanted.to_owned();
        self.by_name[from..]
            .iter()
            .take_while(move |(key, _)| key.starts_with(&wanted))
            .map(|(key, at)| (key.as_str(), &self.places[*at]))
    }
}

/// Whether `key` is `wanted`, or `wanted` followed by where it lies.
fn is_same_town(key: &str, wanted: &str) -> bool {
    match key.strip_prefix(wanted) {
        Some("") => true,
        Some(rest) => rest
            .strip_prefix(' ')
            .and_then(|rest| rest.split(' ').next())
            .is_some_and(|word| PREPOSITIONS.contains(&word)),
        None => false,
    }
}

/// Great-circle distance in kilometres (haversine formula, mean radius of the earth 6,371.0 km).
pub fn distance_km((lat_a, lon_a): (f64, f64), (lat_b, lon_b): (f64, f64)) -> f64 {
    let (lat_a, lon_a, lat_b, lon_b) =
        (lat_a.to_radians(), lon_a.to_radians(), lat_b.to_radians(), lon_b.to_radians());
    let h = ((lat_b - lat_a) / 2.0).sin().powi(2)
        + lat_a.cos() * lat_b.cos() * ((lon_b - lon_a) / 2.0).sin().powi(2);
    2.0 * 6_371.0 * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::{Gazetteer, Place, PlaceKind, distance_km};

    fn place(kind: PlaceKind, key: &str, name: &str, state: &str, population: i32) -> Place {
        Place {
            kind,
            key: key.into(),
            name: name.into(),
            district: name.into(),
            state: state.into(),
            latitude: 50.0,
            longitude: 10.0,
            population,
        }
    }

    fn gazetteer() -> Gazetteer {
        use PlaceKind::{Municipality, PostalCode};
        Gazetteer::new(vec![
            place(PostalCode, "90402", "Nürnberg", "BY", 499_237),
            place(Municipality, "09564000", "Nürnberg", "BY", 499_237),
            place(Municipality, "06412000", "Frankfurt am Main", "HE", 650_000),
            place(Municipality, "12053000", "Frankfurt (Oder)", "BB", 51_691),
            place(Municipality, "09563000", "Fürth", "BY", 112_025),
            place(Municipality, "06431008", "Fürth", "HE", 10_542),
            place(Municipality, "01003000", "Lübeck", "SH", 212_207),
        ])
    }

    #[test]
    fn people_write_places_in_many_ways() {
        let all = gazetteer();
        for (text, key) in [
            ("90402", "90402"),
            ("90402 Nürnberg", "90402"),
            ("nuernberg", "09564000"),
            ("NÜRNBERG", "09564000"),
            ("Frankfurt", "06412000"),
            ("Frankfurt am Main", "06412000"),
            ("Fürth", "09563000"),
            ("Lübeck, Schleswig-Holstein", "01003000"),
            ("Lübeck-Travemünde", "01003000"),
        ] {
            assert_eq!(all.find(text).map(|p| p.key.as_str()), Some(key), "{text}");
        }
        assert!(all.find("Atlantis").is_none());
        assert!(all.find("").is_none());
        assert!(all.find("Frank").is_none(), "a beginning is a suggestion, not a place");
    }

    #[test]
    fn suggestions_put_the_larger_town_first() {
        let names: Vec<_> = gazetteer().suggest("fr", 5).iter().map(|p| p.name.clone()).collect();
        assert_eq!(names, ["Frankfurt am Main", "Frankfurt (Oder)"]);
        assert_eq!(gazetteer().suggest("904", 5).len(), 1);
    }

    #[test]
    fn nuremberg_to_munich_is_150_kilometres() {
        let km = distance_km((49.4521, 11.0767), (48.1372, 11.5756));
        assert!((149.0..152.0).contains(&km), "{km}");
    }
}
