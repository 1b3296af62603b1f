//! `/api/v1/alerts` and `/api/v1/me/alerts`: searches that mail new hits, with and without an account.
mod handlers;
mod link;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::ask))
        .routes(routes!(handlers::list, handlers::keep))
        .routes(routes!(handlers::change, handlers::end))
        .routes(routes!(link::find, link::change, link::end))
}
