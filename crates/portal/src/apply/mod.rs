//! Applying: one form, and for whoever is not signed in a code from a mail. Nothing else stands between pupil and company.
//!
//! Each answer is drawn at once instead of leading on to a page: sending an application costs two requests after the form.
mod code;
mod form;
mod pages;
mod place;
mod sent;
mod typed;

use axum::{
    Router,
    routing::{get, post},
};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/stellen/{address}/bewerben", get(pages::show).post(pages::send))
        .route("/unternehmen/{slug}/bewerben", get(pages::show).post(pages::send))
        .route("/bewerben/code", get(code::page).post(code::confirm))
        .route("/bewerben/code/neu", post(code::resend))
}
