//! The page of one vacancy.
mod apply;
mod facts;
mod job_posting;
pub(crate) mod links;
mod pages;
mod pay;
mod preview;
mod report;
#[cfg(test)]
pub(crate) mod sample;
mod steps;
mod view;

use axum::{Router, routing::get};

pub(crate) use facts::facts;
pub(crate) use pages::id_in;
pub(crate) use pay::years;
pub(crate) use preview::preview;
pub(crate) use view::Preview;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/stellen/{address}", get(pages::vacancy))
        .route("/stellen/{address}/melden", get(report::show).post(report::file))
        .route("/stellen/{address}/melden/danke", get(report::thanks))
        .route("/vacancies/{address}", get(pages::vacancy))
}
