//! A company registers itself and asks for admission to a cluster.
mod form;
mod pages;

pub(crate) use form::{cluster_options, message_field};

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/registrieren", get(pages::show).post(pages::register))
        .route("/registrieren/fertig", get(pages::done))
}
