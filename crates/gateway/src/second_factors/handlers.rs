use axum::{extract::State, response::Response};
use lotse_domain::second_factor;
use lotse_web_kit::{
    Json, Path, Reply,
    auth::{AwaitingFactor, Person},
};
use uuid::Uuid;

use super::wire::{CodeShownIn, NewTotpOut, RecoveryOut, SecondFactorsOut};
use crate::{GatewayState, private, responses};

/// What authenticator apps show above the digits.
const ISSUER: &str = "Lotse";

/// List your second factors
///
/// Also for a token that still owes one: it must know what to ask for.
#[utoipa::path(
    get,
    path = "/api/v1/me/second-factors",
    tag = "me",
    operation_id = "list_second_factors",
    security(("bearer" = [])),
    responses((status = 200, description = "The factors.", body = SecondFactorsOut), responses::Private)
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    AwaitingFactor(actor): AwaitingFactor,
) -> Reply<Response> {
    let factors = second_factor::list_own(&state.db, &actor).await?;
    let left = second_factor::remaining_recovery_codes(&state.db, &actor).await?;
    private::show(&SecondFactorsOut::new(factors, left))
}

/// Make a secret for an authenticator app
///
/// It counts once its first code has been shown. An earlier one that waits for that is replaced.
#[utoipa::path(
    post,
    path = "/api/v1/me/second-factors/totp",
    tag = "me",
    operation_id = "begin_totp",
    security(("bearer" = [])),
    responses((status = 201, description = "The secret, shown once.", body = NewTotpOut), responses::Private)
)]
pub(crate) async fn begin_totp(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let secrets = &state.auth.secrets;
    let totp = second_factor::begin_totp(&state.db, &*state.clock, secrets, &actor, ISSUER).await?;
    private::created(&NewTotpOut::from(totp))
}

/// Show the first code of a new secret
///
/// From now on it is a second factor, and this session has shown it.
#[utoipa::path(
    post,
    path = "/api/v1/me/second-factors/totp/{id}",
    tag = "me",
    operation_id = "confirm_totp",
    params(("id" = Uuid, Path, description = "The factor's id.")),
    request_body = CodeShownIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "It counts; with recovery codes where there were none.", body = RecoveryOut),
        responses::SentTo, responses::Limited, responses::Private
    )
)]
pub(crate) async fn confirm_totp(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(CodeShownIn { code }): Json<CodeShownIn>,
) -> Reply<Response> {
    let secrets = &state.auth.secrets;
    let codes = second_factor::confirm_totp(&state.db, &*state.clock, secrets, &actor, id, &code).await?;
    private::show(&RecoveryOut::from(codes))
}

/// Remove a second factor
///
/// Needs a session that has shown one. With the last one the recovery codes go, and grants that need one sleep.
#[utoipa::path(
    delete,
    path = "/api/v1/me/second-factors/{id}",
    tag = "me",
    operation_id = "remove_second_factor",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses((status = 204, description = "It is gone."), responses::Keyed, responses::Private)
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    second_factor::remove(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}

/// Get new recovery codes
///
/// Needs a session that has shown a second factor. The old ones end.
#[utoipa::path(
    post,
    path = "/api/v1/me/recovery-codes",
    tag = "me",
    operation_id = "renew_recovery_codes",
    security(("bearer" = [])),
    responses((status = 201, description = "The codes, shown once.", body = RecoveryOut), responses::Private)
)]
pub(crate) async fn renew_recovery_codes(
    State(state): State<GatewayState>,
    Person(actor): Person,
) -> Reply<Response> {
    let secrets = &state.auth.secrets;
    let codes = second_factor::renew_recovery_codes(&state.db, &*state.clock, secrets, &actor).await?;
    private::created(&RecoveryOut::from(Some(codes)))
}
