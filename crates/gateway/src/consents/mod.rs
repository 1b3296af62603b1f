//! `/api/v1/guardians/…`: what a guardian does with the link of a mail. The link is all the proof that there is; it stands
//! in bodies, never in addresses, which are logged on the way.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::look))
        .routes(routes!(handlers::agree))
        .routes(routes!(handlers::refuse))
        .routes(routes!(handlers::withdraw))
}
