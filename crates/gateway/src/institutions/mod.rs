//! `/api/v1/institutions`, and `/api/v1/clusters/{slug}/institutions` for those who keep them.
mod desk;
mod handlers;
mod input;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use wire::InstitutionRefOut;

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::find))
        .routes(routes!(desk::list, desk::create))
        .routes(routes!(desk::change, desk::remove))
}
