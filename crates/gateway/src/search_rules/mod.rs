//! `/api/v1/clusters/{slug}/search-rules` and `/api/v1/clusters/{slug}/search-misses`.
mod handlers;
mod misses;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list, handlers::create))
        .routes(routes!(handlers::change, handlers::remove))
        .routes(routes!(misses::list))
}
