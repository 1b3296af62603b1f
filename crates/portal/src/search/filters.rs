//! The filters beside the results: what may be chosen, how much each finds, and what is chosen.
use lotse_domain::{
    cluster::Cluster,
    occupation::Area,
    place::{Gazetteer, state_name},
    vacancy::{Kind, Qualification},
};
use lotse_search::{FacetCount, Facets};

use super::form::SearchForm;
use crate::{
    format,
    language::Lang,
    site::{Site, short_name},
};

/// As many districts as are counted at most.
const MOST_DISTRICTS: usize = 20;

/// One value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) count: String,
    pub(crate) chosen: bool,
}

/// A filter with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Name of the parameter.
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) choices: Vec<Choice>,
    pub(crate) chosen: bool,
}

/// A filter that is set, and the address without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Active {
    pub(crate) label: String,
    pub(crate) href: String,
}

/// Names of things that the address knows by their slug.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    pub(crate) company: Option<String>,
    pub(crate) occupation: Option<String>,
    pub(crate) clusters: &'a [Cluster],
    /// Knows the districts.
    pub(crate) gazetteer: Option<&'a Gazetteer>,
}

/// The filters with several values.
pub(crate) fn filters(
    lang: Lang,
    form: &SearchForm,
    facets: &Facets,
    names: &Names<'_>,
    in_cluster: bool,
) -> Vec<Filter> {
    let chosen = |values: Vec<&str>, value: &str| values.contains(&value);
    let years: Vec<String> = form.years.iter().map(ToString::to_string).collect();
    let district = |key: &str| names.gazetteer.and_then(|gazetteer| gazetteer.area_label(key));
    let is_chosen = |key: &str| form.districts.iter().any(|chosen| chosen == key);
    // A Regierungsbezirk has no count of its own, and stays to be taken back.
    let mut districts = facets.district.clone();
    let without_count = form.districts.iter().filter(|key| facets.district.iter().all(|f| f.value != **key));
    districts.extend(without_count.map(|key| FacetCount { value: key.clone(), count: 0 }));
    let mut all = vec![
        group(
            lang,
            "art",
            &facets.kind,
            |value| chosen(form.kinds.iter().map(|k| k.as_str()).collect(), value),
            |value| value.parse::<Kind>().ok().map(|kind| lang.word("kind", kind.as_str())),
        ),
        group(
            lang,
            "bereich",
            &facets.area,
            |value| chosen(form.areas.iter().map(|a| a.as_str()).collect(), value),
            |value| value.parse::<Area>().ok().map(|area| lang.word("area", area.as_str())),
        ),
        group(
            lang,
            "beginn",
            &facets.start_year,
            |value| years.iter().any(|year| year == value),
            |value| Some(value.to_owned()),
        ),
        group(
            lang,
            "land",
            &facets.state,
            |value| form.states.iter().any(|s| s == value),
            |value| state_name(value).map(ToOwned::to_owned),
        ),
    ];
    // Of all Germany's districts twenty would say little.
    if !form.place.is_empty() || !form.districts.is_empty() || facets.district.len() < MOST_DISTRICTS {
        let mut group = group(lang, "kreis", &districts, is_chosen, district);
        group.choices.sort_by(|a, b| a.label.cmp(&b.label));
        all.push(group);
    }
    all[0].choices.sort_by_key(|choice| Kind::ALL.iter().position(|kind| kind.as_str() == choice.value));
    all[1].choices.sort_by(|a, b| a.label.cmp(&b.label));
    all[2].choices.sort_by(|a, b| a.value.cmp(&b.value));
    all[3].choices.sort_by(|a, b| a.label.cmp(&b.label));
    if !in_cluster {
        all.push(group(
            lang,
            "cluster",
            &facets.cluster,
            |value| form.cluster.as_deref() == Some(value),
            |value| {
                names
                    .clusters
                    .iter()
                    .find(|cluster| cluster.slug == value)
                    .map(|cluster| cluster.name.clone())
            },
        ));
    }
    all.retain(|filter| filter.choices.len() > 1 || filter.chosen);
    all
}

fn group(
    lang: Lang,
    name: &'static str,
    counts: &[FacetCount],
    chosen: impl Fn(&str) -> bool,
    label: impl Fn(&str) -> Option<String>,
) -> Filter {
    let choices: Vec<Choice> = counts
        .iter()
        .filter(|facet| facet.count > 0 || chosen(&facet.value))
        .filter_map(|facet| {
            Some(Choice {
                label: label(&facet.value)?,
                count: format::number(lang, facet.count),
                chosen: chosen(&facet.value),
                value: facet.value.clone(),
            })
        })
        .collect();
    Filter {
        name,
        label: lang.word("filter", name),
        chosen: choices.iter().any(|choice| choice.chosen),
        choices,
    }
}

/// The qualifications, each with how much is open to someone who has it.
pub(crate) fn qualifications(lang: Lang, form: &SearchForm, facets: &Facets) -> Vec<Choice> {
    Qualification::ALL
        .iter()
        .map(|qualification| {
            let count = facets
                .qualification
                .iter()
                .find(|f| f.value == qualification.as_str())
                .map_or(0, |f| f.count);
            Choice {
                value: qualification.as_str().to_owned(),
                label: lang.word("qualification", qualification.as_str()),
                count: format::number(lang, count),
                chosen: form.qualification == Some(*qualification),
            }
        })
        .collect()
}

/// The filters that are set, in the order in which they stand on the page.
pub(crate) fn active(site: &Site, form: &SearchForm, names: &Names<'_>) -> Vec<Active> {
    let lang = site.lang;
    let mut list = Vec::new();
    let mut add =
        |label: String, without: SearchForm| list.push(Active { label, href: site.href(&without.path()) });
    for kind in &form.kinds {
        add(lang.word("kind", kind.as_str()), form.changed(|f| f.kinds.retain(|k| k != kind)));
    }
    for area in &form.areas {
        add(lang.word("area", area.as_str()), form.changed(|f| f.areas.retain(|a| a != area)));
    }
    if let Some(qualification) = form.qualification {
        add(lang.word("qualification", qualification.as_str()), form.changed(|f| f.qualification = None));
    }
    for year in &form.years {
        add(
            lang.with("active-year", [("year", year.to_string())]),
            form.changed(|f| f.years.retain(|y| y != year)),
        );
    }
    let region = whole_region(site, form, names);
    let is_in_region = |key: &String| region.is_some_and(|cluster| cluster.districts.0.contains(key));
    if let Some(cluster) = region {
        let without = form.changed(|f| f.districts.retain(|key| !cluster.districts.0.contains(key)));
        add(lang.with("active-region", [("name", region_name(cluster))]), without);
    }
    for key in form.districts.iter().filter(|key| !is_in_region(key)) {
        let name = names.gazetteer.and_then(|gazetteer| gazetteer.area_label(key));
        add(name.unwrap_or_else(|| key.clone()), form.changed(|f| f.districts.retain(|k| k != key)));
    }
    for state in &form.states {
        let name = state_name(state).unwrap_or(state).to_owned();
        add(name, form.changed(|f| f.states.retain(|s| s != state)));
    }
    if let Some(slug) = &form.occupation {
        add(names.occupation.clone().unwrap_or_else(|| slug.clone()), form.changed(|f| f.occupation = None));
    }
    if let Some(slug) = &form.company {
        add(names.company.clone().unwrap_or_else(|| slug.clone()), form.changed(|f| f.company = None));
    }
    if let Some(slug) = form.cluster.as_ref().filter(|_| site.cluster.is_none()) {
        let name =
            names.clusters.iter().find(|cluster| cluster.slug == *slug).map(|cluster| cluster.name.clone());
        add(name.unwrap_or_else(|| slug.clone()), form.changed(|f| f.cluster = None));
    }
    list
}

/// The cluster whose whole region is chosen, which is told as one: that of the portal, else the largest of several areas.
fn whole_region<'a>(site: &'a Site, form: &SearchForm, names: &Names<'a>) -> Option<&'a Cluster> {
    let is_chosen = |cluster: &&Cluster| {
        let keys = &cluster.districts.0;
        !keys.is_empty() && keys.iter().all(|key| form.districts.contains(key))
    };
    let own = site.cluster.as_deref().filter(is_chosen);
    let others = names.clusters.iter().filter(|cluster| cluster.districts.0.len() > 1).filter(is_chosen);
    own.or_else(|| others.max_by_key(|cluster| cluster.districts.0.len()))
}

/// What a cluster calls its region.
fn region_name(cluster: &Cluster) -> String {
    cluster.region.clone().unwrap_or_else(|| short_name(&cluster.name).to_owned())
}

/// In a cluster's portal, the way to what is in its region and nowhere else; none where areas are chosen already.
pub(crate) fn region_offer(site: &Site, form: &SearchForm) -> Option<Active> {
    let cluster = site.cluster.as_deref().filter(|cluster| !cluster.districts.0.is_empty())?;
    if !form.districts.is_empty() {
        return None;
    }
    let label = site.lang.with("region-only", [("name", region_name(cluster))]);
    let within = form.changed(|form| form.add_districts(&cluster.districts.0));
    Some(Active { label, href: site.href(&within.path()) })
}

#[cfg(test)]
mod tests {
    use super::{FacetCount, Facets, Lang, Names, SearchForm, Site, active, filters, region_offer};
    use crate::vacancies::sample;

    fn facet(value: &str, count: u64) -> FacetCount {
        FacetCount { value: value.into(), count }
    }

    #[test]
    fn every_filter_that_is_set_can_be_removed_alone() {
        let site = Site::sample(Lang::De, None, "/suche", "");
        let form =
            SearchForm::read("art=apprenticeship&art=internship&abschluss=abitur&beginn=2027&land=BY&nach=x");
        let list = active(&site, &form, &Names::default());
        assert_eq!(list.len(), 5);
        assert!(!list[0].href.contains("art=apprenticeship") && list[0].href.contains("art=internship"));
        assert!(list.iter().all(|a| !a.href.contains("nach=")));
    }

    #[test]
    fn choices_without_hits_are_left_out_unless_chosen() {
        let facets = Facets {
            kind: vec![facet("internship", 0), facet("apprenticeship", 12), facet("dual_study", 3)],
            ..Facets::default()
        };
        let form = SearchForm::read("art=internship");
        let all = filters(Lang::De, &form, &facets, &Names::default(), false);
        let values: Vec<_> = all[0].choices.iter().map(|c| (c.value.as_str(), c.chosen)).collect();
        assert_eq!(values, [("apprenticeship", false), ("dual_study", false), ("internship", true)]);
        assert_eq!(all.len(), 1, "a filter with nothing to choose is not shown");
    }

    #[test]
    fn a_whole_region_is_one_filter() {
        let cluster = sample::cluster();
        let site = Site::sample(Lang::De, Some(cluster.clone()), "/suche", "");
        let offer = region_offer(&site, &SearchForm::read("q=koch")).unwrap();
        assert_eq!(offer.label, "Nur in der Region Franken");
        assert!(offer.href.ends_with("/suche?q=koch&kreis=094&kreis=095&kreis=096"), "{}", offer.href);
        let form = SearchForm::read("q=koch&kreis=094&kreis=064&kreis=095&kreis=096");
        assert_eq!(region_offer(&site, &form), None);
        let clusters = [cluster];
        let names = Names { clusters: &clusters, ..Names::default() };
        for site in [site, Site::sample(Lang::De, None, "/suche", "")] {
            let list = active(&site, &form, &names);
            let labels: Vec<_> = list.iter().map(|active| active.label.as_str()).collect();
            assert_eq!(labels, ["Region Franken", "064"]);
            assert!(list[0].href.ends_with("/suche?q=koch&kreis=064"), "{}", list[0].href);
        }
        let part = SearchForm::read("kreis=094&kreis=095");
        assert_eq!(active(&Site::sample(Lang::De, None, "/suche", ""), &part, &names).len(), 2);
        assert_eq!(region_offer(&Site::sample(Lang::De, None, "/suche", ""), &SearchForm::default()), None);
    }
}
