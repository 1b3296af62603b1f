//! `/api/v1/me/pupil`: who is a pupil, and whether a guardian has agreed.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::find, handlers::introduce))
        .routes(routes!(handlers::resend))
}
