use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::NotSet, ConnectionTrait, Set, entity::prelude::*};

use super::fields::{Fields, kept};
use crate::{
    error::Result,
    event::{
        Event, active_of,
        exhibitor::{self, interviewer},
        slot::{ActiveModel, SlotKind, Takes, Unit},
    },
};

/// What a manager writes about a slot. `capacity` 1 to 100,000 (0 closes it), times within 14 days of the event, `title` 1 to 200.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotDraft {
    pub kind: SlotKind,
    pub title: String,
    pub description: Option<String>,
    pub place: Option<String>,
    /// An active member of the cluster; needed for interviews and stops.
    pub company_id: Option<Uuid>,
    pub interviewer_id: Option<Uuid>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub unit: Unit,
    pub takes: Takes,
    pub party_most: Option<i32>,
    pub capacity: i32,
    pub waiting_list: bool,
    pub opens_at: Option<DateTime<Utc>>,
    pub closes_at: Option<DateTime<Utc>>,
    pub position: i32,
}

/// Slots and meetings lie at most so many days before or after their event.
const DAYS_BESIDE: i64 = 14;

/// Whether a time lies near enough to an event to belong to it.
pub(super) fn is_near(event: &Event, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> bool {
    let beside = TimeDelta::days(DAYS_BESIDE);
    starts_at >= event.starts_at - beside && ends_at <= event.ends_at + beside
}

/// What is said of a time that lies elsewhere.
pub(super) fn near() -> String {
    format!("lies within {DAYS_BESIDE} days of the event")
}

impl SlotDraft {
    /// The draft as it is kept.
    ///
    /// # Errors
    /// `Invalid` with every field that breaks a rule.
    pub(super) async fn check(self, db: &impl ConnectionTrait, event: &Event) -> Result<Self> {
        let mut fields = Fields::default();
        let draft = Self {
            title: fields.line("title", &self.title, 1..=200),
            description: fields.text("description", self.description, 20_000),
            place: fields.line_or_none("place", self.place, 200),
            starts_at: kept(self.starts_at),
            ends_at: kept(self.ends_at),
            opens_at: self.opens_at.map(kept),
            closes_at: self.closes_at.map(kept),
            ..self
        };
        draft.check_times(&mut fields, event);
        fields.number("capacity", draft.capacity, 0..=100_000);
        fields.number("position", draft.position, 0..=100_000);
        let most = match draft.unit {
            Unit::Person if draft.capacity > 0 => draft.capacity.min(500),
            Unit::Person | Unit::Party => 500,
        };
        fields.number_or_none("party_most", draft.party_most, 1..=most);
        if let Some(company_id) = draft.company_id
            && !active_of(db, event.cluster_id).await?.contains(&company_id)
        {
            fields.refuse("company_id", "unknown", "is no active member of the cluster");
        } else if draft.company_id.is_none() && draft.kind.is_wished_for() {
            fields.refuse("company_id", "missing", "says with which company it is");
        }
        if let Some(interviewer_id) = draft.interviewer_id {
            if draft.kind != SlotKind::Interview {
                fields.refuse("interviewer_id", "not_here", "is for interviews");
            } else if !draft.is_theirs(db, event, interviewer_id).await? {
                fields.refuse(
                    "interviewer_id",
                    "unknown",
                    "is nobody who holds interviews for the company here",
                );
            }
        }
        fields.done()?;
        Ok(draft)
    }

    async fn is_theirs(&self, db: &impl ConnectionTrait, event: &Event, id: Uuid) -> Result<bool> {
        let interviewer = interviewer::Entity::find_by_id(id).one(db).await?;
        let Some(interviewer) = interviewer.filter(|one| one.event_id == event.id) else { return Ok(false) };
        let exhibitor = exhibitor::Entity::find_by_id(interviewer.exhibitor_id).one(db).await?;
        Ok(exhibitor.is_some_and(|exhibitor| Some(exhibitor.company_id) == self.company_id))
    }

    fn check_times(&self, fields: &mut Fields, event: &Event) {
        if self.ends_at <= self.starts_at {
            fields.refuse("ends_at", "order", "comes after the beginning");
        } else if !is_near(event, self.starts_at, self.ends_at) {
            fields.refuse("starts_at", "out_of_range", near());
        }
        if let (Some(opens_at), Some(closes_at)) = (self.opens_at, self.closes_at)
            && closes_at <= opens_at
        {
            fields.refuse("closes_at", "order", "comes after the opening");
        }
        let years = TimeDelta::days(5 * 366);
        for (field, at) in [("opens_at", self.opens_at), ("closes_at", self.closes_at)] {
            if at.is_some_and(|at| at > self.ends_at) {
                fields.refuse(field, "order", "comes before the end of the slot");
            } else if at.is_some_and(|at| at < event.starts_at - years) {
                fields.refuse(field, "out_of_range", "is too long ago");
            }
        }
    }

    /// The columns that a manager writes. Never what the engine counts.
    pub(super) fn columns(self) -> ActiveModel {
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
        ActiveModel {
            id: NotSet,
            event_id: NotSet,
            kind: Set(kind),
            company_id: Set(company_id),
            interviewer_id: Set(interviewer_id),
            title: Set(title),
            description: Set(description),
            place: Set(place),
            starts_at: Set(starts_at),
            ends_at: Set(ends_at),
            unit: Set(unit),
            takes: Set(takes),
            party_most: Set(party_most),
            capacity: Set(capacity),
            taken: NotSet,
            waiting: NotSet,
            next_position: NotSet,
            waiting_list: Set(waiting_list),
            in_order: NotSet,
            opens_at: Set(opens_at),
            closes_at: Set(closes_at),
            position: Set(position),
            cancelled_at: NotSet,
            version: NotSet,
            created_at: NotSet,
            updated_at: NotSet,
        }
    }

    /// The columns of a new slot, which nobody has booked.
    pub(super) fn row(self, event: &Event, now: DateTime<Utc>) -> ActiveModel {
        ActiveModel {
            id: Set(Uuid::now_v7()),
            event_id: Set(event.id),
            taken: Set(0),
            waiting: Set(0),
            next_position: Set(1),
            in_order: Set(event.waiting_rule == crate::event::WaitingRule::Strict),
            cancelled_at: Set(None),
            version: Set(1),
            created_at: Set(now),
            updated_at: Set(now),
            ..self.columns()
        }
    }
}
