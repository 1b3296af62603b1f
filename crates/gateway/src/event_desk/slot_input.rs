use chrono::{DateTime, Utc};
use lotse_domain::event::{
    desk::{MeetingDraft, SlotDraft},
    slot::{Slot, SlotKind, Takes, Unit},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{patch::described_patch, words};

/// What a manager writes about a slot. A whole one: what is absent is unknown, or as it usually is.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = SlotRequest)]
#[serde(deny_unknown_fields)]
pub(crate) struct SlotIn {
    #[schema(value_type = words::SlotKindDescribed)]
    kind: SlotKind,
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// Markdown.
    #[schema(max_length = 20_000)]
    description: Option<String>,
    #[schema(max_length = 200)]
    place: Option<String>,
    /// A member of the cluster; needed for interviews and stops.
    company_id: Option<Uuid>,
    interviewer_id: Option<Uuid>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    /// What one place holds; `person` unless given.
    #[schema(value_type = Option<words::SlotUnitDescribed>)]
    unit: Option<Unit>,
    /// Who may book it; `both` unless given.
    #[schema(value_type = Option<words::SlotTakesDescribed>)]
    takes: Option<Takes>,
    /// The most people of one party.
    party_most: Option<i32>,
    /// 0 closes it.
    #[schema(minimum = 0, maximum = 100_000)]
    capacity: i32,
    /// Whether people may wait when it is full; true unless given.
    waiting_list: Option<bool>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    /// Order among slots of the same time.
    position: Option<i32>,
}

described_patch!(
    /// See [`SlotIn`].
    SlotPatch as "SlotPatch" of SlotIn,
    with "displace": "Where fewer places are left than are taken: those who came last go to the waiting list."
);

impl SlotIn {
    /// As it is now.
    pub(super) fn of(slot: &Slot) -> Self {
        Self {
            kind: slot.kind,
            title: slot.title.clone(),
            description: slot.description.clone(),
            place: slot.place.clone(),
            company_id: slot.company_id,
            interviewer_id: slot.interviewer_id,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            unit: Some(slot.unit),
            takes: Some(slot.takes),
            party_most: slot.party_most,
            capacity: slot.capacity,
            waiting_list: Some(slot.waiting_list),
            opens_at: slot.opens_at,
            closes_at: slot.closes_at,
            position: Some(slot.position),
        }
    }

    pub(super) fn draft(self) -> SlotDraft {
        let Self {
            kind,
            title,
            description,
            place,
            company_id,
            interviewer_id,
            starts_at,
            ends_at,
            unit,
            takes,
            party_most,
            capacity,
            waiting_list,
            opens_at,
            closes_at,
            position,
        } = self;
        SlotDraft {
            kind,
            title,
            description,
            place,
            company_id,
            interviewer_id,
            starts_at,
            ends_at,
            unit: unit.unwrap_or(Unit::Person),
            takes: takes.unwrap_or(Takes::Both),
            party_most,
            capacity,
            waiting_list: waiting_list.unwrap_or(true),
            opens_at,
            closes_at,
            position: position.unwrap_or(0),
        }
    }
}

/// All dates of a slot, in time order: those with an id are changed, others added, the rest removed.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MeetingsRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingsIn {
    #[schema(max_items = 60)]
    pub(super) meetings: Vec<MeetingIn>,
}

/// A stop of a bus, or a station of a group.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MeetingRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingIn {
    /// Of one that is there.
    id: Option<Uuid>,
    company_id: Option<Uuid>,
    title: String,
    /// What happens there. Markdown.
    description: Option<String>,
    place: Option<String>,
    street: Option<String>,
    postal_code: Option<String>,
    town: Option<String>,
    /// Arrival.
    starts_at: DateTime<Utc>,
    /// Departure.
    ends_at: DateTime<Utc>,
}

impl From<MeetingIn> for MeetingDraft {
    fn from(meeting: MeetingIn) -> Self {
        let MeetingIn {
            id,
            company_id,
            title,
            description,
            place,
            street,
            postal_code,
            town,
            starts_at,
            ends_at,
        } = meeting;
        Self { id, company_id, title, description, place, street, postal_code, town, starts_at, ends_at }
    }
}
