//! What may be done with a token that still owes a second factor.
use axum::{extract::State, response::Response};
use lotse_domain::{DomainError, second_factor, session};
use lotse_web_kit::{Json, Reply, auth::AwaitingFactor};

use super::wire::ShownIn;
use crate::{GatewayState, private, responses};

/// Show a second factor
///
/// Makes the caller's session whole. Passkeys are shown in the portal.
#[utoipa::path(
    post,
    path = "/api/v1/auth/second-factor",
    tag = "signing in",
    operation_id = "show_second_factor",
    request_body = ShownIn,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It fits."),
        responses::Sent, responses::Limited, responses::Private
    )
)]
pub(crate) async fn show(
    State(state): State<GatewayState>,
    AwaitingFactor(actor): AwaitingFactor,
    Json(shown): Json<ShownIn>,
) -> Reply<Response> {
    let (db, clock, secrets) = (&state.db, &*state.clock, &state.auth.secrets);
    match shown {
        ShownIn::Totp(code) => second_factor::show_totp(db, clock, secrets, &actor, &code).await?,
        ShownIn::RecoveryCode(code) => {
            second_factor::show_recovery_code(db, clock, secrets, &actor, &code).await?;
        }
    }
    Ok(private::done())
}

/// Sign out
///
/// Ends the caller's session with all its tokens.
#[utoipa::path(
    delete,
    path = "/api/v1/auth/session",
    tag = "signing in",
    operation_id = "sign_out",
    security(("bearer" = [])),
    responses((status = 204, description = "Signed out."), responses::Private)
)]
pub(crate) async fn sign_out(
    State(state): State<GatewayState>,
    AwaitingFactor(actor): AwaitingFactor,
) -> Reply<Response> {
    let own = actor.identity().and_then(|identity| identity.session_id);
    session::end(&state.db, &*state.clock, &actor, own.ok_or(DomainError::Unauthenticated)?).await?;
    Ok(private::done())
}
