//! `GET /api/v1/search`.
mod facets;
mod handlers;
mod input;
mod near;
mod understood;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(handlers::search))
}

pub(crate) use handlers::problem;
pub(crate) use input::{Asked, SearchIn, parse};
