use axum::{extract::State, response::Response};
use lotse_domain::{Actor, grant::Role, invitation};
use lotse_web_kit::{Path, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{InvitationOut, InvitationsOut};
use crate::{GatewayState, private, responses};

pub(super) async fn list(state: &GatewayState, actor: &Actor, scope_id: Uuid) -> Reply<Response> {
    private::show(&InvitationsOut::from(invitation::list(&state.db, &*state.clock, actor, scope_id).await?))
}

pub(super) async fn invite(
    state: &GatewayState,
    actor: &Actor,
    role: Role,
    scope_id: Uuid,
    mail: &str,
) -> Reply<Response> {
    let secrets = &state.auth.secrets;
    let invitation =
        invitation::invite(&state.db, &*state.clock, secrets, actor, role, scope_id, mail).await?;
    private::created(&InvitationOut::from(invitation))
}

/// Take an invitation back
///
/// An open one, into a team that you look after. Its link ends.
#[utoipa::path(
    delete,
    path = "/api/v1/invitations/{id}",
    tag = "teams",
    operation_id = "revoke_invitation",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses((status = 204, description = "It is taken back."), responses::Keyed, responses::Private)
)]
pub(crate) async fn revoke(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    invitation::revoke(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}
