//! Who stands at which door.
use std::collections::HashSet;

use sea_orm::{QuerySelect, entity::prelude::*};

use crate::{
    Actor, Db,
    booking::place::PlaceConsent,
    error::{DomainError, Result},
    event::{self, Event, slot},
    grant::{Role, by_key, require_on},
};

/// Where somebody may check people in, and see who is to come.
#[derive(Debug, Clone)]
pub(super) enum Reach {
    /// A manager: everywhere.
    All,
    /// Somebody of a company: at its own slots.
    Slots(HashSet<Uuid>),
}

impl Reach {
    pub(super) fn holds(&self, slot_id: Uuid) -> bool {
        match self {
            Self::All => true,
            Self::Slots(slots) => slots.contains(&slot_id),
        }
    }

    /// Whether somebody's name is shown: a company sees none before a guardian has agreed where one must (P1).
    pub(super) fn shows(&self, consent: PlaceConsent) -> bool {
        matches!(self, Self::All) || matches!(consent, PlaceConsent::NotNeeded | PlaceConsent::Given)
    }
}

/// # Errors
/// `NotFound` for whoever is neither a manager of the event's cluster nor works for a company with slots of its own.
pub(super) async fn reach(db: &Db, actor: &Actor, event_id: Uuid) -> Result<(Event, Reach)> {
    const NONE: DomainError = DomainError::NotFound { what: "event" };
    let event = event::Entity::find_by_id(event_id).one(db.read()).await?;
    let Some(event) = event else {
        require_on(actor, false, &[], "event")?;
        return Err(NONE);
    };
    if actor.manages(event.cluster_id) && !by_key(actor) {
        return Ok((event, Reach::All));
    }
    let companies = match actor.identity() {
        Some(person) if !by_key(actor) => person.scopes(&[Role::CompanyAdmin, Role::Recruiter]),
        _ => Vec::new(),
    };
    let mut slots = HashSet::new();
    if !companies.is_empty() {
        let own = slot::Entity::find()
            .select_only()
            .column(slot::Column::Id)
            .filter(slot::Column::EventId.eq(event_id))
            .filter(slot::Column::CompanyId.is_in(companies))
            .into_tuple::<Uuid>();
        slots.extend(own.all(db.read()).await?);
    }
    require_on(actor, !slots.is_empty() && event.state.is_public(), &[event.cluster_id], "event")?;
    Ok((event, Reach::Slots(slots)))
}
