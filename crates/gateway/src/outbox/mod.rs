//! `/api/v1/outbox`: mails and jobs that wait, are done or were given up; for operators.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::find))
        .routes(routes!(handlers::retry))
}
