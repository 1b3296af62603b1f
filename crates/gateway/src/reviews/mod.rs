//! Vacancies that wait for a cluster's managers, and which companies they trust.
mod handlers;
mod trust;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::find))
        .routes(routes!(handlers::decide))
        .routes(routes!(trust::set))
}
