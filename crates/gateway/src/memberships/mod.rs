//! How companies become members of clusters: registering, asking, deciding.
mod cluster;
mod company;
mod register;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(register::register))
        .routes(routes!(company::list, company::ask))
        .routes(routes!(company::end))
        .routes(routes!(cluster::list))
        .routes(routes!(cluster::decide))
}
