//! Companies at events: asking for a stand, being admitted, interviews, and whom one would rather meet.
mod handlers;
mod input;
mod interviews;
mod own;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::apply))
        .routes(routes!(handlers::step))
        .routes(routes!(handlers::prefer))
        .routes(routes!(interviews::add))
        .routes(routes!(own::list))
        .routes(routes!(own::find))
}
