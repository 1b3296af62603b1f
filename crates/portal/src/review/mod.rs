//! What a cluster's managers check before it is published: the queue, one posting with remarks, and what resembles it.
mod compare;
mod posting;
mod queue;
mod remarks;
mod rows;

use axum::{
    Router,
    routing::{get, post},
};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/pruefung", get(queue::list))
        .route("/cluster/{slug}/pruefung/{vacancy}", get(posting::show))
        .route("/cluster/{slug}/pruefung/{vacancy}/veroeffentlichen", post(posting::publish))
        .route("/cluster/{slug}/pruefung/{vacancy}/zurueckgeben", post(posting::send_back))
}
