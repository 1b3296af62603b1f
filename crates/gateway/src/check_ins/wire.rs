use chrono::{DateTime, Utc};
use lotse_domain::booking::check_in::{DoorPlace, Scan, ScanOutcome, Scanned};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// What a device has scanned, also while it had no network.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CheckInRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckInsIn {
    #[schema(max_items = 200)]
    pub(super) scans: Vec<ScanIn>,
}

/// One scan.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = TicketScan)]
#[serde(deny_unknown_fields)]
pub(super) struct ScanIn {
    /// A ticket as scanned or typed, or a place's id from the list.
    #[schema(example = "7K3M-9Q2X-B4TN-W8HD")]
    ticket: String,
    /// Where; the first slot of the place that is not an appointment, where it is not said.
    slot_id: Option<Uuid>,
    meeting_id: Option<Uuid>,
    /// When the device saw it; now unless said.
    at: Option<DateTime<Utc>>,
    /// What the device calls itself.
    device: Option<String>,
    /// Takes a check-in back.
    #[serde(default)]
    undo: bool,
}

impl From<ScanIn> for Scan {
    fn from(ScanIn { ticket, slot_id, meeting_id, at, device, undo }: ScanIn) -> Self {
        Self { ticket, slot_id, meeting_id, at, device, undo }
    }
}

/// What became of each scan, in their order.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CheckIns)]
pub(super) struct CheckInsOut {
    items: Vec<ScannedOut>,
}

/// What became of one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Scanned)]
struct ScannedOut {
    #[schema(value_type = words::ScanOutcomeDescribed)]
    outcome: ScanOutcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    /// How many it let in: more than one for a group's ticket.
    people: u32,
    /// When they were let in first.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<DateTime<Utc>>,
    /// What they have booked, where it is another slot.
    booked: Vec<String>,
}

impl From<Vec<Scanned>> for CheckInsOut {
    fn from(scanned: Vec<Scanned>) -> Self {
        Self { items: scanned.into_iter().map(Into::into).collect() }
    }
}

impl From<Scanned> for ScannedOut {
    fn from(scanned: Scanned) -> Self {
        let Scanned { outcome, place_id, name, group_name, school, people, at, booked } = scanned;
        Self { outcome, place_id, name, group_name, school, people, at, booked }
    }
}

/// The list at the door, for a device that may lose its network.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DoorList)]
pub(super) struct DoorOut {
    items: Vec<DoorPlaceOut>,
}

/// A line of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DoorPlace)]
struct DoorPlaceOut {
    place_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<String>,
    /// Absent where nobody is named yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    /// Slots that are booked.
    slots: Vec<Uuid>,
    /// Where they were seen.
    seen: Vec<SeenOut>,
}

/// When somebody was seen at a slot or a meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SeenAtDoor)]
struct SeenOut {
    /// Of the slot or the meeting.
    id: Uuid,
    at: DateTime<Utc>,
}

impl From<Vec<DoorPlace>> for DoorOut {
    fn from(places: Vec<DoorPlace>) -> Self {
        Self { items: places.into_iter().map(Into::into).collect() }
    }
}

impl From<DoorPlace> for DoorPlaceOut {
    fn from(place: DoorPlace) -> Self {
        let DoorPlace { place_id, ticket, name, group_name, school, slots, seen } = place;
        let seen = seen.into_iter().map(|(id, at)| SeenOut { id, at }).collect();
        Self { place_id, ticket, name, group_name, school, slots, seen }
    }
}
