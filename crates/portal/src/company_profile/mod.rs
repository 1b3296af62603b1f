//! What a company says about itself: its people write it and choose its pictures.
mod form;
mod pages;
mod pictures;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use pictures::sentence as picture_sentence;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/betrieb/{slug}/profil", get(pages::show).post(pages::change))
        .route("/betrieb/{slug}/profil/bilder", post(pictures::add))
        .route(
            "/betrieb/{slug}/profil/bilder/{picture}/entfernen",
            get(pictures::removing).post(pictures::remove),
        )
}
