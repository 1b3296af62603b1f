//! What other sites, messengers, feed readers and notice boards show of the portal.
mod articles;
mod feed;
mod frame;
mod picture;
mod poster;

use axum::{Router, routing::get};

use crate::PortalState;

/// The policy of pages that others may show in a frame. As everywhere (`harden`), but for that; they have no form, no script and
/// set no cookie, so that nothing can be pressed in them by trickery.
pub(crate) const FRAMED: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/bild.png", get(picture::of_portal))
        .route("/stellen/{address}/bild.png", get(picture::of_vacancy))
        .route("/unternehmen/{slug}/bild.png", get(picture::of_company))
        .route("/berufe/{slug}/bild.png", get(picture::of_occupation))
        .route("/veranstaltungen/{slug}/bild.png", get(picture::of_event))
        .route("/wissen/{article}/bild.png", get(picture::of_article))
        .route("/stellen.atom", get(feed::vacancies))
        .route("/wissen.atom", get(articles::feed))
        .route("/aushang.pdf", get(poster::poster))
        .route("/einbetten", get(frame::how))
        .route("/einbetten/stellen", get(frame::vacancies))
}
