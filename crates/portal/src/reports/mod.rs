//! What somebody found wrong with a posting: managers decide within 24 hours.
mod decide;
mod list;
mod row;

use axum::{
    Router,
    routing::{get, post},
};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/meldungen", get(list::list))
        .route("/cluster/{slug}/meldungen/{report}", get(decide::show))
        .route("/cluster/{slug}/meldungen/{report}/behalten", post(decide::keep))
        .route("/cluster/{slug}/meldungen/{report}/zurueckgeben", post(decide::send_back))
        .route(
            "/cluster/{slug}/meldungen/{report}/zurueckziehen",
            get(decide::withdrawal).post(decide::withdraw),
        )
}
