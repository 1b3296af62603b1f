//! The server-rendered pages: the portal of Lotse and of each cluster, in German and English, complete without script.
//!
//! One folder per word of the business holds its routes (`mod.rs`), handlers (`pages.rs`) and what its templates show.
//! Texts stand in `locales`, markup in `templates`, styles and script in `assets`; code knows their keys and names only.
use std::sync::Arc;

use axum::{Router, extract::FromRef, http::StatusCode, middleware, response::Response};
use lotse_documents::Documents;
use lotse_domain::{Clock, Db, place::Gazetteer};
use lotse_search::{SearchIndex, travel::Travels};
use lotse_web_kit::Auth;

mod account;
mod alerts;
mod answers;
mod applications;
mod apply;
mod articles;
mod assets;
mod board;
mod booking;
mod booking_desk;
mod booking_papers;
mod cluster_desk;
mod clusters;
mod companies;
mod company_desk;
mod company_events;
mod company_profile;
mod consent;
mod desk;
mod dev_mail;
mod documents;
mod door;
mod engine;
mod error;
mod event_desk;
mod events;
mod form;
mod format;
mod groups;
mod intake;
mod invitations;
mod itineraries;
mod language;
mod lists;
mod mail_shelf;
mod mails;
mod map;
mod markdown;
mod occupations;
mod operator_desk;
mod page;
mod pages;
mod path;
mod pictures;
mod postings;
mod registration;
mod reports;
mod review;
mod school_desk;
mod search;
mod search_desk;
mod security;
mod sharing;
mod sign_in;
mod site;
mod studies;
#[cfg(test)]
mod texts_test;
mod vacancies;

pub use mail_shelf::{MailShelf, Reading, ShelfError, ShelvedMail, ShownMail};

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
    pub auth: Auth,
    pub documents: Documents,
    /// Who knows how long ways take.
    pub travel: Travels,
    /// The mails of the local mailbox, where mails are kept there instead of being sent: shown under `/dev/mail`.
    pub mail_shelf: Option<Arc<dyn MailShelf>>,
}

impl FromRef<PortalState> for Auth {
    fn from_ref(state: &PortalState) -> Self {
        state.auth.clone()
    }
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
        .merge(dev_mail::routes())
        .fallback(pages::unknown)
        .layer(middleware::from_fn_with_state(state.clone(), site::enter));
    pages.merge(assets::routes()).merge(pictures::routes()).with_state(state)
}

/// The page for a request that failed before or outside its handler, such as one that took too long: in the language of
/// its address, in Lotse's own name.
pub fn failure_page(public_url: &str, path: &str, status: StatusCode) -> Response {
    let failure = match status {
        StatusCode::SERVICE_UNAVAILABLE => error::Failure::Unavailable,
        StatusCode::TOO_MANY_REQUESTS => error::Failure::TooMany,
        StatusCode::FORBIDDEN => error::Failure::StaleForm,
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
        .merge(lists::routes())
        .merge(sharing::routes())
        .merge(map::routes())
        .merge(alerts::routes())
        .merge(vacancies::routes())
        .merge(occupations::routes())
        .merge(studies::routes())
        .merge(articles::routes())
        .merge(companies::routes())
        .merge(events::routes())
        .merge(booking::routes())
        .merge(itineraries::routes())
        .merge(groups::routes())
        .merge(school_desk::routes())
        .merge(registration::routes())
        .merge(invitations::routes())
        .merge(company_desk::routes())
        .merge(postings::routes())
        .merge(board::routes())
        .merge(company_profile::routes())
        .merge(cluster_desk::routes())
        .merge(event_desk::routes())
        .merge(booking_desk::routes())
        .merge(booking_papers::routes())
        .merge(door::routes())
        .merge(company_events::routes())
        .merge(review::routes())
        .merge(reports::routes())
        .merge(search_desk::routes())
        .merge(answers::routes())
        .merge(operator_desk::routes())
        .merge(sign_in::routes())
        .merge(account::routes())
        .merge(apply::routes())
        .merge(applications::routes())
        .merge(documents::routes())
        .merge(security::routes())
        .merge(consent::routes())
        .merge(mails::routes())
}
