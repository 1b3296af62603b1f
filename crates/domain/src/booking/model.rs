use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// Where a booking stands; see [`super::TRANSITIONS`].
    BookingState {
        /// Kept for a short time: while an itinerary is put together, or until a guardian has agreed.
        Held = "held",
        Confirmed = "confirmed",
        Waitlisted = "waitlisted",
        /// Moved up, and to be confirmed by `held_until`.
        Offered = "offered",
        Cancelled = "cancelled",
        Attended = "attended",
        Missed = "missed",
    }
}

impl BookingState {
    /// Whether it takes places of its slot.
    pub const fn takes_places(self) -> bool {
        matches!(self, Self::Held | Self::Confirmed | Self::Offered | Self::Attended | Self::Missed)
    }

    /// Whether it is not over.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Held | Self::Confirmed | Self::Offered | Self::Waitlisted)
    }
}

string_enum! {
    /// Why a booking was cancelled.
    EndReason {
        /// Whoever booked wished so.
        Wish = "wish",
        /// A manager did it.
        Organiser = "organiser",
        EventCancelled = "event_cancelled",
        SlotCancelled = "slot_cancelled",
        /// The slot got fewer places.
        Shrunk = "shrunk",
        /// A new time clashes with something else that the person has booked.
        Clash = "clash",
        /// A hold or an offer was not confirmed in time.
        Lapsed = "lapsed",
        /// The guardian has not agreed.
        NoConsent = "no_consent",
        /// Nobody was named in time.
        Unnamed = "unnamed",
        /// It was moved to another slot.
        Moved = "moved",
        /// The account was erased.
        Erased = "erased",
    }
}

/// A slot that an itinerary has booked.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub itinerary_id: Uuid,
    pub event_id: Uuid,
    pub slot_id: Uuid,
    pub state: BookingState,
    /// How many people.
    pub size: i32,
    /// How many places of the slot: the size, or 1 where the slot's unit is a party.
    pub weight: i32,
    /// Its place in the waiting list: lower ones are first.
    pub position: Option<i64>,
    /// Until when it is held or offered.
    pub held_until: Option<DateTime<Utc>>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub end_reason: Option<EndReason>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
