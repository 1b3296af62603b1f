use axum::{extract::State, response::Response};
use lotse_domain::event::desk;
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::input::InterviewsIn;
use crate::{GatewayState, event_desk::SlotsOut, private, responses};

/// Add interviews
///
/// One after the other, for each of the interviewers; by the event's managers or, once it is admitted, the company's people.
#[utoipa::path(
    post,
    path = "/api/v1/exhibitors/{id}/interviews",
    tag = "exhibitors",
    operation_id = "add_interviews",
    params(("id" = Uuid, Path, description = "Id of the exhibitor.")),
    request_body = InterviewsIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The interviews.", body = SlotsOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn add(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(given): Json<InterviewsIn>,
) -> Reply<Response> {
    let slots = desk::add_interviews(&state.db, &*state.clock, &actor, given.plan(id)).await?;
    private::created(&SlotsOut::from(slots))
}
