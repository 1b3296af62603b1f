//! What the page of results shows.
use lotse_domain::place::{Gazetteer, Place, PlaceKind};
use lotse_search::{Alternatives, Near, Neighbour, SearchPage, SearchQuery};

use super::{
    card::{Card, Origin},
    form::{RADII, SORTS, SearchForm},
};
use crate::{format, site::Site};

/// A way out of a page without hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WayOut {
    pub(crate) label: String,
    pub(crate) count: String,
    pub(crate) href: String,
}

/// An entry of a choice list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// The place that was meant, or what may have been meant.
#[derive(Debug, Default)]
pub(crate) struct Whereabouts {
    pub(crate) near: Option<Near>,
    /// Something was typed that is no place.
    pub(crate) unknown: bool,
    pub(crate) suggestions: Vec<WayOut>,
}

/// Looks up what was typed as the place.
pub(crate) fn locate(site: &Site, gazetteer: &Gazetteer, form: &SearchForm) -> Whereabouts {
    if form.place.is_empty() {
        return Whereabouts::default();
    }
    if let Some(place) = gazetteer.find(&form.place) {
        return Whereabouts { near: Some(near(place, form.radius)), ..Whereabouts::default() };
    }
    let suggestions = beginning_like(gazetteer, &form.place)
        .into_iter()
        .map(|place| {
            let name = label(place);
            let href = site.href(&form.changed(|f| f.place.clone_from(&name)).path());
            WayOut { label: format!("{name} ({})", place.district), count: String::new(), href }
        })
        .collect();
    Whereabouts { near: None, unknown: true, suggestions }
}

/// Places that share the longest beginning with what was typed.
fn beginning_like<'a>(gazetteer: &'a Gazetteer, typed: &str) -> Vec<&'a Place> {
    let letters: Vec<char> = typed.chars().take(40).collect();
    (3..=letters.len())
        .rev()
        .map(|length| gazetteer.suggest(&letters[..length].iter().collect::<String>(), 4))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn near(place: &Place, radius: u32) -> Near {
    Near {
        label: label(place),
        latitude: place.latitude,
        longitude: place.longitude,
        radius_km: f64::from(radius),
    }
}

fn label(place: &Place) -> String {
    match place.kind {
        PlaceKind::PostalCode => format!("{} {}", place.key, place.name),
        PlaceKind::Municipality => place.name.clone(),
    }
}

/// The search in the words of the index.
pub(crate) fn query(
    form: &SearchForm,
    site: &Site,
    near: Option<Near>,
    occupation: Option<String>,
) -> SearchQuery {
    SearchQuery {
        q: form.q.clone(),
        near,
        kinds: form.kinds.clone(),
        areas: form.areas.clone(),
        qualification: form.qualification,
        start_years: form.years.clone(),
        states: form.states.clone(),
        districts: form.districts.clone(),
        company: form.company.clone(),
        cluster: site.cluster_slug().or_else(|| form.cluster.clone()),
        occupation,
        sort: form.sort,
        limit: 20,
        after: form.after.clone(),
    }
}

/// The hits; `travel` tells of each how long the way takes, or nothing of any.
pub(crate) fn cards(
    site: &Site,
    form: &SearchForm,
    near: Option<&Near>,
    page: &SearchPage,
    travel: Vec<Option<String>>,
) -> Vec<Card> {
    let at = near.map(|near| (near.latitude, near.longitude));
    let card = |hit| Card::new(site, hit, Origin { text: &form.place, at });
    let travel = travel.into_iter().chain(std::iter::repeat(None));
    page.hits.iter().zip(travel).map(|(hit, travel)| Card { travel, ..card(hit) }).collect()
}

/// What was searched for, in words: `für „Koch“, bis 25 km um Nürnberg`.
pub(crate) fn summary(site: &Site, form: &SearchForm, near: Option<&Near>) -> String {
    let lang = site.lang;
    let words = (!form.q.is_empty()).then(|| lang.with("results-for", [("words", form.q.clone())]));
    let place = near.map(|near| {
        lang.with("results-near", [("km", form.radius.to_string()), ("place", near.label.clone())])
    });
    [words, place].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What would be found otherwise, best first.
pub(crate) fn ways_out(site: &Site, form: &SearchForm, alternatives: &Alternatives) -> Vec<WayOut> {
    let lang = site.lang;
    let way = |label: String, count: u64, form: SearchForm| WayOut {
        label,
        count: lang.count("vacancies-found", count),
        href: site.href(&form.path()),
    };
    let mut list: Vec<WayOut> = alternatives
        .wider
        .iter()
        .map(|(km, count)| {
            way(lang.with("way-wider", [("km", km.to_string())]), *count, form.changed(|f| f.radius = *km))
        })
        .collect();
    if alternatives.without_filters > 0 {
        list.push(way(lang.t("way-without-filters"), alternatives.without_filters, form.without_filters()));
    }
    if alternatives.anywhere > 0 && !form.place.is_empty() {
        let anywhere = form.changed(|f| f.place.clear());
        list.push(way(lang.t("way-anywhere"), alternatives.anywhere, anywhere));
    }
    list
}

/// What is left where nothing else finds anything: key of its words, the search, and around where.
pub(crate) fn last_ways<'n>(
    form: &SearchForm,
    near: Option<&'n Near>,
) -> Vec<(&'static str, SearchForm, Option<&'n Near>)> {
    let mut ways = Vec::new();
    if !form.q.is_empty() {
        ways.push(("way-by-words", form.words_alone(), None));
    }
    if near.is_some() {
        ways.push(("way-by-place", form.place_alone(), near));
    }
    ways.push(("way-to-all", SearchForm::default(), None));
    ways
}

/// How many there are, without any of them.
pub(crate) fn count(form: &SearchForm, site: &Site, near: Option<&Near>) -> SearchQuery {
    SearchQuery { limit: 0, ..query(form, site, near.cloned(), None) }
}

/// One of the last ways, where it finds anything.
pub(crate) fn way_of(site: &Site, key: &str, form: &SearchForm, count: u64) -> Option<WayOut> {
    let blanks = [("km", form.radius.to_string()), ("place", form.place.clone())];
    (count > 0).then(|| WayOut {
        label: site.lang.with(key, blanks),
        count: site.lang.count("vacancies-found", count),
        href: site.href(&form.path()),
    })
}

/// Occupations that may do instead, each with the search for it in the same place.
pub(crate) fn neighbours(site: &Site, form: &SearchForm, found: Vec<Neighbour>) -> Vec<WayOut> {
    let there = SearchForm {
        q: String::new(),
        states: form.states.clone(),
        districts: form.districts.clone(),
        cluster: form.cluster.clone(),
        ..form.without_filters()
    };
    found
        .into_iter()
        .map(|neighbour| {
            let search = SearchForm { occupation: Some(neighbour.slug), ..there.clone() };
            WayOut {
                label: neighbour.title,
                count: site.lang.count("vacancies-found", neighbour.open),
                href: site.href(&search.path()),
            }
        })
        .collect()
}

/// The distances to choose from, with the one that was asked for even where it is none of ours.
pub(crate) fn radii(site: &Site, chosen: u32) -> Vec<Entry> {
    let mut all = RADII.to_vec();
    if !all.contains(&chosen) {
        all.push(chosen);
        all.sort_unstable();
    }
    all.into_iter()
        .map(|km| Entry {
            value: km.to_string(),
            label: site.lang.with("radius", [("km", format::number(site.lang, u64::from(km)))]),
            chosen: km == chosen,
        })
        .collect()
}

/// The orders to choose from; by distance only where there is a place.
pub(crate) fn sorts(site: &Site, form: &SearchForm, has_place: bool) -> Vec<Entry> {
    SORTS
        .iter()
        .filter(|(word, _)| has_place || *word != "distance")
        .map(|(word, sort)| Entry {
            value: (*word).to_owned(),
            label: site.lang.word("sort", word),
            chosen: form.sort == *sort,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use lotse_domain::place::{Gazetteer, Place, PlaceKind};
    use lotse_search::Alternatives;

    use super::{Neighbour, SearchForm, Site, locate, neighbours, radii, ways_out};
    use crate::language::Lang;

    fn gazetteer() -> Gazetteer {
        Gazetteer::new(vec![Place {
            kind: PlaceKind::Municipality,
            key: "09564000".into(),
            name: "Nürnberg".into(),
            district: "Nürnberg".into(),
            state: "BY".into(),
            latitude: 49.45,
            longitude: 11.08,
            population: 500_000,
        }])
    }

    #[test]
    fn an_unknown_place_is_answered_with_places_like_it() {
        let site = Site::sample(Lang::De, None, "/suche", "");
        let form = SearchForm { q: "Koch".into(), place: "Nürnbreg".into(), ..SearchForm::default() };
        let found = locate(&site, &gazetteer(), &form);
        assert!(found.unknown && found.near.is_none());
        assert_eq!(found.suggestions[0].href, "/suche?q=Koch&ort=N%C3%BCrnberg");
        assert!(
            locate(&site, &gazetteer(), &SearchForm { place: "nuernberg".into(), ..form }).near.is_some()
        );
    }

    #[test]
    fn a_search_without_hits_leads_somewhere() {
        let site = Site::sample(Lang::En, None, "/suche", "");
        let form = SearchForm::read("q=koch&ort=Husum&art=internship");
        let found = Alternatives {
            wider: vec![(50, 3), (100, 12)],
            without_filters: 1,
            anywhere: 40,
            ..Alternatives::default()
        };
        let ways = ways_out(&site, &form, &found);
        assert_eq!(ways.len(), 4);
        assert_eq!(ways[0].href, "/en/suche?q=koch&ort=Husum&umkreis=50&art=internship");
        assert_eq!(ways[3].href, "/en/suche?q=koch&art=internship");
    }

    #[test]
    fn a_neighbouring_occupation_is_looked_for_in_the_same_place() {
        let site = Site::sample(Lang::De, None, "/suche", "");
        let form = SearchForm::read("q=nurse&ort=Hamburg&umkreis=50&art=internship&kreis=02000");
        let found = Neighbour {
            code: "81302-900".into(),
            slug: "pflegefachmann-frau".into(),
            title: "Pflegefachmann/-frau".into(),
            open: 12,
        };
        let ways = neighbours(&site, &form, vec![found]);
        assert_eq!(ways[0].href, "/suche?ort=Hamburg&umkreis=50&kreis=02000&beruf=pflegefachmann-frau");
        assert_eq!(ways[0].label, "Pflegefachmann/-frau");
    }

    #[test]
    fn an_unusual_distance_stays_to_be_chosen() {
        let site = Site::sample(Lang::De, None, "/suche", "");
        let entries = radii(&site, 30);
        assert_eq!(entries.iter().filter(|e| e.chosen).map(|e| e.value.as_str()).collect::<Vec<_>>(), ["30"]);
        assert_eq!(entries.len(), 6);
    }
}
