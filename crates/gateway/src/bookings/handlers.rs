use axum::{extract::State, response::Response};
use lotse_domain::booking;
use lotse_web_kit::{Path, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::BookingIn,
    wire::{BookedOut, refusal},
};
use crate::{GatewayState, once::OnceJson, paths, private, responses};

/// Book
///
/// Slots of an event for yourself, or for a class or several employees: all of it or nothing. Who has booked at the event
/// already adds to it. Where a guardian must agree they are asked by mail, and the places are held until then. What cannot be
/// booked is told with `not_bookable`: why, and what can be booked instead.
///
/// With an `Idempotency-Key` the request may be sent again without harm.
#[utoipa::path(
    post,
    path = "/api/v1/events/{id}/bookings",
    tag = "bookings",
    operation_id = "book",
    params(
        ("id" = Uuid, Path, description = "Id of the event."),
        ("Idempotency-Key" = Option<String>, Header, description = "Made by the client; known for two days.")
    ),
    request_body = BookingIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "It is booked, or waits.", body = BookedOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::SentTo, responses::Unbookable, responses::Private
    )
)]
pub(crate) async fn book(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(event_id): Path<Uuid>,
    given: OnceJson<BookingIn>,
) -> Reply<Response> {
    let (given, key) = given.keyed(&actor, &format!("book {event_id}"))?;
    let draft = given.draft();
    let slots = draft.slots.clone();
    let booked = booking::book(&state.db, &*state.clock, &actor, event_id, draft, key)
        .await
        .map_err(|err| refusal(err, "slots", &slots))?;
    let location = paths::own_booking(booked.itinerary_id);
    private::created_at(&BookedOut::from(booked), &location)
}
