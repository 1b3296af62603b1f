use chrono::{DateTime, Utc};
use lotse_domain::{
    booking::{
        desk::{
            Pulse,
            message::{EventMessage, MessageAudience},
        },
        own::ItineraryView,
    },
    page::Page,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{bookings::ItineraryOut, words};

/// A page of who has signed up, latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskBookings)]
pub(super) struct BookingsOut {
    items: Vec<ItineraryOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

impl From<Page<ItineraryView, Uuid>> for BookingsOut {
    fn from(Page { items, next }: Page<ItineraryView, Uuid>) -> Self {
        let items = items.into_iter().map(ItineraryOut::of_desk).collect();
        Self { items, next: next.map(|id| id.to_string()) }
    }
}

/// How it stands at a moment.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventPulse)]
pub(super) struct PulseOut {
    at: DateTime<Utc>,
    slots: Vec<SlotPulseOut>,
}

/// A slot at a moment.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SlotPulse)]
struct SlotPulseOut {
    slot_id: Uuid,
    taken: i32,
    capacity: i32,
    waiting: i32,
    checked_in: u64,
}

impl From<Pulse> for PulseOut {
    fn from(Pulse { at, slots }: Pulse) -> Self {
        let slot = |(slot_id, taken, capacity, waiting, checked_in)| SlotPulseOut {
            slot_id,
            taken,
            capacity,
            waiting,
            checked_in,
        };
        Self { at, slots: slots.into_iter().map(slot).collect() }
    }
}

/// What was written to the people of an event, latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventMessages)]
pub(super) struct MessagesOut {
    items: Vec<MessageOut>,
}

/// A message to the people of an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventMessage)]
pub(super) struct MessageOut {
    id: Uuid,
    #[schema(value_type = words::MessageAudienceDescribed)]
    audience: MessageAudience,
    #[serde(skip_serializing_if = "Option::is_none")]
    slot_id: Option<Uuid>,
    subject: String,
    body: String,
    /// How many mails it became.
    receivers: i32,
    sent_at: DateTime<Utc>,
}

impl From<Vec<EventMessage>> for MessagesOut {
    fn from(messages: Vec<EventMessage>) -> Self {
        Self { items: messages.into_iter().map(Into::into).collect() }
    }
}

impl From<EventMessage> for MessageOut {
    fn from(message: EventMessage) -> Self {
        let EventMessage {
            id,
            event_id: _,
            cluster_id: _,
            subject,
            body,
            audience,
            slot_id,
            receivers,
            // One of the managers; the audit says which.
            sent_by: _,
            sent_at,
        } = message;
        Self { id, audience, slot_id, subject, body, receivers, sent_at }
    }
}
