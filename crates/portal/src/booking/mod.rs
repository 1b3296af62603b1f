//! Signing up: what, who, sent; and for whoever is not signed in a code from a mail. One flow for a pupil, a class and a company's
//! employees.
//!
//! Choosing is an address with parameters, so that nothing is lost by going back; only the last form changes anything. Its answer is
//! drawn at once: signing up for an event with nothing to choose costs two requests.
mod choose;
mod code;
mod done;
mod offer;
mod pages;
mod person;
mod refused;
mod typed;
mod who;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use choose::{ChoiceGroup, groups, ranked};
pub(crate) use offer::wishable;
pub(crate) use pages::{key_of, settle};
pub(crate) use person::{AskMail, Asking, Part, draft as person_draft, parts as person_parts};
pub(crate) use refused::{Around, NotTogether, at_fields};
pub(crate) use typed::Typed;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/veranstaltungen/{slug}/anmelden", get(pages::show).post(pages::send))
        .route("/anmeldung/code", get(code::page).post(code::confirm))
        .route("/anmeldung/code/neu", post(code::resend))
}
