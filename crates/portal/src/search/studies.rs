//! Study programmes among the results: what can be studied about the same words, in the same region.
use lotse_domain::{study_programme::StudyForm, vacancy::Kind};
use lotse_search::{Near, StudyHit, StudyQuery};

use super::form::SearchForm;
use crate::{PortalState, format, site::Site, studies};

/// So many stand beside vacancies; the list of programmes has them all.
const MOST: usize = 3;

/// A study programme that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundStudy {
    pub(crate) href: String,
    pub(crate) form: String,
    pub(crate) title: String,
    pub(crate) institution: String,
    pub(crate) place: String,
}

/// Study programmes for a search, on its first page; none where only other filters were chosen, or other kinds of postings.
pub(crate) fn found(
    state: &PortalState,
    site: &Site,
    form: &SearchForm,
    near: Option<&Near>,
) -> Vec<FoundStudy> {
    let Some(query) = query(site, form, near) else { return Vec::new() };
    state.index.search_studies(&query).into_iter().map(|hit| study(site, hit)).collect()
}

fn query(site: &Site, form: &SearchForm, near: Option<&Near>) -> Option<StudyQuery> {
    let dual = form.kinds.contains(&Kind::DualStudy);
    if form.after.is_some() || (!form.kinds.is_empty() && !dual) {
        return None;
    }
    if form.q.is_empty() && near.is_none() && !dual {
        return None;
    }
    Some(StudyQuery {
        words: form.q.clone(),
        near: near.cloned(),
        cluster: site.cluster_slug().or_else(|| form.cluster.clone()),
        form: dual.then_some(StudyForm::Dual),
        degree: None,
        areas: form.areas.clone(),
        limit: MOST,
    })
}

fn study(site: &Site, hit: StudyHit) -> FoundStudy {
    let lang = site.lang;
    let away = hit.distance_km.map(|km| format::distance(lang, km));
    let place = match (hit.city, away) {
        (Some(place), Some(distance)) => lang.with("place-away", [("place", place), ("distance", distance)]),
        (place, _) => place.unwrap_or_default(),
    };
    FoundStudy {
        href: site.href(&studies::path(&hit.slug)),
        form: lang.word("study-form", hit.form.as_str()),
        title: hit.title,
        institution: hit.institution_name,
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, SearchForm, Site, StudyForm, query};
    use crate::language::Lang;

    #[test]
    fn programmes_stand_beside_words_places_and_dual_study_only() {
        let site = Site::sample(Lang::De, None, "/suche", "");
        let form = |kinds: Vec<Kind>, q: &str| SearchForm { kinds, q: q.into(), ..SearchForm::default() };
        assert!(query(&site, &form(Vec::new(), ""), None).is_none());
        assert!(query(&site, &form(vec![Kind::Apprenticeship], "koch"), None).is_none());
        assert_eq!(query(&site, &form(Vec::new(), "technik"), None).unwrap().form, None);
        let dual = query(&site, &form(vec![Kind::DualStudy], ""), None).unwrap();
        assert_eq!(dual.form, Some(StudyForm::Dual));
        let later = SearchForm { after: Some("x".into()), ..form(Vec::new(), "technik") };
        assert!(query(&site, &later, None).is_none());
    }
}
