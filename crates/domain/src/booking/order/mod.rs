//! What somebody wants to book: read and held against the rules before anything is written, then stored within one command.
mod addition;
mod answers;
mod booker;
mod explain;
mod itinerary;
mod living;
mod next_choice;
mod people;
mod person;
mod read;
mod refuse;
mod store;
mod tell;
pub(super) mod wishes;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::letters::Facts;
use crate::{
    FieldError,
    error::Result,
    event::{
        Event,
        slot::{self, Layer, Slot},
    },
};

pub(crate) use addition::{Addition, explain_addition};
pub(crate) use booker::Booker;
pub(crate) use explain::explain;
pub(crate) use itinerary::{Asked, ask, insert_options, insert_places, name};
pub(super) use living::touch;
pub(crate) use people::{People, check_people};
pub(crate) use person::{Asks, Person, check_person};
pub(crate) use read::{look, read};
pub(crate) use store::store;
pub(super) use tell::Told;

/// A guardian has so long to answer, at most until the first slot begins.
const GUARDIAN_DAYS: i64 = 7;

/// What is wanted, as it was read and checked.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    pub(crate) event: Event,
    /// In the order of their ids.
    pub(crate) lines: Vec<Facts>,
    /// How many people.
    pub(crate) size: i32,
    pub(crate) group: Option<Group>,
    /// The person, or the first ones of the group.
    pub(crate) people: Vec<Person>,
    /// What a new itinerary cannot do without; who has a living one has said it before.
    pub(crate) missing: Vec<FieldError>,
    /// For the window and the quota.
    pub(crate) school_id: Option<Uuid>,
    pub(crate) wait: bool,
    pub(crate) hold: bool,
    pub(crate) phone: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) wishes: Vec<Uuid>,
}

/// A group whose fields keep the rules.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) school_id: Option<Uuid>,
    pub(crate) company_id: Option<Uuid>,
    pub(crate) names_until: DateTime<Utc>,
}

impl Order {
    /// As it is for an account of which something is known: that stays what it is.
    pub(crate) fn known(&self, booker: &Booker, now: DateTime<Utc>) -> Self {
        let mut order = self.clone();
        if let (Some(born), None, Some(person)) = (booker.birth_date, &self.group, order.people.first_mut()) {
            person.birth_date = Some(born);
            person.guarded = self.guards(Some(born), now);
            if person.guarded && person.guardian_mail.is_none() {
                order.missing.push(person::missing_guardian("people.0."));
            }
        }
        order
    }

    /// Whether one of its slots was changed since it was read.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn is_stale(&self, db: &impl ConnectionTrait) -> Result<bool> {
        let known: HashMap<Uuid, i32> =
            self.lines.iter().map(|line| (line.slot.id, line.slot.version)).collect();
        let present: Vec<(Uuid, i32)> = slot::Entity::find()
            .select_only()
            .columns([slot::Column::Id, slot::Column::Version])
            .filter(slot::Column::Id.is_in(known.keys().copied()))
            .into_tuple()
            .all(db)
            .await?;
        Ok(present.iter().any(|(id, version)| known.get(id) != Some(version)))
    }

    /// When the first of its slots begins.
    fn first_start(&self) -> Option<DateTime<Utc>> {
        self.lines.iter().map(|line| line.slot.starts_at).min()
    }

    /// Until when places wait for a guardian.
    pub(crate) fn guardian_until(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let week = now + TimeDelta::days(GUARDIAN_DAYS);
        week.min(self.first_start().unwrap_or(self.event.starts_at))
    }

    /// Until when places are kept while more is put together.
    fn hold_until(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let soon = now + TimeDelta::minutes(super::own::HOLD_MINUTES);
        soon.min(self.first_start().unwrap_or(soon))
    }

    /// Whether a guardian must agree before somebody born then has these slots.
    fn guards(&self, birth_date: Option<NaiveDate>, now: DateTime<Utc>) -> bool {
        let slots = self.lines.iter().map(|line| &line.slot);
        birth_date.is_some_and(|born| person::guarded(&self.event, meets_companies(slots), born, now))
    }
}

/// Whether a company sees who comes: then a guardian must agree below 16 (P1; GDPR Art. 8).
pub(crate) fn meets_companies<'a>(slots: impl IntoIterator<Item = &'a Slot>) -> bool {
    slots.into_iter().any(|slot| slot.company_id.is_some() && slot.kind.layer() == Some(Layer::Appointment))
}
