//! `/api/v1/lists`: open places as files to print and to work on.
mod handlers;
mod input;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(handlers::print_list))
}
