//! A search in words, for whatever remembers it.
use lotse_search::SearchQuery;

use super::{SearchForm, filters, pages, results};
use crate::{PortalState, error::Result, site::Site};

/// A search, understood and said in words.
pub(crate) struct Described {
    pub(crate) form: SearchForm,
    pub(crate) query: SearchQuery,
    /// Something was typed as the place that is none.
    pub(crate) unknown_place: bool,
    /// Words, place and filters; empty where everything is asked for.
    pub(crate) words: String,
}

/// Reads the part of an address behind the question mark as the page of results does.
pub(crate) async fn describe(state: &PortalState, site: &Site, query: &str) -> Result<Described> {
    let lang = site.lang;
    let mut form = SearchForm::read(query);
    let cluster = site.cluster_slug().or_else(|| form.cluster.clone());
    form.understand(&state.index, &state.gazetteer, cluster.as_deref());
    form.find_areas(&state.gazetteer);
    let (occupation, mut names) = pages::names(state, &mut form).await?;
    let clusters = lotse_domain::cluster::list_all(state.db.read()).await?;
    names.clusters = &clusters;
    names.gazetteer = Some(&state.gazetteer);
    let whereabouts = results::locate(site, &state.gazetteer, &form);
    let near = whereabouts.near.as_ref().map(|near| {
        lang.with("results-near", [("km", form.radius.to_string()), ("place", near.label.clone())])
    });
    let words = (!form.q.is_empty()).then(|| lang.with("quoted", [("words", form.q.clone())]));
    let filters = filters::active(site, &form, &names).into_iter().map(|filter| filter.label);
    let words = words.into_iter().chain(near).chain(filters).collect::<Vec<_>>().join(", ");
    let query = results::query(&form, site, whereabouts.near, occupation);
    Ok(Described { form, query, unknown_place: whereabouts.unknown, words })
}
