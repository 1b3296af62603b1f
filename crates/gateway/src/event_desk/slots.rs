use axum::{extract::State, response::Response};
use lotse_domain::{
    Actor,
    event::{desk, meeting::Meeting, slot::Slot},
};
use lotse_web_kit::{Json, Params, Path, Problem, Query, QueryParams, Reply, auth::Person};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::slot_input::{MeetingsIn, SlotIn, SlotPatch};
use crate::{
    GatewayState,
    events::{MeetingOut, SlotFieldsOut},
    if_match::IfMatch,
    patch::Patch,
    private, responses,
};

/// Slots.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventSlots)]
pub(crate) struct SlotsOut {
    items: Vec<SlotFieldsOut>,
}

impl From<Vec<Slot>> for SlotsOut {
    fn from(slots: Vec<Slot>) -> Self {
        Self { items: slots.into_iter().map(Into::into).collect() }
    }
}

/// Dates within slots.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventMeetings)]
pub(super) struct MeetingsOut {
    items: Vec<MeetingOut>,
}

impl From<Vec<Meeting>> for MeetingsOut {
    fn from(meetings: Vec<Meeting>) -> Self {
        Self { items: meetings.into_iter().map(|meeting| MeetingOut::new(meeting, None)).collect() }
    }
}

/// Why a slot is taken out.
#[derive(Debug)]
pub(crate) struct Reason(Option<String>);

impl QueryParams for Reason {
    fn read(params: &mut Params) -> Self {
        Self(params.text("reason", 1_000))
    }
}

/// A slot of that event, for its managers.
async fn of_event(state: &GatewayState, actor: &Actor, event_id: Uuid, slot_id: Uuid) -> Reply<Slot> {
    let view = desk::find(&state.db, &*state.clock, actor, event_id).await?;
    let slot = view.slots.into_iter().map(|view| view.slot).find(|slot| slot.id == slot_id);
    slot.ok_or_else(|| Problem::not_found("slot"))
}

/// Add a slot
#[utoipa::path(
    post,
    path = "/api/v1/event-desk/{id}/slots",
    tag = "event desk",
    operation_id = "add_slot",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    request_body = SlotIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The slot.", body = SlotFieldsOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn add(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(given): Json<SlotIn>,
) -> Reply<Response> {
    let slot = desk::add_slot(&state.db, &*state.clock, &actor, id, given.draft()).await?;
    private::created(&SlotFieldsOut::from(slot))
}

/// Change a slot
///
/// The fields that are sent (RFC 7396). More places move up those who wait; fewer than are taken are refused unless `displace`.
/// Another time or place is told to those concerned. Send `If-Match` with the version that you have read.
#[utoipa::path(
    patch,
    path = "/api/v1/event-desk/{id}/slots/{slot_id}",
    tag = "event desk",
    operation_id = "change_slot",
    params(
        ("id" = Uuid, Path, description = "Id of the event."),
        ("slot_id" = Uuid, Path, description = "Id of the slot."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = SlotPatch,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The slot as it is now.", body = SlotFieldsOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Clash, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((id, slot_id)): Path<(Uuid, Uuid)>,
    if_match: IfMatch,
    Json(mut patch): Json<Patch>,
) -> Reply<Response> {
    let present = of_event(&state, &actor, id, slot_id).await?;
    if_match.check(present.version)?;
    let displace = patch.flag("displace")?;
    let draft = patch.onto(&SlotIn::of(&present))?.draft();
    let (db, clock, version) = (&state.db, &*state.clock, Some(present.version));
    let changed = desk::change_slot(db, clock, &actor, slot_id, version, draft, displace).await?;
    let out = SlotFieldsOut::from(changed);
    private::show_version(&out, out.version)
}

/// Take a slot out
///
/// Removed where nobody ever booked it; else cancelled, and those concerned are told. Again it does nothing.
#[utoipa::path(
    delete,
    path = "/api/v1/event-desk/{id}/slots/{slot_id}",
    tag = "event desk",
    operation_id = "cancel_slot",
    params(
        ("id" = Uuid, Path, description = "Id of the event."),
        ("slot_id" = Uuid, Path, description = "Id of the slot."),
        ("reason" = Option<String>, Query, description = "Is mailed; at most 1,000 characters.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is gone, or cancelled."),
        responses::KeyedAndAsked, responses::Clash, responses::Private
    )
)]
pub(crate) async fn cancel(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((id, slot_id)): Path<(Uuid, Uuid)>,
    Query(Reason(reason)): Query<Reason>,
) -> Reply<Response> {
    of_event(&state, &actor, id, slot_id).await?;
    desk::cancel_slot(&state.db, &*state.clock, &actor, slot_id, reason).await?;
    Ok(private::done())
}

/// Write the dates of a slot
///
/// The stops of a bus, the stations of a group. Another time or place is told to those who have a place. Send `If-Match` with the
/// version of the slot that you have read.
#[utoipa::path(
    put,
    path = "/api/v1/event-desk/{id}/slots/{slot_id}/meetings",
    tag = "event desk",
    operation_id = "set_meetings",
    params(
        ("id" = Uuid, Path, description = "Id of the event."),
        ("slot_id" = Uuid, Path, description = "Id of the slot."),
        ("If-Match" = Option<String>, Header, description = "The version of the slot.")
    ),
    request_body = MeetingsIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The dates as they are now.", body = MeetingsOut),
        responses::SentTo, responses::Clash, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn set_meetings(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((id, slot_id)): Path<(Uuid, Uuid)>,
    if_match: IfMatch,
    Json(MeetingsIn { meetings }): Json<MeetingsIn>,
) -> Reply<Response> {
    of_event(&state, &actor, id, slot_id).await?;
    let meetings = meetings.into_iter().map(Into::into).collect();
    let version = if_match.version()?;
    let written = desk::set_meetings(&state.db, &*state.clock, &actor, slot_id, version, meetings).await?;
    private::show(&MeetingsOut::from(written))
}
