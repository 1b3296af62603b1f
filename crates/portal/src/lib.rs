//! The server-rendered pages: the portal of Lotse and of each cluster, in German and English, complete without script.
//!
//! One folder per word of the business holds its routes (`mod.rs`), handlers (`pages.rs`) and what its templates show.
//! Texts stand in `locales`, markup in `templates`, styles and script in `assets`; code knows their keys and names only.
use std::sync::Arc;

use axum::{Router, http::StatusCode, middleware, response::Response};
use lotse_domain::{Clock, Db, place::Gazetteer};
use lotse_search::SearchIndex;

mod assets;
mod clusters;
mod companies;
mod engine;
mod error;
mod format;
mod language;
mod markdown;
mod occupations;
mod page;
mod pages;
mod search;
mod site;
#[cfg(test)]
mod texts_test;
mod vacancies;

/// What the pages are made from.
#[derive(Clone)]
pub struct PortalState {
    pub db: Db,
    pub index: Arc<SearchIndex>,
    pub gazetteer: Arc<Gazetteer>,
    pub clock: Arc<dyn Clock>,
    /// Where the portal is reached from outside, such as `https://lotse.example`: for canonical addresses, the sitemap
    /// and search engines.
    pub public_url: String,
}

/// All pages, with a page of its own for every address that is unknown.
///
/// Has a fallback, so the router that it is merged into must have none.
pub fn router(state: PortalState) -> Router {
    let pages = Router::new()
        .merge(portal())
        .nest("/en", portal())
        .nest("/c/{cluster}", portal())
        .nest("/en/c/{cluster}", portal())
        .merge(clusters::routes())
        .merge(pages::site_wide())
        .fallback(pages::unknown)
        .layer(middleware::from_fn_with_state(state.clone(), site::enter));
    pages.merge(assets::routes()).with_state(state)
}

/// The page for a request that failed before or outside its handler, such as one that took too long: in the language of
/// its address, in Lotse's own name.
pub fn failure_page(public_url: &str, path: &str, status: StatusCode) -> Response {
    let failure = match status {
        StatusCode::SERVICE_UNAVAILABLE => error::Failure::Unavailable,
        status if status.is_server_error() => error::Failure::Internal,
        _ => error::Failure::NotFound,
    };
    pages::failure(&site::Site::outside(public_url, path), failure)
}

/// The pages that every portal has, in every language.
fn portal() -> Router<PortalState> {
    Router::new()
        .merge(pages::routes())
        .merge(search::routes())
        .merge(vacancies::routes())
        .merge(occupations::routes())
        .merge(companies::routes())
}
