//! A pupil's own documents, and files as they come in and go out.
mod pages;
mod serve;
mod taken;

use axum::{Router, routing::get};

pub(crate) use serve::file_answer;
pub(crate) use taken::{Row, Taken, discard, take};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/mein/dokumente", get(pages::list).post(pages::upload))
        .route("/mein/dokumente/{id}", get(pages::file))
        .route("/mein/dokumente/{id}/entfernen", get(pages::remove_page).post(pages::remove))
}
