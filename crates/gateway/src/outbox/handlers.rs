use axum::{extract::State, response::Response};
use lotse_domain::outbox;
use lotse_web_kit::{Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{MessageOut, MessagesIn, MessagesOut};
use crate::{GatewayState, private, responses};

/// List messages of the outbox
///
/// Newest first; for operators. Codes and links in them are hidden.
#[utoipa::path(
    get,
    path = "/api/v1/outbox",
    tag = "operation",
    operation_id = "list_messages",
    params(MessagesIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The messages.", body = MessagesOut),
        responses::Asked, responses::Absent, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Query(asked): Query<MessagesIn>,
) -> Reply<Response> {
    private::show(&MessagesOut::from(outbox::list(&state.db, &actor, asked.into()).await?))
}

/// Read one message of the outbox
///
/// For operators. Codes and links in it are hidden.
#[utoipa::path(
    get,
    path = "/api/v1/outbox/{id}",
    tag = "operation",
    operation_id = "find_message",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses((status = 200, description = "The message.", body = MessageOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::show(&MessageOut::from(outbox::find(&state.db, &actor, id).await?))
}

/// Send a message again
///
/// One that was given up; its attempts count anew. For operators.
#[utoipa::path(
    post,
    path = "/api/v1/outbox/{id}/retry",
    tag = "operation",
    operation_id = "retry_message",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is due now."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn retry(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    outbox::retry(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}
