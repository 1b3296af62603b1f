//! `/api/v1/me/sessions`: where someone is signed in.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(handlers::list, handlers::end_all)).routes(routes!(handlers::end))
}
