//! What can be done with the link of an invitation. It stands in bodies, never in addresses, which are logged on the way.
use axum::{extract::State, response::Response};
use lotse_domain::{grant, invitation};
use lotse_web_kit::{Json, Reply, auth::Person};

use super::wire::{LinkIn, OfferOut};
use crate::{GatewayState, grants::GrantOut, private, responses};

/// See what an invitation offers
///
/// For whoever holds its link. Changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/invitations/look",
    tag = "teams",
    operation_id = "look_at_invitation",
    request_body = LinkIn,
    responses(
        (status = 200, description = "The offer.", body = OfferOut),
        responses::Sent, responses::Absent, responses::Ours
    )
)]
pub(crate) async fn look(
    State(state): State<GatewayState>,
    Json(LinkIn { token }): Json<LinkIn>,
) -> Reply<Response> {
    private::show(&OfferOut::from(invitation::look_at(&state.db, &*state.clock, &token).await?))
}

/// Accept an invitation
///
/// Signed in with the address that was invited.
#[utoipa::path(
    post,
    path = "/api/v1/invitations/accept",
    tag = "teams",
    operation_id = "accept_invitation",
    request_body = LinkIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What you may do from now on.", body = GrantOut),
        responses::Sent, responses::Absent, responses::Clash, responses::Private
    )
)]
pub(crate) async fn accept(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(LinkIn { token }): Json<LinkIn>,
) -> Reply<Response> {
    let given = invitation::accept(&state.db, &*state.clock, &actor, &token).await?;
    let name = grant::scope_name(state.db.read(), given.role, given.scope_id).await?;
    let slug = grant::scope_slug(state.db.read(), given.role, given.scope_id).await?;
    private::show(&GrantOut::new(&given, name, slug, &actor))
}
