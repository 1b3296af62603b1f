//! `/api/v1/study-programmes`, and `/api/v1/clusters/{slug}/study-programmes` for those who keep them.
mod desk;
mod handlers;
mod input;
mod steps;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::find))
        .routes(routes!(desk::list, desk::create))
        .routes(routes!(desk::change, desk::remove))
        .routes(routes!(steps::publish, steps::withdraw))
}
