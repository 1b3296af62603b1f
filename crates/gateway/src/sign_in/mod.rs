//! `/api/v1/auth/…` and `/.well-known/jwks.json`: how a program gets and keeps an access token.
mod factor;
mod handlers;
mod keys;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use handlers::by;
pub(crate) use wire::{ChallengeOut, TokensOut};

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(keys::list))
        .routes(routes!(handlers::request_code))
        .routes(routes!(handlers::issue))
        .routes(routes!(handlers::reset_password))
        .routes(routes!(factor::show))
        .routes(routes!(factor::sign_out))
}
