use axum::{extract::State, response::Response};
use lotse_domain::{event::desk, grant};
use lotse_web_kit::{Json, Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::{DeskAsked, DeskIn, EventIn, EventPatch},
    wire::DeskEventsOut,
};
use crate::{
    GatewayState,
    events::{EventFieldsOut, EventOut},
    if_match::IfMatch,
    patch::Patch,
    paths, private, responses,
};

/// List a cluster's events
///
/// In every state, with how many have signed up; for the cluster's managers. Everybody reads `/api/v1/events?cluster=`.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/events",
    tag = "event desk",
    operation_id = "list_desk_events",
    params(("slug" = String, Path, description = "Slug of the cluster."), DeskIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The events.", body = DeskEventsOut),
        responses::KeyedAndAsked, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Query(DeskAsked(only)): Query<DeskAsked>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let events = desk::list(&state.db, &*state.clock, &actor, cluster.id, only).await?;
    private::show(&DeskEventsOut::from(events))
}

/// Write an event
///
/// A draft that nobody else sees; publish it with a step.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/events",
    tag = "event desk",
    operation_id = "create_event",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    request_body = EventIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The draft.", body = EventFieldsOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(given): Json<EventIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let made = desk::create(&state.db, &*state.clock, &actor, cluster.id, given.draft()).await?;
    let location = paths::desk_event(made.id);
    private::created_at(&EventFieldsOut::from(made), &location)
}

/// Read an event on the desk
///
/// Also a draft, with cancelled slots and exhibitors in every state.
#[utoipa::path(
    get,
    path = "/api/v1/event-desk/{id}",
    tag = "event desk",
    operation_id = "find_desk_event",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The event.", body = EventOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    let out = EventOut::from(desk::find(&state.db, &*state.clock, &actor, id).await?);
    private::show_version(&out, out.event.version)
}

/// Change an event
///
/// The fields that are sent (RFC 7396). Another time or place of a published event is told to everyone concerned. Send
/// `If-Match` with the version that you have read.
#[utoipa::path(
    patch,
    path = "/api/v1/event-desk/{id}",
    tag = "event desk",
    operation_id = "change_event",
    params(
        ("id" = Uuid, Path, description = "Its id."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = EventPatch,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The event as it is now.", body = EventFieldsOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Clash, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    if_match: IfMatch,
    Json(mut patch): Json<Patch>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let present = desk::find(db, clock, &actor, id).await?.event;
    if_match.check(present.version)?;
    let move_slots = patch.flag("move_slots")?;
    let draft = patch.onto(&EventIn::of(&present))?.draft();
    let changed = desk::change(db, clock, &actor, id, Some(present.version), draft, move_slots).await?;
    let out = EventFieldsOut::from(changed);
    private::show_version(&out, out.version)
}

/// Throw a draft of an event away
#[utoipa::path(
    delete,
    path = "/api/v1/event-desk/{id}",
    tag = "event desk",
    operation_id = "remove_event",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is gone."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    desk::remove(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}
