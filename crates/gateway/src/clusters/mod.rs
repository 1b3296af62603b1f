//! `/api/v1/clusters` and `/clusters/{slug}`.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use wire::ClusterRefOut;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list, handlers::create))
        .routes(routes!(handlers::find, handlers::change))
}
