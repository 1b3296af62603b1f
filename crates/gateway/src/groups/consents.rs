use axum::{extract::State, response::Response};
use lotse_domain::booking::group;
use lotse_web_kit::{Json, Path, Reply};

use super::wire::{AnswerIn, ConsentOut};
use crate::{GatewayState, private, responses};

/// See what a guardian is asked about a visit
#[utoipa::path(
    get,
    path = "/api/v1/visit-consents/{token}",
    tag = "bookings",
    operation_id = "find_visit_consent",
    params(("token" = String, Path, description = "The last part of the link in the mail.")),
    responses((status = 200, description = "What is asked.", body = ConsentOut), responses::Keyed, responses::Ours)
)]
pub(crate) async fn find(State(state): State<GatewayState>, Path(token): Path<String>) -> Reply<Response> {
    private::show(&ConsentOut::from(group::look_at_consent(&state.db, &*state.clock, &token).await?))
}

/// Agree to a visit, or refuse
///
/// As a guardian, by the link in the mail. The same answer again does nothing.
#[utoipa::path(
    post,
    path = "/api/v1/visit-consents/{token}",
    tag = "bookings",
    operation_id = "answer_visit_consent",
    params(("token" = String, Path, description = "The last part of the link in the mail.")),
    request_body = AnswerIn,
    responses(
        (status = 204, description = "It is answered."),
        responses::SentTo, responses::Clash, responses::Ours
    )
)]
pub(crate) async fn answer(
    State(state): State<GatewayState>,
    Path(token): Path<String>,
    Json(AnswerIn { agrees }): Json<AnswerIn>,
) -> Reply<Response> {
    group::answer_consent(&state.db, &*state.clock, &token, agrees).await?;
    Ok(private::done())
}
