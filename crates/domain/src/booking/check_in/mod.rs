//! Who is there: by a phone with a camera, or a list; also without a network, and synced afterwards.
mod answer;
mod arrive;
mod choice;
mod door;
mod find;
mod look;
mod model;
mod reach;
mod scans;
mod ticket;

use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use door::door_list;
pub use find::{FoundTicket, find_ticket};
pub use model::{ActiveModel, Column, Entity, Model as CheckIn};
pub use scans::check_in;
pub use ticket::{new_ticket, read_ticket, show_ticket};

string_enum! {
    /// What became of a scan.
    ScanOutcome {
        /// Let in now.
        In = "in",
        /// Was in already: harmless.
        Again = "again",
        /// Nobody has such a ticket at this event.
        Unknown = "unknown",
        /// The ticket is good, but not for this slot.
        OtherSlot = "other_slot",
        Cancelled = "cancelled",
        /// Still in the waiting list, or held.
        NotConfirmed = "not_confirmed",
        /// A mistake was taken back.
        Undone = "undone",
    }
}

/// One scan of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// A ticket as scanned or typed (case, spaces, hyphens, the address around it, O for 0, I and L for 1 do not matter), or a
    /// place's id from the list.
    pub ticket: String,
    /// Where; the first slot of the place that is not an appointment, where it is not said.
    pub slot_id: Option<Uuid>,
    pub meeting_id: Option<Uuid>,
    /// When the device saw it; never later than now.
    pub at: Option<DateTime<Utc>>,
    pub device: Option<String>,
    /// Takes a check-in back.
    pub undo: bool,
}

/// What became of it, with whom it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    pub outcome: ScanOutcome,
    pub place_id: Option<Uuid>,
    pub name: Option<String>,
    pub group_name: Option<String>,
    pub school: Option<String>,
    /// How many it let in: more than one for a group's ticket.
    pub people: u32,
    /// When they were let in first.
    pub at: Option<DateTime<Utc>>,
    /// What they have booked, where it is another slot.
    pub booked: Vec<String>,
}

/// A line of the list at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorPlace {
    pub place_id: Uuid,
    pub ticket: Option<String>,
    pub name: Option<String>,
    pub group_name: Option<String>,
    pub school: Option<String>,
    /// Slots of confirmed and attended bookings.
    pub slots: Vec<Uuid>,
    /// Slots (or meetings) and when.
    pub seen: Vec<(Uuid, DateTime<Utc>)>,
}
