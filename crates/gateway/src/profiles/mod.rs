//! What a company says about itself, in its own hand: its profile and its pictures.
mod handlers;
mod pictures;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use wire::{PictureOut, TrainingOut};

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::find, handlers::change))
        .routes(routes!(pictures::add))
        .routes(routes!(pictures::remove))
        .routes(routes!(pictures::read))
}
