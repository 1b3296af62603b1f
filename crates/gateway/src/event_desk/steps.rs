use axum::{extract::State, response::Response};
use lotse_domain::event::desk;
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::input::{CopyIn, StepIn};
use crate::{GatewayState, events::EventFieldsOut, paths, private, responses};

/// Copy an event
///
/// A draft of the next edition: texts, slots, questions and hall plan come along, moved to the new day; exhibitors are asked
/// again, and nobody's booking comes along.
#[utoipa::path(
    post,
    path = "/api/v1/event-desk/{id}/copies",
    tag = "event desk",
    operation_id = "copy_event",
    params(("id" = Uuid, Path, description = "Its id.")),
    request_body = CopyIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The draft.", body = EventFieldsOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn copy(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(CopyIn { starts_on, title }): Json<CopyIn>,
) -> Reply<Response> {
    let made = desk::copy(&state.db, &*state.clock, &actor, id, starts_on, title).await?;
    let location = paths::desk_event(made.id);
    private::created_at(&EventFieldsOut::from(made), &location)
}

/// Take a step with an event
///
/// Publish it, take it back, or cancel it with a reason, which is mailed to everyone concerned.
#[utoipa::path(
    post,
    path = "/api/v1/event-desk/{id}/steps",
    tag = "event desk",
    operation_id = "step_event",
    params(("id" = Uuid, Path, description = "Its id.")),
    request_body = StepIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The event as it is now.", body = EventFieldsOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn step(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(given): Json<StepIn>,
) -> Reply<Response> {
    let (step, reason) = given.parts();
    let event = desk::step(&state.db, &*state.clock, &actor, id, step, reason).await?;
    let out = EventFieldsOut::from(event);
    private::show_version(&out, out.version)
}
