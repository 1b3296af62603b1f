use axum::{extract::State, response::Response};
use lotse_domain::booking::group;
use lotse_web_kit::{
    Json, Path, Reply,
    auth::{Caller, Person},
};
use uuid::Uuid;

use super::wire::{GroupLinkOut, LinkOut, TakenPlaceOut};
use crate::{GatewayState, bookings::PersonIn, private, responses};

/// See what a group's link leads to
///
/// The event, and how many places have no name yet. Names nobody.
#[utoipa::path(
    get,
    path = "/api/v1/group-links/{token}",
    tag = "bookings",
    operation_id = "find_group_link",
    params(("token" = String, Path, description = "The last part of the link.")),
    responses((status = 200, description = "The group.", body = GroupLinkOut), responses::Keyed, responses::Ours)
)]
pub(crate) async fn find(State(state): State<GatewayState>, Path(token): Path<String>) -> Reply<Response> {
    private::show(&GroupLinkOut::from(group::look_at(&state.db, &*state.clock, &token).await?))
}

/// Take a place by a group's link
///
/// The next one without a name; who is signed in takes it for their account. Where a guardian must agree they are asked by mail.
/// The same person again, by account or address, changes what they said.
#[utoipa::path(
    post,
    path = "/api/v1/group-links/{token}/places",
    tag = "bookings",
    operation_id = "take_group_place",
    params(("token" = String, Path, description = "The last part of the link.")),
    request_body = PersonIn,
    responses(
        (status = 201, description = "The place.", body = TakenPlaceOut),
        responses::SentTo, responses::Clash, responses::Refused, responses::Ours
    )
)]
pub(crate) async fn take_place(
    State(state): State<GatewayState>,
    Caller(actor): Caller,
    Path(token): Path<String>,
    Json(person): Json<PersonIn>,
) -> Reply<Response> {
    let place = group::take_place(&state.db, &*state.clock, &actor, &token, person.into()).await?;
    private::created(&TakenPlaceOut::from(place))
}

/// Make a new link for a group
///
/// The old one counts no more.
#[utoipa::path(
    post,
    path = "/api/v1/me/bookings/{id}/link",
    tag = "bookings",
    operation_id = "renew_group_link",
    params(("id" = Uuid, Path, description = "Its id (`itinerary_id`).")),
    security(("bearer" = [])),
    responses((status = 201, description = "The link.", body = LinkOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn renew(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    let link_token = group::renew_link(&state.db, &*state.clock, &actor, id).await?;
    private::created(&LinkOut { link_token })
}
