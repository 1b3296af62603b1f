//! Companies on a map: drawn on the server, so that it works without script and by keyboard.
mod companies;
mod figure;
mod links;
mod page;
mod shows;
mod spots;

use axum::{Router, routing::get};

pub(crate) use figure::{MapFigure, MapPlace};
pub(crate) use shows::framed_companies_path;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/karte", get(page::show)).route("/einbetten/karte", get(page::framed))
}
