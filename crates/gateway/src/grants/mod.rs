//! `/api/v1/me/grants` and `/api/v1/grants/{id}`: what people may do.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use wire::GrantOut;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(handlers::list)).routes(routes!(handlers::take_away))
}
