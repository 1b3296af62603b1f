//! Pages about no single thing: the start, who we are, what search engines read, and failures.
mod about;
mod failure;
mod robots;
mod sitemap;
mod start;

use axum::{Router, routing::get};

pub(crate) use failure::{failure, unknown};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/", get(start::start)).route("/ueber", get(about::about))
}

/// What there is once, whatever the language.
pub(crate) fn site_wide() -> Router<PortalState> {
    Router::new()
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap/{part}", get(sitemap::part))
}
