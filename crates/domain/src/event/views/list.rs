//! Lists of events.
use chrono::{DateTime, Utc};
use sea_orm::{
    Condition, QueryOrder, QuerySelect, QueryTrait, Select,
    entity::prelude::*,
    sea_query::{ExprTrait, SelectStatement},
};

use super::{EventCard, EventFilter, card::cards};
use crate::{
    Clock, Db,
    error::Result,
    event::{
        Column, Entity, EventState,
        exhibitor::{self, ExhibitorState},
        meeting, slot,
    },
    page::{MAX_LIMIT, Page, PageRequest},
};

/// Published events of active clusters, a page at a time, by start and id.
///
/// # Errors
/// When the database fails.
pub async fn list_public(
    db: &Db,
    clock: &dyn Clock,
    filter: &EventFilter,
    page: PageRequest<(DateTime<Utc>, Uuid)>,
) -> Result<Page<EventCard, (DateTime<Utc>, Uuid)>> {
    let now = clock.now();
    let mut query = listed(filter, now).limit(page.limit + 1);
    query =
        match (filter.past, page.after) {
            (false, after) => {
                let query = query.order_by_asc(Column::StartsAt).order_by_asc(Column::Id);
                match after {
                    Some((at, id)) => query
                        .filter(Column::StartsAt.gt(at).or(Column::StartsAt.eq(at).and(Column::Id.gt(id)))),
                    None => query,
                }
            }
            (true, after) => {
                let query = query.order_by_desc(Column::StartsAt).order_by_desc(Column::Id);
                match after {
                    Some((at, id)) => query
                        .filter(Column::StartsAt.lt(at).or(Column::StartsAt.eq(at).and(Column::Id.lt(id)))),
                    None => query,
                }
            }
        };
    let rows = Page::cut(query.all(db.read()).await?, page.limit, |event| (event.starts_at, event.id));
    Ok(Page { items: cards(db.read(), now, rows.items).await?, next: rows.next })
}

fn listed(filter: &EventFilter, now: DateTime<Utc>) -> Select<Entity> {
    let EventFilter { cluster_id, kind, company_id, series_id, past, from, until } = filter;
    // What is cancelled keeps its page, for whoever has its address, and is offered no more.
    let states = [EventState::Published, EventState::Running, EventState::Done];
    let over = Column::EndsAt.lte(now).or(Column::State.eq(EventState::Done));
    let mut query = Entity::find()
        .filter(Column::State.is_in(states))
        .filter(if *past { Condition::all().add(over) } else { Condition::all().add(over).not() })
        .apply_if(*cluster_id, |query, id| query.filter(Column::ClusterId.eq(id)))
        .apply_if(*kind, |query, kind| query.filter(Column::Kind.eq(kind)))
        .apply_if(*series_id, |query, id| query.filter(Column::SeriesId.eq(id)))
        .apply_if(*from, |query, from| query.filter(Column::EndsAt.gte(from)))
        .apply_if(*until, |query, until| query.filter(Column::StartsAt.lte(until)));
    if let Some(company_id) = company_id {
        let at = of_company(*company_id).into_iter().map(|events| Column::Id.in_subquery(events));
        query = query.filter(at.fold(Condition::any(), Condition::add));
    }
    query
}

/// The events of which a company is an admitted exhibitor, or has a slot or a stop.
fn of_company(company_id: Uuid) -> [SelectStatement; 3] {
    let exhibits = exhibitor::Entity::find()
        .select_only()
        .column(exhibitor::Column::EventId)
        .filter(exhibitor::Column::CompanyId.eq(company_id))
        .filter(exhibitor::Column::State.eq(ExhibitorState::Admitted))
        .into_query();
    let slots = slot::Entity::find()
        .select_only()
        .column(slot::Column::EventId)
        .filter(slot::Column::CompanyId.eq(company_id))
        .filter(slot::Column::CancelledAt.is_null())
        .into_query();
    let stops = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::EventId)
        .filter(meeting::Column::CompanyId.eq(company_id))
        .into_query();
    [exhibits, slots, stops]
}

/// The events to come at which a company can be met.
///
/// # Errors
/// When the database fails.
pub async fn list_of_company(db: &Db, clock: &dyn Clock, company_id: Uuid) -> Result<Vec<EventCard>> {
    let filter = EventFilter { company_id: Some(company_id), ..EventFilter::default() };
    Ok(list_public(db, clock, &filter, PageRequest { after: None, limit: MAX_LIMIT }).await?.items)
}
