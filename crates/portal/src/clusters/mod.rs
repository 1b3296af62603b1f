//! What a cluster brings to its portal: colours and logo.
mod colour;
mod logo;
mod shades;
mod stylesheet;

use axum::{Router, routing::get};

pub(crate) use logo::Logo;
pub(crate) use shades::Shades;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/c/{cluster}/farben.css", get(stylesheet::colours))
}
