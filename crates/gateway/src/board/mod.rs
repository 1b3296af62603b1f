//! `/api/v1/companies/{slug}/applications`: a company's board, and answering.
mod handlers;
mod input;
mod several;
mod steps;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::find))
        .routes(routes!(several::answer))
        .routes(routes!(steps::answer))
        .routes(routes!(steps::write))
        .routes(routes!(steps::note))
}
