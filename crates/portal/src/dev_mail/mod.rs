//! The local mailbox and the samples of every mail, for whoever tries or builds Lotse.
//!
//! Mails hold codes that open accounts, so these pages are there only while mails are kept instead of being sent, and only
//! for the machine itself.
mod answers;
mod local;
mod pages;
mod samples;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/dev/mail", get(pages::list))
        .route("/dev/mail/templates", get(samples::list))
        .route("/dev/mail/templates/{name}/{variant}", get(samples::show))
        .route("/dev/mail/templates/{name}/{variant}/html", get(samples::body))
        .route("/dev/mail/{id}", get(pages::show))
        .route("/dev/mail/{id}/html", get(pages::body))
}
