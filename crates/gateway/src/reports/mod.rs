//! Reports of postings that are wrong.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::file))
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::decide))
}
