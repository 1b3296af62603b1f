use chrono::{DateTime, Utc};
use lotse_domain::{
    booking::Reason,
    event::{
        SlotView,
        slot::{Slot, SlotKind, Takes, Unit},
    },
};
use lotse_web_kit::problem::NotBookableDetailsOut;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::parts::{EventCompanyOut, MeetingOut};
use crate::words;

/// What can be booked at an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventSlot)]
pub(super) struct SlotOut {
    #[serde(flatten)]
    slot: SlotFieldsOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<EventCompanyOut>,
    /// Dates within it, in time order.
    meetings: Vec<MeetingOut>,
    /// How many bookings wait.
    waiting: u64,
    /// Why it cannot be booked now by somebody of no known school; absent where it can, or where one can wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<ClosedOut>,
}

/// Why a slot cannot be booked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SlotClosed)]
struct ClosedOut {
    /// Stable word.
    #[schema(example = "not_open_yet")]
    code: &'static str,
    details: NotBookableDetailsOut,
}

impl From<&Reason> for ClosedOut {
    fn from(reason: &Reason) -> Self {
        Self { code: reason.code(), details: reason.into() }
    }
}

/// A slot by itself.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventSlotFields)]
pub(crate) struct SlotFieldsOut {
    pub(crate) id: Uuid,
    event_id: Uuid,
    #[schema(value_type = words::SlotKindDescribed)]
    kind: SlotKind,
    title: String,
    /// Markdown as it was handed in: make it safe before you show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// The room, the stand, where the bus leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    /// Whose interview, talk or stop it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    company_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interviewer_id: Option<Uuid>,
    /// What one place holds.
    #[schema(value_type = words::SlotUnitDescribed)]
    unit: Unit,
    /// Who may book it.
    #[schema(value_type = words::SlotTakesDescribed)]
    takes: Takes,
    /// The most people of one party; the capacity where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    party_most: Option<i32>,
    capacity: i32,
    free: i32,
    /// Whether people may wait when it is full.
    waiting_list: bool,
    /// Instead of the event's.
    #[serde(skip_serializing_if = "Option::is_none")]
    opens_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes_at: Option<DateTime<Utc>>,
    /// Order among slots of the same time.
    position: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancelled_at: Option<DateTime<Utc>>,
    /// For `If-Match`.
    pub(crate) version: i32,
}

impl From<Slot> for SlotFieldsOut {
    fn from(slot: Slot) -> Self {
        let free = slot.free();
        let Slot {
            id,
            event_id,
            kind,
            company_id,
            interviewer_id,
            title,
            description,
            place,
            starts_at,
            ends_at,
            unit,
            takes,
            party_most,
            capacity,
            // Shown as what is free.
            taken: _,
            // The places of those who wait; how many bookings wait is told beside it.
            waiting: _,
            // Bookkeeping of the waiting list.
            next_position: _,
            waiting_list,
            // Follows the event's rule.
            in_order: _,
            opens_at,
            closes_at,
            position,
            cancelled_at,
            version,
            created_at: _,
            updated_at: _,
        } = slot;
        Self {
            id,
            event_id,
            kind,
            title,
            description,
            place,
            starts_at,
            ends_at,
            company_id,
            interviewer_id,
            unit,
            takes,
            party_most,
            capacity,
            free,
            waiting_list,
            opens_at,
            closes_at,
            position,
            cancelled_at,
            version,
        }
    }
}

impl From<SlotView> for SlotOut {
    fn from(SlotView { slot, company, meetings, waiting, closed }: SlotView) -> Self {
        Self {
            slot: slot.into(),
            company: company.map(Into::into),
            meetings: meetings.into_iter().map(Into::into).collect(),
            waiting,
            closed: closed.as_ref().map(Into::into),
        }
    }
}
