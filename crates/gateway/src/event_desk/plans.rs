use axum::{extract::State, response::Response};
use lotse_domain::event::desk;
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::{
    plan_input::{CircuitIn, QuestionsIn},
    slots::MeetingsOut,
};
use crate::{
    GatewayState,
    events::{EventFieldsOut, EventQuestionsOut, HallPlanWire},
    if_match::IfMatch,
    private, responses,
};

/// Write the questions and options of an event
#[utoipa::path(
    put,
    path = "/api/v1/event-desk/{id}/questions",
    tag = "event desk",
    operation_id = "set_event_questions",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    request_body = QuestionsIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What is asked now.", body = EventQuestionsOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn set_questions(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(QuestionsIn { questions, options }): Json<QuestionsIn>,
) -> Reply<Response> {
    let questions = questions.into_iter().map(Into::into).collect();
    let options = options.into_iter().map(Into::into).collect();
    let (db, clock) = (&state.db, &*state.clock);
    let (questions, options) = desk::set_questions(db, clock, &actor, id, questions, options).await?;
    private::show(&EventQuestionsOut::new(questions, options))
}

/// Draw the hall plan of an event
///
/// Stands that are given stay on it. Send `If-Match` with the version of the event that you have read.
#[utoipa::path(
    put,
    path = "/api/v1/event-desk/{id}/hall-plan",
    tag = "event desk",
    operation_id = "set_hall_plan",
    params(
        ("id" = Uuid, Path, description = "Id of the event."),
        ("If-Match" = Option<String>, Header, description = "The version of the event.")
    ),
    request_body = HallPlanWire,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The event as it is now.", body = EventFieldsOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Clash, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn set_hall_plan(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    if_match: IfMatch,
    Json(plan): Json<HallPlanWire>,
) -> Reply<Response> {
    let version = if_match.version()?;
    let event = desk::set_hall_plan(&state.db, &*state.clock, &actor, id, version, plan.into()).await?;
    let out = EventFieldsOut::from(event);
    private::show_version(&out, out.version)
}

/// Make a circuit
///
/// Replaces the dates of these slots; who has a place in one is told.
#[utoipa::path(
    post,
    path = "/api/v1/event-desk/{id}/circuit",
    tag = "event desk",
    operation_id = "make_circuit",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    request_body = CircuitIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The dates of all groups.", body = MeetingsOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn make_circuit(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(plan): Json<CircuitIn>,
) -> Reply<Response> {
    let made = desk::make_circuit(&state.db, &*state.clock, &actor, id, plan.into()).await?;
    private::created(&MeetingsOut::from(made))
}
