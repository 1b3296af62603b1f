//! Telling companies what became of an event at which they are.
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use crate::{
    application::to_company,
    booking::letters::about_event,
    company,
    error::Result,
    event::{
        Event,
        exhibitor::{self, ExhibitorState},
        meeting, slot,
    },
    mail::Letter,
};

/// The companies that are, or want to be, at an event: exhibitors, and those of its slots and stops.
///
/// # Errors
/// When the database fails.
pub(crate) async fn at_event(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<BTreeSet<Uuid>> {
    let exhibitors: Vec<Uuid> = exhibitor::Entity::find()
        .select_only()
        .column(exhibitor::Column::CompanyId)
        .filter(exhibitor::Column::EventId.eq(event_id))
        .filter(exhibitor::Column::State.is_in([ExhibitorState::Applied, ExhibitorState::Admitted]))
        .into_tuple()
        .all(txn)
        .await?;
    let slots: Vec<Option<Uuid>> = slot::Entity::find()
        .select_only()
        .column(slot::Column::CompanyId)
        .filter(slot::Column::EventId.eq(event_id))
        .filter(slot::Column::CancelledAt.is_null())
        .into_tuple()
        .all(txn)
        .await?;
    let meetings: Vec<Option<Uuid>> = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::CompanyId)
        .filter(meeting::Column::EventId.eq(event_id))
        .into_tuple()
        .all(txn)
        .await?;
    let inside = slots.into_iter().chain(meetings).flatten();
    Ok(exhibitors.into_iter().chain(inside).collect())
}

/// To the people of these companies: the event was cancelled, or when or where it is has changed. Each person once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell_companies(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    companies: BTreeSet<Uuid>,
    cancelled: bool,
    reason: Option<&str>,
) -> Result<()> {
    let companies = company::Entity::find()
        .filter(company::Column::Id.is_in(companies))
        .order_by_asc(company::Column::Id)
        .all(txn)
        .await?;
    for company in companies {
        let letter = Letter::ExhibitorTold {
            event: about_event(event),
            company_slug: company.slug,
            cancelled,
            reason: reason.map(str::to_owned),
        };
        to_company(txn, now, company.id, event.cluster_id, &letter, None).await?;
    }
    Ok(())
}
