//! The search as it stands in the address: read with patience, written without what is empty.
#[cfg(test)]
mod tests;

use std::str::FromStr;

use form_urlencoded::{Serializer, parse};
use lotse_domain::{
    occupation::Area,
    place::{Gazetteer, STATES},
    vacancy::{Kind, Qualification},
};
use lotse_search::{SearchIndex, Sort, intent::Intent};

use crate::{form::Field, format, language::Lang};

/// Kilometres that the page offers.
pub(super) const RADII: [u32; 5] = [10, 25, 50, 100, 200];
const DEFAULT_RADIUS: u32 = 25;
const MAX_RADIUS: u32 = 300;
/// Nobody types more; a longer text would only slow the search down.
const MAX_TEXT: usize = 200;
/// Values of one filter that are looked at.
const MAX_VALUES: usize = 30;

/// What a pupil asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SearchForm {
    pub(crate) q: String,
    pub(crate) place: String,
    pub(crate) radius: u32,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) areas: Vec<Area>,
    pub(crate) qualification: Option<Qualification>,
    pub(crate) years: Vec<i32>,
    pub(crate) states: Vec<String>,
    /// Keys of districts (five digits) and Regierungsbezirke (three).
    pub(crate) districts: Vec<String>,
    /// Slugs.
    pub(crate) company: Option<String>,
    pub(crate) cluster: Option<String>,
    pub(crate) occupation: Option<String>,
    pub(crate) sort: Sort,
    pub(crate) after: Option<String>,
    /// The text is searched for as it was typed; nothing of it is taken for a place or a filter.
    pub(crate) literal: bool,
    /// Something in the address made no sense and was left out.
    pub(crate) ignored: bool,
}

impl Default for SearchForm {
    fn default() -> Self {
        Self {
            q: String::new(),
            place: String::new(),
            radius: DEFAULT_RADIUS,
            kinds: Vec::new(),
            areas: Vec::new(),
            qualification: None,
            years: Vec::new(),
            states: Vec::new(),
            districts: Vec::new(),
            company: None,
            cluster: None,
            occupation: None,
            sort: Sort::default(),
            after: None,
            literal: false,
            ignored: false,
        }
    }
}

impl SearchForm {
    /// Reads the part of an address behind the question mark. Nothing in it is an error: what makes no sense is left
    /// out, and [`Self::ignored`] says so.
    pub(crate) fn read(query: &str) -> Self {
        let mut form = Self::default();
        for (name, value) in parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let fits = match name.as_ref() {
                "q" => text(&mut form.q, value),
                "ort" => text(&mut form.place, value),
                "umkreis" => form.set_radius(value),
                "art" => push(&mut form.kinds, value.parse().ok()),
                "bereich" => push(&mut form.areas, value.parse().ok()),
                "abschluss" => set(&mut form.qualification, Qualification::from_str(value).ok()),
                "beginn" => {
                    push(&mut form.years, value.parse().ok().filter(|year| (2000..=2100).contains(year)))
                }
                "land" => push(&mut form.states, state(value)),
                "kreis" => push(&mut form.districts, area_key(value)),
                "unternehmen" => set(&mut form.company, slug(value)),
                "cluster" => set(&mut form.cluster, slug(value)),
                "beruf" => set(&mut form.occupation, slug(value)),
                "sortierung" => form.set_sort(value),
                "woertlich" => {
                    form.literal = value == "1";
                    form.literal
                }
                "nach" => set(&mut form.after, (value.len() <= 500).then(|| value.to_owned())),
                // Addresses get parameters from elsewhere, such as those of campaigns.
                _ => true,
            };
            form.ignored |= !fits;
        }
        form
    }

    fn set_radius(&mut self, value: &str) -> bool {
        let radius = value.parse().ok().filter(|km| (1..=MAX_RADIUS).contains(km));
        self.radius = radius.unwrap_or(self.radius);
        radius.is_some()
    }

    fn set_sort(&mut self, value: &str) -> bool {
        let sort = SORTS.iter().find(|(word, _)| *word == value);
        self.sort = sort.map_or(self.sort, |(_, sort)| *sort);
        sort.is_some()
    }

    /// The part of an address behind the question mark, without what is empty or the default.
    pub(crate) fn write(&self) -> String {
        let mut out = Serializer::new(String::new());
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                out.append_pair(name, value);
            }
        };
        add("q", &self.q);
        add("ort", &self.place);
        if self.radius != DEFAULT_RADIUS {
            add("umkreis", &self.radius.to_string());
        }
        for kind in &self.kinds {
            add("art", kind.as_str());
        }
        for area in &self.areas {
            add("bereich", area.as_str());
        }
        add("abschluss", self.qualification.map_or("", Qualification::as_str));
        for year in &self.years {
            add("beginn", &year.to_string());
        }
        for state in &self.states {
            add("land", state);
        }
        for district in &self.districts {
            add("kreis", district);
        }
        add("unternehmen", self.company.as_deref().unwrap_or_default());
        add("cluster", self.cluster.as_deref().unwrap_or_default());
        add("beruf", self.occupation.as_deref().unwrap_or_default());
        if self.sort != Sort::default() {
            add("sortierung", sort_word(self.sort));
        }
        add("woertlich", if self.literal { "1" } else { "" });
        add("nach", self.after.as_deref().unwrap_or_default());
        out.finish()
    }

    /// The path of this search.
    pub(crate) fn path(&self) -> String {
        let query = self.write();
        if query.is_empty() { "/suche".to_owned() } else { format!("/suche?{query}") }
    }

    /// Those of the address's parameters that have one of these names, for the hidden fields of another form.
    pub(crate) fn kept(&self, names: &[&str]) -> Vec<(String, String)> {
        let all = self.write();
        parse(all.as_bytes()).into_owned().filter(|(name, _)| names.contains(&name.as_str())).collect()
    }

    /// The radius to choose, from those that a page offers and the one that is asked for.
    pub(crate) fn radius_field(&self, lang: Lang, offered: &[u32]) -> Field {
        let mut radii = offered.to_vec();
        if !radii.contains(&self.radius) {
            radii.push(self.radius);
            radii.sort_unstable();
        }
        let radii = radii
            .into_iter()
            .map(|km| (km.to_string(), lang.with("radius", [("km", format::number(lang, u64::from(km)))])));
        Field::select("umkreis", lang.t("field-radius"), radii.collect()).value(self.radius.to_string())
    }

    /// The same search elsewhere: without order and page.
    fn kept_path(&self, path: &str) -> String {
        let query = Self { after: None, sort: Sort::default(), ..self.clone() }.write();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// Its newest hits as a feed.
    pub(crate) fn feed_path(&self) -> String {
        self.kept_path("/stellen.atom")
    }

    /// How it is shown on another website.
    pub(crate) fn embed_path(&self) -> String {
        self.kept_path("/einbetten")
    }

    /// It as it stands on another website.
    pub(crate) fn frame_path(&self) -> String {
        self.kept_path("/einbetten/stellen")
    }

    /// On the map.
    pub(crate) fn map_path(&self) -> String {
        self.kept_path("/karte")
    }

    /// On the map as it stands on another website.
    pub(crate) fn framed_map_path(&self) -> String {
        self.kept_path("/einbetten/karte")
    }

    /// It as a poster with a QR code.
    pub(crate) fn poster_path(&self) -> String {
        self.kept_path("/aushang.pdf")
    }

    /// Where an alert for this search is made.
    pub(crate) fn alert_path(&self) -> String {
        self.kept_path("/suchauftrag")
    }

    /// Where this search is shown as a list to print.
    pub(crate) fn list_path(&self) -> String {
        self.kept_path("/listen")
    }

    /// The same search from its first page on, changed.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = Self { after: None, ..self.clone() };
        change(&mut other);
        other
    }

    /// Takes places and filters out of the text where they are understood. Whether anything was.
    pub(crate) fn understand(
        &mut self,
        index: &SearchIndex,
        gazetteer: &Gazetteer,
        cluster: Option<&str>,
    ) -> bool {
        if self.literal || self.q.is_empty() {
            return false;
        }
        // Whoever says a place means that one, and no other.
        let nowhere = Gazetteer::default();
        let gazetteer = if self.place.is_empty() { gazetteer } else { &nowhere };
        let Some(intent) = index.understand(&self.q, gazetteer, cluster) else { return false };
        let Intent { words, place, states, districts, areas, kinds, qualification, sort } = intent;
        self.q = words;
        if let Some(place) = place {
            self.place = place;
        }
        let new = |known: &[String], code: &str| !known.iter().any(|known| known == code);
        self.states.extend(
            states.into_iter().filter(|code| new(&self.states, code)).map(str::to_owned).collect::<Vec<_>>(),
        );
        self.add_districts(&districts);
        self.areas.extend(areas.into_iter().filter(|area| !self.areas.contains(area)).collect::<Vec<_>>());
        self.kinds.extend(kinds.into_iter().filter(|kind| !self.kinds.contains(kind)).collect::<Vec<_>>());
        self.qualification = self.qualification.or(qualification);
        if self.sort == Sort::default() {
            self.sort = sort.unwrap_or_default();
        }
        true
    }

    pub(super) fn add_districts(&mut self, keys: &[String]) {
        for key in keys {
            if !self.districts.contains(key) {
                self.districts.push(key.clone());
            }
        }
    }

    /// An area with boundaries that was typed as the place ("Landkreis Fürth") is a filter and no circle; and what is no area's key
    /// is left out.
    pub(crate) fn find_areas(&mut self, gazetteer: &Gazetteer) {
        let called = gazetteer.areas_called(&self.place);
        if !called.is_empty() {
            self.add_districts(called);
            self.place.clear();
        }
        let before = self.districts.len();
        self.districts.retain(|key| gazetteer.area_label(key).is_some());
        self.ignored |= self.districts.len() < before;
    }

    /// The same words without place and filters.
    pub(crate) fn words_alone(&self) -> Self {
        Self { q: self.q.clone(), ..Self::default() }
    }

    /// The same place without words and filters.
    pub(crate) fn place_alone(&self) -> Self {
        Self { place: self.place.clone(), radius: self.radius, ..Self::default() }
    }

    /// The same words and place without any filter.
    pub(crate) fn without_filters(&self) -> Self {
        Self {
            q: self.q.clone(),
            place: self.place.clone(),
            radius: self.radius,
            sort: self.sort,
            ..Self::default()
        }
    }
}

/// The words for the orders, as they stand in the address.
pub(crate) const SORTS: [(&str, Sort); 5] = [
    ("relevance", Sort::Relevance),
    ("distance", Sort::Distance),
    ("newest", Sort::Newest),
    ("start", Sort::Start),
    ("pay", Sort::Pay),
];

pub(crate) fn sort_word(sort: Sort) -> &'static str {
    SORTS.iter().find(|(_, known)| *known == sort).map_or("relevance", |(word, _)| word)
}

fn text(field: &mut String, value: &str) -> bool {
    value.chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect::<String>().clone_into(field);
    value.chars().count() <= MAX_TEXT
}

fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let fits = value.is_some();
    if fits {
        *field = value;
    }
    fits
}

fn push<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) -> bool {
    match value {
        Some(value) if list.len() < MAX_VALUES => {
            if !list.contains(&value) {
                list.push(value);
            }
            true
        }
        _ => false,
    }
}

fn state(value: &str) -> Option<String> {
    STATES.iter().find(|(code, _)| code.eq_ignore_ascii_case(value)).map(|(code, _)| (*code).to_owned())
}

fn area_key(value: &str) -> Option<String> {
    let fits = matches!(value.len(), 3 | 5) && value.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| value.to_owned())
}

fn slug(value: &str) -> Option<String> {
    let fits = value.len() <= 100
        && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    fits.then(|| value.to_owned())
}
