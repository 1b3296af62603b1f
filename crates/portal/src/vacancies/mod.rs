//! The page of one vacancy.
mod apply;
mod facts;
mod job_posting;
pub(crate) mod links;
mod pages;
mod pay;
#[cfg(test)]
pub(crate) mod sample;
mod view;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/stellen/{address}", get(pages::vacancy))
        .route("/vacancies/{address}", get(pages::vacancy))
}
