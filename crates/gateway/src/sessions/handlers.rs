use axum::{extract::State, response::Response};
use lotse_domain::session;
use lotse_web_kit::{Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{EndIn, EndedOut, SessionsOut};
use crate::{GatewayState, private, responses};

/// List your sessions
///
/// With device and last use, the last used first.
#[utoipa::path(
    get,
    path = "/api/v1/me/sessions",
    tag = "me",
    operation_id = "list_sessions",
    security(("bearer" = [])),
    responses((status = 200, description = "The sessions.", body = SessionsOut), responses::Private)
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let own = actor.identity().and_then(|identity| identity.session_id);
    let sessions = session::list_own(&state.db, &*state.clock, &actor).await?;
    private::show(&SessionsOut::new(sessions, own))
}

/// Sign out everywhere
///
/// Ends all sessions, also the one that calls unless told otherwise, and all API keys.
#[utoipa::path(
    delete,
    path = "/api/v1/me/sessions",
    tag = "me",
    operation_id = "end_sessions",
    params(EndIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "How many were ended.", body = EndedOut),
        responses::Asked, responses::Private
    )
)]
pub(crate) async fn end_all(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Query(EndIn { keep_this }): Query<EndIn>,
) -> Reply<Response> {
    let ended = session::end_all(&state.db, &*state.clock, &actor, keep_this).await?;
    private::show(&EndedOut { ended })
}

/// End one of your sessions
#[utoipa::path(
    delete,
    path = "/api/v1/me/sessions/{id}",
    tag = "me",
    operation_id = "end_session",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses((status = 204, description = "It has ended."), responses::Keyed, responses::Private)
)]
pub(crate) async fn end(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    session::end(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}
