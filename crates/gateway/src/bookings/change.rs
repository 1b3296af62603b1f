//! What becomes of a booking by whoever holds it.
use axum::{extract::State, response::Response};
use lotse_domain::booking::{self, Change, own, wishes};
use lotse_web_kit::{Json, Path, Problem, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::{ChangeIn, HoldIn, WishesIn},
    wire::{BookedOut, refusal},
};
use crate::{
    GatewayState,
    once::{OnceJson, OnceKey},
    private, responses,
};

/// Change a booking
///
/// Adds slots and gives others back, or changes a group's size, in one step. Whoever waits for what is given back moves up and
/// is told.
#[utoipa::path(
    patch,
    path = "/api/v1/me/bookings/{id}",
    tag = "bookings",
    operation_id = "change_my_booking",
    params(
        ("id" = Uuid, Path, description = "Its id (`itinerary_id`)."),
        ("Idempotency-Key" = Option<String>, Header, description = "Made by the client; known for two days.")
    ),
    request_body = ChangeIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What is booked now.", body = BookedOut),
        responses::SentTo, responses::Unbookable, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    given: OnceJson<ChangeIn>,
) -> Reply<Response> {
    let (given, key) = given.keyed(&actor, &format!("change {id}"))?;
    let change = Change::from(given);
    let added = change.add.clone();
    let booked = booking::change(&state.db, &*state.clock, &actor, id, change, key)
        .await
        .map_err(|err| refusal(err, "add", &added))?;
    private::show(&BookedOut::from(booked))
}

/// Cancel a booking
///
/// Gives everything back; whoever waits moves up and is told. Again it does nothing.
#[utoipa::path(
    delete,
    path = "/api/v1/me/bookings/{id}",
    tag = "bookings",
    operation_id = "cancel_my_booking",
    params(
        ("id" = Uuid, Path, description = "Its id (`itinerary_id`)."),
        ("Idempotency-Key" = Option<String>, Header, description = "Made by the client; known for two days.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is cancelled."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn cancel(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    key: OnceKey,
) -> Reply<Response> {
    let key = key.with(&actor, &format!("cancel {id}"), &[])?;
    booking::cancel(&state.db, &*state.clock, &actor, id, key).await?;
    Ok(private::done())
}

/// Confirm places that are held
///
/// With what was still missing of their people.
#[utoipa::path(
    post,
    path = "/api/v1/me/bookings/{id}/confirmation",
    tag = "bookings",
    operation_id = "confirm_my_hold",
    params(
        ("id" = Uuid, Path, description = "Its id (`itinerary_id`)."),
        ("Idempotency-Key" = Option<String>, Header, description = "Made by the client; known for two days.")
    ),
    request_body = HoldIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What is booked now.", body = BookedOut),
        responses::SentTo, responses::Unbookable, responses::Private
    )
)]
pub(crate) async fn confirm_hold(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    given: OnceJson<HoldIn>,
) -> Reply<Response> {
    let (given, key) = given.keyed(&actor, &format!("confirm {id}"))?;
    let booked = booking::confirm_hold(&state.db, &*state.clock, &actor, id, given.draft(), key).await?;
    private::show(&BookedOut::from(booked))
}

/// Take a place that came free
///
/// Of a booking that was offered one; until `held_until`. Again it does nothing.
#[utoipa::path(
    post,
    path = "/api/v1/me/bookings/{id}/offers/{booking_id}",
    tag = "bookings",
    operation_id = "accept_my_offer",
    params(
        ("id" = Uuid, Path, description = "Its id (`itinerary_id`)."),
        ("booking_id" = Uuid, Path, description = "Id of the booking within it.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "The place is taken."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn accept_offer(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((id, booking_id)): Path<(Uuid, Uuid)>,
) -> Reply<Response> {
    let own = own::find(&state.db, &*state.clock, &actor, id).await?;
    if !own.bookings.iter().any(|view| view.booking.id == booking_id) {
        return Err(Problem::not_found("booking"));
    }
    booking::accept_offer(&state.db, &*state.clock, &actor, booking_id).await?;
    Ok(private::done())
}

/// Wish for companies
///
/// Writes your wishes anew, dearest first; until the event's `wishes_until`.
#[utoipa::path(
    put,
    path = "/api/v1/me/bookings/{id}/wishes",
    tag = "bookings",
    operation_id = "set_my_wishes",
    params(("id" = Uuid, Path, description = "Its id (`itinerary_id`).")),
    request_body = WishesIn,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "They are written."),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn set_wishes(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(WishesIn { companies }): Json<WishesIn>,
) -> Reply<Response> {
    wishes::set(&state.db, &*state.clock, &actor, id, companies).await?;
    Ok(private::done())
}
