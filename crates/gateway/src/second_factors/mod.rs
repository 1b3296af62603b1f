//! `/api/v1/me/second-factors` and `/api/v1/me/recovery-codes`. Passkeys are added in the portal, whose origin they need.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::begin_totp))
        .routes(routes!(handlers::confirm_totp))
        .routes(routes!(handlers::remove))
        .routes(routes!(handlers::renew_recovery_codes))
}
