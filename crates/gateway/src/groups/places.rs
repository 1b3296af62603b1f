use axum::{extract::State, response::Response};
use lotse_domain::booking::group;
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use crate::{
    GatewayState,
    bookings::{PersonIn, PlaceOut},
    private, responses,
};

/// Name a place of a group
///
/// Or name it anew; for whoever holds the group, until the event begins.
#[utoipa::path(
    put,
    path = "/api/v1/places/{id}",
    tag = "bookings",
    operation_id = "name_place",
    params(("id" = Uuid, Path, description = "Id of the place.")),
    request_body = PersonIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The place.", body = PlaceOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn name(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(person): Json<PersonIn>,
) -> Reply<Response> {
    let place = group::name_place(&state.db, &*state.clock, &actor, id, Some(person.into())).await?;
    private::show(&PlaceOut::from(place))
}

/// Take the name off a place of a group
///
/// Whoever loses it is told.
#[utoipa::path(
    delete,
    path = "/api/v1/places/{id}",
    tag = "bookings",
    operation_id = "vacate_place",
    params(("id" = Uuid, Path, description = "Id of the place.")),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "Nobody is named."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn vacate(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    group::name_place(&state.db, &*state.clock, &actor, id, None).await?;
    Ok(private::done())
}
