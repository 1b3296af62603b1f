//! Companies with open places on a map: drawn on the server, so that it works without script and by keyboard.
mod page;
mod spots;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/karte", get(page::show)).route("/einbetten/karte", get(page::framed))
}
