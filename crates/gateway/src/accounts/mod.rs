//! `/api/v1/me`: the caller's own account.
mod handlers;
mod safety;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::find, handlers::change, handlers::erase))
        .routes(routes!(handlers::export))
        .routes(routes!(handlers::history))
        .routes(routes!(safety::set_password))
        .routes(routes!(safety::request_mail_change))
        .routes(routes!(safety::confirm_mail_change))
}
