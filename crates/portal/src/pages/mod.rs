//! Pages about no single thing: the start, who we are, what search engines read, and failures.
mod about;
mod access;
mod failure;
mod robots;
mod sitemap;
mod start;

use axum::{Router, routing::get};

#[cfg(test)]
pub(crate) use access::spelt_out;
pub(crate) use failure::{failure, unknown};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/", get(start::start))
        .route("/ueber", get(about::about))
        .route("/barrierefreiheit", get(access::accessibility))
        .route("/leichte-sprache", get(access::plain))
}

/// What there is once, whatever the language.
pub(crate) fn site_wide() -> Router<PortalState> {
    Router::new()
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap/{part}", get(sitemap::part))
}
