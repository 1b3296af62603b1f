use axum::{extract::State, response::Response};
use lotse_domain::grant;
use lotse_web_kit::{Path, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{GrantOut, GrantsOut};
use crate::{GatewayState, private, responses};

/// List what you may do
///
/// Your grants, each with what it is on.
#[utoipa::path(
    get,
    path = "/api/v1/me/grants",
    tag = "me",
    operation_id = "list_my_grants",
    security(("bearer" = [])),
    responses((status = 200, description = "The grants.", body = GrantsOut), responses::Private)
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let mut items = Vec::new();
    for (grant, name) in grant::list_of_account(&state.db, &actor).await? {
        let slug = grant::scope_slug(state.db.read(), grant.role, grant.scope_id).await?;
        items.push(GrantOut::new(&grant, name, slug, &actor));
    }
    private::show(&GrantsOut { items })
}

/// Take a grant away
///
/// Your own, or that of somebody in a team that you look after. It counts with the next request.
#[utoipa::path(
    delete,
    path = "/api/v1/grants/{id}",
    tag = "teams",
    operation_id = "take_grant_away",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is taken away."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn take_away(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    grant::take_away(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}
