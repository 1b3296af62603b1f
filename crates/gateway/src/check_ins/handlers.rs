use axum::{extract::State, response::Response};
use lotse_domain::booking::check_in;
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{CheckInsIn, CheckInsOut, DoorOut};
use crate::{GatewayState, private, responses};

/// Check people in
///
/// Each scan by itself: what became of one changes nothing for the others, and a second scan does no harm. For the event's
/// managers; a company checks in who has an appointment with it.
#[utoipa::path(
    post,
    path = "/api/v1/events/{id}/check-ins",
    tag = "check-in",
    operation_id = "check_in",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    request_body = CheckInsIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What became of each.", body = CheckInsOut),
        responses::SentTo, responses::Private
    )
)]
pub(crate) async fn check_in(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(event_id): Path<Uuid>,
    Json(CheckInsIn { scans }): Json<CheckInsIn>,
) -> Reply<Response> {
    let scans = scans.into_iter().map(Into::into).collect();
    let scanned = check_in::check_in(&state.db, &*state.clock, &actor, event_id, scans).await?;
    private::show(&CheckInsOut::from(scanned))
}

/// Read the list at the door
///
/// Everybody who has a place, for a device that may lose its network.
#[utoipa::path(
    get,
    path = "/api/v1/events/{id}/door",
    tag = "check-in",
    operation_id = "list_door",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    security(("bearer" = [])),
    responses((status = 200, description = "The list.", body = DoorOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn door(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(event_id): Path<Uuid>,
) -> Reply<Response> {
    let places = check_in::door_list(&state.db, &*state.clock, &actor, event_id).await?;
    private::show(&DoorOut::from(places))
}
