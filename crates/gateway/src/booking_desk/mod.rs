//! Who has signed up for an event, for its managers.
mod handlers;
mod input;
mod messages;
mod steps;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list, handlers::add))
        .routes(routes!(handlers::pulse))
        .routes(routes!(messages::list, messages::write))
        .routes(routes!(steps::move_booking))
        .routes(routes!(steps::let_in))
        .routes(routes!(steps::cancel))
}
