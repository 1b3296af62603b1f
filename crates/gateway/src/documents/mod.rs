//! A pupil's documents, and their content for whoever may read it.
mod attachment;
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use wire::DocumentOut;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list, handlers::add))
        .routes(routes!(handlers::remove))
        .routes(routes!(handlers::read))
}
