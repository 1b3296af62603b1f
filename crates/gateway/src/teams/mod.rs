//! Who works for a company, cluster or school, and who the operators are.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::of_company))
        .routes(routes!(handlers::of_cluster))
        .routes(routes!(handlers::of_school))
        .routes(routes!(handlers::of_operators))
}
