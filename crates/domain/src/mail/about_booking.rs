use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    booking::{BookingState, EndReason, wishes::WishOutcome},
    event::slot::SlotKind,
};

/// Which event a letter is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutEvent {
    pub event_id: Uuid,
    pub title: String,
    pub slug: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Venue, street, postal code and town, as far as they are known.
    pub place: Option<String>,
}

/// What a letter about an itinerary says of it. Nothing of other people's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutBooking {
    pub event: AboutEvent,
    pub itinerary_id: Uuid,
    /// Rises with each letter that changes what a calendar shows.
    pub sequence: i32,
    /// Whose letter it is, where a name is known.
    pub name: Option<String>,
    /// The receiver holds the itinerary and finds it under `/mein/anmeldungen/{itinerary_id}`; others only have a ticket.
    pub holds: bool,
    /// Of this person, or of the group.
    pub ticket: Option<String>,
    pub size: i32,
    pub group_name: Option<String>,
    /// `/gruppe/{link_token}`, for whoever booked for a group.
    pub link_token: Option<String>,
    pub names_until: Option<DateTime<Utc>>,
    /// How many places have no name yet.
    pub unnamed: i32,
    /// In time order; cancelled ones last, and only those that the letter is about.
    pub plan: Vec<PlanLine>,
    pub bring: Option<String>,
    /// Company and what became of the wish, dearest first; after an allocation.
    pub wishes: Vec<(String, WishOutcome)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    pub booking_id: Uuid,
    pub kind: SlotKind,
    pub title: String,
    pub company: Option<String>,
    pub place: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub state: BookingState,
    pub end_reason: Option<EndReason>,
    pub held_until: Option<DateTime<Utc>>,
    /// How many wait before.
    pub ahead: Option<u64>,
    /// What the letter is about.
    pub changed: bool,
    /// Stops and stations.
    pub stops: Vec<PlanStop>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanStop {
    pub title: String,
    pub place: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// What has happened to an itinerary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingNews {
    /// Booked, or added to; some may wait.
    Booked,
    /// Everything waits.
    Waiting,
    /// Held until a guardian has agreed.
    AwaitsGuardian,
    /// The guardian has agreed: it is good now.
    GuardianAgreed,
    /// A place of a group, for the one who has it.
    Ticket,
    /// Whoever booked has changed it.
    Changed,
    /// Whoever booked has given back some or all.
    Cancelled,
    /// A place came free: it is theirs.
    MovedUp,
    /// A place came free, to be confirmed.
    Offered,
    /// The organiser has changed times, places or numbers, or cancelled something; the plan says what.
    Organiser,
    /// The whole event is cancelled.
    EventCancelled,
    /// A hold or an offer has lapsed, or a guardian has not agreed.
    Lapsed,
    /// Names are wanted by a date.
    NamesWanted,
    /// Places without a name went back.
    Unnamed,
    /// The allocation has run.
    Allocated,
    /// It is tomorrow.
    Reminder,
}

impl BookingNews {
    /// The letter's name in texts and samples.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Booked => "booking_booked",
            Self::Waiting => "booking_waiting",
            Self::AwaitsGuardian => "booking_awaits_guardian",
            Self::GuardianAgreed => "booking_guardian_agreed",
            Self::Ticket => "booking_ticket",
            Self::Changed => "booking_changed",
            Self::Cancelled => "booking_cancelled",
            Self::MovedUp => "booking_moved_up",
            Self::Offered => "booking_offered",
            Self::Organiser => "booking_organiser",
            Self::EventCancelled => "booking_event_cancelled",
            Self::Lapsed => "booking_lapsed",
            Self::NamesWanted => "booking_names_wanted",
            Self::Unnamed => "booking_unnamed",
            Self::Allocated => "booking_allocated",
            Self::Reminder => "booking_reminder",
        }
    }

    /// The outbox kind.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Booked => "mail.booking_booked",
            Self::Waiting => "mail.booking_waiting",
            Self::AwaitsGuardian => "mail.booking_awaits_guardian",
            Self::GuardianAgreed => "mail.booking_guardian_agreed",
            Self::Ticket => "mail.booking_ticket",
            Self::Changed => "mail.booking_changed",
            Self::Cancelled => "mail.booking_cancelled",
            Self::MovedUp => "mail.booking_moved_up",
            Self::Offered => "mail.booking_offered",
            Self::Organiser => "mail.booking_organiser",
            Self::EventCancelled => "mail.booking_event_cancelled",
            Self::Lapsed => "mail.booking_lapsed",
            Self::NamesWanted => "mail.booking_names_wanted",
            Self::Unnamed => "mail.booking_unnamed",
            Self::Allocated => "mail.booking_allocated",
            Self::Reminder => "mail.booking_reminder",
        }
    }
}
