use axum::{extract::State, response::Response};
use lotse_domain::booking::desk;
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::input::{CancellationIn, MoveIn};
use crate::{
    GatewayState,
    bookings::{BookedOut, refusal},
    private, responses,
};

/// Move a booking to another slot
///
/// In one step; those concerned are told, and those who waited for the old one move up.
#[utoipa::path(
    post,
    path = "/api/v1/bookings/{id}/move",
    tag = "booking desk",
    operation_id = "move_booking",
    params(("id" = Uuid, Path, description = "Id of the booking.")),
    request_body = MoveIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What is booked now.", body = BookedOut),
        responses::SentTo, responses::Unbookable, responses::Private
    )
)]
pub(crate) async fn move_booking(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(MoveIn { slot_id }): Json<MoveIn>,
) -> Reply<Response> {
    let booked = desk::move_booking(&state.db, &*state.clock, &actor, id, slot_id)
        .await
        .map_err(|err| refusal(err, "slot_id", &[]))?;
    private::show(&BookedOut::from(booked))
}

/// Move one up from the waiting list
///
/// Before its turn, where there is a place.
#[utoipa::path(
    post,
    path = "/api/v1/bookings/{id}/admission",
    tag = "booking desk",
    operation_id = "let_in",
    params(("id" = Uuid, Path, description = "Id of the booking.")),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It has a place."),
        responses::Keyed, responses::Unbookable, responses::Private
    )
)]
pub(crate) async fn let_in(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    desk::let_in(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}

/// Cancel somebody's bookings
///
/// With a reason, which is mailed. Again it does nothing.
#[utoipa::path(
    post,
    path = "/api/v1/itineraries/{id}/cancellation",
    tag = "booking desk",
    operation_id = "cancel_bookings",
    params(("id" = Uuid, Path, description = "What belongs together (`itinerary_id`).")),
    request_body = CancellationIn,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is cancelled."),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn cancel(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(CancellationIn { bookings, reason }): Json<CancellationIn>,
) -> Reply<Response> {
    desk::cancel(&state.db, &*state.clock, &actor, id, bookings, reason).await?;
    Ok(private::done())
}
