//! Training occupations: the catalogue and each one's page.
mod pages;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/berufe", get(pages::catalogue)).route("/berufe/{slug}", get(pages::occupation))
}
