use axum::{extract::State, response::Response};
use lotse_domain::{event::exhibitor, grant};
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::{ExhibitorIn, PreferencesIn, StepIn},
    wire::{ExhibitorFieldsOut, ExhibitorsOut},
};
use crate::{GatewayState, private, responses};

/// List the exhibitors of an event
///
/// In every state, with what they need; for the event's managers.
#[utoipa::path(
    get,
    path = "/api/v1/event-desk/{id}/exhibitors",
    tag = "exhibitors",
    operation_id = "list_exhibitors",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The exhibitors.", body = ExhibitorsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::show(&ExhibitorsOut::from(exhibitor::list(&state.db, &actor, id).await?))
}

/// Ask for a stand
///
/// Or say anew what the company offers; for its people. A manager may do it for the company, which admits it at once.
#[utoipa::path(
    post,
    path = "/api/v1/events/{id}/exhibitors",
    tag = "exhibitors",
    operation_id = "ask_for_stand",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    request_body = ExhibitorIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The exhibitor.", body = ExhibitorFieldsOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn apply(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(given): Json<ExhibitorIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &given.company).await?;
    let (db, clock) = (&state.db, &*state.clock);
    let exhibitor = exhibitor::apply(db, clock, &actor, id, company.id, given.draft()).await?;
    private::created(&ExhibitorFieldsOut::from(exhibitor))
}

/// Take a step with an exhibitor
///
/// Admit and refuse: the event's managers. Withdraw, and ask again: they, or the company's people.
#[utoipa::path(
    post,
    path = "/api/v1/exhibitors/{id}/steps",
    tag = "exhibitors",
    operation_id = "step_exhibitor",
    params(("id" = Uuid, Path, description = "Id of the exhibitor.")),
    request_body = StepIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The exhibitor as it is now.", body = ExhibitorFieldsOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn step(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(given): Json<StepIn>,
) -> Reply<Response> {
    let (step, stand, reason) = given.parts();
    let exhibitor = exhibitor::step(&state.db, &*state.clock, &actor, id, step, stand, reason).await?;
    private::show(&ExhibitorFieldsOut::from(exhibitor))
}

/// Say whom the company would rather meet
///
/// Of those who wish for it; until the allocation has run. For the company's people alone.
#[utoipa::path(
    put,
    path = "/api/v1/exhibitors/{id}/preferences",
    tag = "exhibitors",
    operation_id = "set_preferences",
    params(("id" = Uuid, Path, description = "Id of the exhibitor.")),
    request_body = PreferencesIn,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "They are written."),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn prefer(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(PreferencesIn { itineraries }): Json<PreferencesIn>,
) -> Reply<Response> {
    exhibitor::set_preferences(&state.db, &*state.clock, &actor, id, itineraries).await?;
    Ok(private::done())
}
