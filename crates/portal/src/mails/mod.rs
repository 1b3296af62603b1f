//! Which mails someone wants.
mod preferences;
mod unsubscribe;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/mein/mails", get(preferences::page).post(preferences::save))
        .route("/mails/abbestellen/{token}", get(unsubscribe::page).post(unsubscribe::change))
}
