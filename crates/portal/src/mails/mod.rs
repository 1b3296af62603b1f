//! Which mails someone wants.
mod preferences;
mod unsubscribe;

use axum::{Router, routing::get};

pub(crate) use unsubscribe::{Asked, one_click_or_form};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/mein/mails", get(preferences::page).post(preferences::save))
        .route("/mails/abbestellen/{token}", get(unsubscribe::page).post(unsubscribe::change))
}
