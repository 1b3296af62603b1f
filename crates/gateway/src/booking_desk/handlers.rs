use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{booking::desk, page::PageRequest};
use lotse_web_kit::{Json, Links, Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::{BookingsAsked, BookingsIn, DeskBookingIn},
    wire::{BookingsOut, PulseOut},
};
use crate::{
    GatewayState,
    bookings::{BookedOut, refusal},
    private, responses,
};

/// List who has signed up
///
/// Latest first; with `slot` and `state=waitlisted` in the order of the waiting list.
#[utoipa::path(
    get,
    path = "/api/v1/event-desk/{id}/bookings",
    tag = "booking desk",
    operation_id = "list_bookings",
    params(("id" = Uuid, Path, description = "Id of the event."), BookingsIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A page of bookings.", body = BookingsOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::KeyedAndAsked, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Query(BookingsAsked { filter, limit, after }): Query<BookingsAsked>,
    uri: Uri,
) -> Reply<Response> {
    let page = PageRequest::new(after, Some(limit));
    let out = BookingsOut::from(desk::list(&state.db, &*state.clock, &actor, id, &filter, page).await?);
    private::show_linked(&out, &Links::new(&uri).next(out.next.as_deref()))
}

/// Book for somebody who telephoned
///
/// Windows and quotas do not bind a manager; capacity does.
#[utoipa::path(
    post,
    path = "/api/v1/event-desk/{id}/bookings",
    tag = "booking desk",
    operation_id = "add_booking",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    request_body = DeskBookingIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "It is booked, or waits.", body = BookedOut),
        responses::SentTo, responses::Unbookable, responses::Private
    )
)]
pub(crate) async fn add(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(DeskBookingIn { name, mail, first, booking }): Json<DeskBookingIn>,
) -> Reply<Response> {
    let draft = booking.draft();
    let slots = draft.slots.clone();
    let booked = desk::add(&state.db, &*state.clock, &actor, id, name, mail, draft, first)
        .await
        .map_err(|err| refusal(err, "booking.slots", &slots))?;
    private::created(&BookedOut::from(booked))
}

/// See how it stands at this moment
///
/// What is taken, who waits and who has been let in, for a page that asks again and again.
#[utoipa::path(
    get,
    path = "/api/v1/event-desk/{id}/pulse",
    tag = "booking desk",
    operation_id = "show_event_pulse",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    security(("bearer" = [])),
    responses((status = 200, description = "How it stands.", body = PulseOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn pulse(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::show(&PulseOut::from(desk::pulse(&state.db, &*state.clock, &actor, id).await?))
}
