//! Mails: what people want, to which addresses nothing is sent, and what relays report.
mod bounces;
mod preferences;
mod suppressions;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(preferences::list))
        .routes(routes!(preferences::set))
        .routes(routes!(suppressions::list))
        .routes(routes!(suppressions::lift))
        .routes(routes!(bounces::report))
}
