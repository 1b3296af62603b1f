//! A text as somebody types it into the one box.
use lotse_search::SearchQuery;

use super::{form::SearchForm, results};
use crate::{PortalState, site::Site};

/// What is searched for then: places and filters in the text count as such.
pub(crate) fn as_typed(state: &PortalState, site: &Site, text: &str, cluster: Option<String>) -> SearchQuery {
    let mut form = SearchForm { q: text.to_owned(), ..SearchForm::default() };
    form.understand(&state.index, &state.gazetteer, cluster.as_deref());
    let near = results::locate(site, &state.gazetteer, &form).near;
    SearchQuery { cluster, ..results::query(&form, site, near, None) }
}
