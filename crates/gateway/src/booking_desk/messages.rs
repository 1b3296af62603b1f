use axum::{extract::State, response::Response};
use lotse_domain::booking::desk;
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::MessageIn,
    wire::{MessageOut, MessagesOut},
};
use crate::{GatewayState, private, responses};

/// List what was written to the people of an event
#[utoipa::path(
    get,
    path = "/api/v1/event-desk/{id}/messages",
    tag = "booking desk",
    operation_id = "list_event_messages",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The messages.", body = MessagesOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::show(&MessagesOut::from(desk::messages(&state.db, &actor, id).await?))
}

/// Write to the people of an event
///
/// To all, or to some of them; each address gets it once.
#[utoipa::path(
    post,
    path = "/api/v1/event-desk/{id}/messages",
    tag = "booking desk",
    operation_id = "write_event_message",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    request_body = MessageIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The mails are on their way.", body = MessageOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn write(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(MessageIn { audience, slot_id, subject, body }): Json<MessageIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let message = desk::write(db, clock, &actor, id, audience, slot_id, subject, body).await?;
    private::created(&MessageOut::from(message))
}
