use axum::{extract::State, response::Response};
use lotse_domain::{DomainError, consent};
use lotse_web_kit::{Json, Reply, auth::Person};

use super::wire::{GuardianIn, PupilIn, PupilOut};
use crate::{GatewayState, private, responses};

/// See where you stand as a pupil
#[utoipa::path(
    get,
    path = "/api/v1/me/pupil",
    tag = "pupils",
    operation_id = "find_my_standing",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "Where the caller stands.", body = PupilOut),
        (status = 404, description = "The caller is no pupil (`not_found`).", body = lotse_web_kit::ProblemOut,
            content_type = "application/problem+json"),
        responses::Private
    )
)]
pub(crate) async fn find(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let standing = consent::standing(&state.db, &*state.clock, &actor).await?;
    private::show(&PupilOut::from(standing.ok_or(DomainError::NotFound { what: "pupil" })?))
}

/// Introduce yourself as a pupil
///
/// The birth date is asked once and stays. Under 16 a guardian has to agree (GDPR, article 8): their address gets a mail
/// with a link, and nothing reaches a company before.
#[utoipa::path(
    put,
    path = "/api/v1/me/pupil",
    tag = "pupils",
    operation_id = "introduce_pupil",
    request_body = PupilIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "Where the caller stands now.", body = PupilOut),
        responses::Sent, responses::Clash, responses::Limited, responses::Private
    )
)]
pub(crate) async fn introduce(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(PupilIn { name, birth_date, guardian_mail }): Json<PupilIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let standing = consent::introduce(db, clock, &actor, name, birth_date, guardian_mail).await?;
    private::show(&PupilOut::from(standing))
}

/// Ask your guardian again
///
/// At the same address or another one. The old link ends; the days to answer go on.
#[utoipa::path(
    post,
    path = "/api/v1/me/pupil/guardian",
    tag = "pupils",
    operation_id = "ask_guardian_again",
    request_body = GuardianIn,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "A mail is on its way."),
        responses::Sent, responses::Clash, responses::Limited, responses::Private
    )
)]
pub(crate) async fn resend(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(GuardianIn { guardian_mail }): Json<GuardianIn>,
) -> Reply<Response> {
    let secrets = &state.auth.secrets;
    consent::resend(&state.db, &*state.clock, secrets, &actor, &guardian_mail).await?;
    Ok(private::done())
}
