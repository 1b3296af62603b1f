use axum::{extract::State, response::Response};
use lotse_domain::{Actor, consent};
use lotse_web_kit::{Json, Reply, RequestId};

use super::wire::{AgreeIn, GuardianRequestOut, TokenIn};
use crate::{GatewayState, private, responses};

/// See what a guardian is asked
///
/// Changes nothing. Also answers after a decision, so that it can be taken back.
#[utoipa::path(
    post,
    path = "/api/v1/guardians/look",
    tag = "pupils",
    operation_id = "look_at_guardian_request",
    request_body = TokenIn,
    responses(
        (status = 200, description = "The request.", body = GuardianRequestOut),
        responses::Sent, responses::Absent, responses::Ours
    )
)]
pub(crate) async fn look(
    State(state): State<GatewayState>,
    Json(TokenIn { token }): Json<TokenIn>,
) -> Reply<Response> {
    private::show(&GuardianRequestOut::from(consent::look_at(&state.db, &*state.clock, &token).await?))
}

/// Agree as a guardian
#[utoipa::path(
    post,
    path = "/api/v1/guardians/agree",
    tag = "pupils",
    operation_id = "agree_as_guardian",
    request_body = AgreeIn,
    responses(
        (status = 204, description = "Agreed; the pupil is told."),
        responses::Sent, responses::Absent, responses::Clash, responses::Ours
    )
)]
pub(crate) async fn agree(
    State(state): State<GatewayState>,
    request_id: RequestId,
    Json(AgreeIn { token, guardian_name }): Json<AgreeIn>,
) -> Reply<Response> {
    let actor = Actor::stranger(request_id.as_str());
    consent::agree(&state.db, &*state.clock, &actor, &token, &guardian_name).await?;
    Ok(private::done())
}

/// Refuse as a guardian
#[utoipa::path(
    post,
    path = "/api/v1/guardians/refuse",
    tag = "pupils",
    operation_id = "refuse_as_guardian",
    request_body = TokenIn,
    responses(
        (status = 204, description = "Refused; the pupil is told."),
        responses::Sent, responses::Absent, responses::Clash, responses::Ours
    )
)]
pub(crate) async fn refuse(
    State(state): State<GatewayState>,
    request_id: RequestId,
    Json(TokenIn { token }): Json<TokenIn>,
) -> Reply<Response> {
    let actor = Actor::stranger(request_id.as_str());
    consent::refuse(&state.db, &*state.clock, &actor, &token).await?;
    Ok(private::done())
}

/// Take an agreement back as a guardian
#[utoipa::path(
    post,
    path = "/api/v1/guardians/withdraw",
    tag = "pupils",
    operation_id = "withdraw_as_guardian",
    request_body = TokenIn,
    responses(
        (status = 204, description = "Taken back; the pupil is told."),
        responses::Sent, responses::Absent, responses::Clash, responses::Ours
    )
)]
pub(crate) async fn withdraw(
    State(state): State<GatewayState>,
    request_id: RequestId,
    Json(TokenIn { token }): Json<TokenIn>,
) -> Reply<Response> {
    let actor = Actor::stranger(request_id.as_str());
    consent::withdraw(&state.db, &*state.clock, &actor, &token).await?;
    Ok(private::done())
}
