//! Rules of search, and what was searched for in vain: a cluster's managers write rules for their portal, operators those that hold
//! everywhere.
mod change;
mod form;
mod list;
mod preview;
mod remove;
#[cfg(test)]
pub(crate) mod texts;

use axum::{Router, routing::get};

use crate::PortalState;

/// Of the desks, as in addresses.
const PART: &str = "suche";

pub(crate) fn routes() -> Router<PortalState> {
    ["/cluster/{slug}/suche", "/betreiber/suche"].into_iter().fold(Router::new(), |routes, path| {
        routes
            .route(path, get(list::list).post(list::create))
            .route(&format!("{path}/{{rule}}"), get(change::show).post(change::change))
            .route(&format!("{path}/{{rule}}/entfernen"), get(remove::ask).post(remove::remove))
    })
}
