//! `GET /api/v1/companies` and `/companies/{slug}`.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use wire::SiteOut;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(handlers::list)).routes(routes!(handlers::find))
}
