//! `/api/v1/articles`, and `/api/v1/clusters/{slug}/articles` for those who write them.
mod around;
mod desk;
mod handlers;
mod input;
mod pictures;
mod steps;
mod versions;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::find))
        .routes(routes!(desk::list, desk::create))
        .routes(routes!(desk::find, desk::change, desk::remove))
        .routes(routes!(steps::publish, steps::withdraw))
        .routes(routes!(versions::list))
        .routes(routes!(versions::find))
        .routes(routes!(pictures::add))
        .routes(routes!(pictures::remove))
}
