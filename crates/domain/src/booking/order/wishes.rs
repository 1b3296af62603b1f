//! Wishes that come with a booking.
use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QuerySelect, entity::prelude::*};

use crate::{
    booking::wishes::{ActiveModel, Column, Entity},
    error::{DomainError, Result},
    event::{
        BookingMode, Event,
        slot::{self, SlotKind},
    },
};

/// Passes when somebody can wish for these companies now.
///
/// # Errors
/// `Invalid` for `wishes`, also where the event does not work with wishes; `Conflict` when the time is over.
pub(in crate::booking) async fn check(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    companies: &[Uuid],
) -> Result<()> {
    if companies.is_empty() {
        return Ok(());
    }
    if event.mode != BookingMode::Wishes {
        return Err(DomainError::invalid("wishes", "not_here", "the event does not work with wishes"));
    }
    if event.allocated_at.is_some() || event.wishes_until.is_some_and(|until| until <= now) {
        return Err(DomainError::Conflict("the time for wishes is over".into()));
    }
    if i32::try_from(companies.len()).unwrap_or(i32::MAX) > event.wishes_most {
        let detail = format!("takes at most {}", event.wishes_most);
        return Err(DomainError::invalid("wishes", "too_many", detail));
    }
    let mut met = HashSet::new();
    if !companies.iter().all(|id| met.insert(*id)) {
        return Err(DomainError::invalid("wishes", "twice", "names a company twice"));
    }
    let known: Vec<Option<Uuid>> = slot::Entity::find()
        .select_only()
        .column(slot::Column::CompanyId)
        .distinct()
        .filter(slot::Column::EventId.eq(event.id))
        .filter(slot::Column::CompanyId.is_in(companies.iter().copied()))
        .filter(slot::Column::Kind.is_in([SlotKind::Interview, SlotKind::Stop]))
        .filter(slot::Column::CancelledAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    if known.len() != companies.len() {
        let detail = "names a company that has nothing to wish for";
        return Err(DomainError::invalid("wishes", "unknown", detail));
    }
    Ok(())
}

/// Writes somebody's wishes anew, dearest first.
///
/// # Errors
/// When the database fails.
pub(in crate::booking) async fn write(
    txn: &impl ConnectionTrait,
    event: &Event,
    itinerary_id: Uuid,
    companies: &[Uuid],
    fresh: bool,
) -> Result<()> {
    if companies.is_empty() {
        return Ok(());
    }
    if !fresh {
        Entity::delete_many().filter(Column::ItineraryId.eq(itinerary_id)).exec(txn).await?;
    }
    let rows = companies.iter().zip(1..).map(|(company_id, rank)| ActiveModel {
        itinerary_id: Set(itinerary_id),
        company_id: Set(*company_id),
        event_id: Set(event.id),
        rank: Set(rank),
        outcome: Set(None),
    });
    Entity::insert_many(rows).exec_without_returning(txn).await?;
    Ok(())
}
