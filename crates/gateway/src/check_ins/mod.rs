//! `/api/v1/events/{id}/check-ins` and `/api/v1/events/{id}/door`: who is there.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(handlers::check_in)).routes(routes!(handlers::door))
}
