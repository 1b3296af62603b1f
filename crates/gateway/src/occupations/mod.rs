//! `GET /api/v1/occupations` and `/occupations/{code}`.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use wire::OccupationRefOut;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(handlers::list)).routes(routes!(handlers::find))
}
