//! The index as the pages ask it. It answers from memory within a request's own thread.
use lotse_search::{Alternatives, Hit, SearchError, SearchPage, SearchQuery};
use uuid::Uuid;

use crate::{
    PortalState,
    error::{PortalError, Result},
};

pub(crate) fn search(state: &PortalState, query: &SearchQuery) -> Result<SearchPage> {
    Ok(state.index.search(query)?)
}

/// A search that somebody has typed; what it finds nothing by is counted. Its place in the list came from an address: where it is none
/// of ours, the first page, and `true`.
pub(crate) fn search_from(state: &PortalState, query: &SearchQuery) -> Result<(SearchPage, bool)> {
    match state.index.ask(query) {
        Err(SearchError::BadCursor) => {
            let first = SearchQuery { after: None, ..query.clone() };
            Ok((state.index.ask(&first)?, true))
        }
        found => Ok((found?, false)),
    }
}

pub(crate) fn alternatives(state: &PortalState, query: &SearchQuery) -> Result<Alternatives> {
    Ok(state.index.alternatives(query)?)
}

pub(crate) fn similar(state: &PortalState, id: Uuid, limit: usize) -> Result<Vec<Hit>> {
    Ok(state.index.similar(id, limit)?)
}

impl From<SearchError> for PortalError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Domain(error) => Self::Domain(error),
            error => Self::Index(Box::new(error)),
        }
    }
}
