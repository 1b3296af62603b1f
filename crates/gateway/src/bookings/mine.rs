use axum::{extract::State, response::Response};
use lotse_domain::booking::own;
use lotse_web_kit::{Path, Reply, auth::Person};
use uuid::Uuid;

use super::own::{ItinerariesOut, ItineraryOut};
use crate::{GatewayState, private, responses};

/// List your bookings
///
/// What you have booked or have a place in: what is to come by start, then what is past, latest first.
#[utoipa::path(
    get,
    path = "/api/v1/me/bookings",
    tag = "bookings",
    operation_id = "list_my_bookings",
    security(("bearer" = [])),
    responses((status = 200, description = "The bookings.", body = ItinerariesOut), responses::Private)
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    private::show(&ItinerariesOut::from(own::list(&state.db, &*state.clock, &actor).await?))
}

/// Read one of your bookings
///
/// Everything that you, or your group, have booked at one event, with its tickets. Also for the event's managers.
#[utoipa::path(
    get,
    path = "/api/v1/me/bookings/{id}",
    tag = "bookings",
    operation_id = "find_my_booking",
    params(("id" = Uuid, Path, description = "Its id (`itinerary_id`).")),
    security(("bearer" = [])),
    responses((status = 200, description = "The booking.", body = ItineraryOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::show(&ItineraryOut::from(own::find(&state.db, &*state.clock, &actor, id).await?))
}
