//! Answers that are overdue in a cluster, and the days of its rule.
mod overdue;
mod rule;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/cluster/{slug}/antworten", get(overdue::show).post(overdue::set))
}
