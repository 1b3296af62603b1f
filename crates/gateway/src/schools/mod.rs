//! `/api/v1/clusters/{slug}/schools`.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(handlers::list, handlers::create))
}
