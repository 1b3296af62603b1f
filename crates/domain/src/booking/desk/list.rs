use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::DeskFilter;
use crate::{
    Actor, Clock, Db,
    booking::{
        BookingState, Column, Entity, commands,
        itinerary::{self, Itinerary},
        own::{ItineraryView, Sight, views},
        place,
    },
    company,
    error::Result,
    event::desk::require_managed,
    fold::fold,
    page::{Page, PageRequest},
    school,
    unit_of_work::read_as,
};

/// The itineraries of an event, latest first; with a slot and `waitlisted`, in the order of the waiting list.
///
/// # Errors
/// `NotFound`.
pub async fn list(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    filter: &DeskFilter,
    page: PageRequest<Uuid>,
) -> Result<Page<ItineraryView, Uuid>> {
    require_managed(db, actor, event_id, false).await?;
    let (now, who, filter) = (clock.now(), actor.clone(), filter.clone());
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let rows = page_of(txn, event_id, &filter, &page).await?;
            let cut = Page::cut(rows, page.limit, |row| row.id);
            Ok(Page { items: seen(txn, now, &who, cut.items).await?, next: cut.next })
        })
    })
    .await
}

/// All itineraries of an event that have a place or wait, for lists and badges: by slot and name.
///
/// # Errors
/// `NotFound`.
pub async fn everyone(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
) -> Result<Vec<ItineraryView>> {
    require_managed(db, actor, event_id, false).await?;
    let (now, who) = (clock.now(), actor.clone());
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let booked = Entity::find()
                .select_only()
                .column(Column::ItineraryId)
                .filter(Column::EventId.eq(event_id))
                .filter(Column::State.ne(BookingState::Cancelled));
            let rows = itinerary::Entity::find()
                .filter(itinerary::Column::EventId.eq(event_id))
                .filter(itinerary::Column::Id.in_subquery(booked.into_query()))
                .all(txn)
                .await?;
            let mut views = seen(txn, now, &who, rows).await?;
            views.sort_by_cached_key(|view| {
                let first = view.bookings.iter().find(|line| line.booking.state != BookingState::Cancelled);
                let slot = first.map(|line| (line.slot.starts_at, line.slot.position, line.slot.id));
                (slot, fold(name_of(view)))
            });
            Ok(views)
        })
    })
    .await
}

fn name_of(view: &ItineraryView) -> &str {
    let itinerary = &view.itinerary;
    let first = view.places.first().and_then(|place| place.place.name.as_deref());
    itinerary.group_name.as_deref().or(first).or(itinerary.name.as_deref()).unwrap_or_default()
}

async fn seen(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    rows: Vec<Itinerary>,
) -> Result<Vec<ItineraryView>> {
    let me = actor.identity().map(|identity| identity.account_id);
    let sight = |itinerary: &Itinerary| Sight { holds: commands::holds(actor, itinerary), everyone: true };
    views(txn, now, rows, me, sight).await
}

/// Those of a page and one more, where there is one.
async fn page_of(
    txn: &impl ConnectionTrait,
    event_id: Uuid,
    filter: &DeskFilter,
    page: &PageRequest<Uuid>,
) -> Result<Vec<Itinerary>> {
    let q = filter.q.as_deref().map(fold).filter(|q| !q.is_empty());
    let line = filter.slot_id.filter(|_| filter.state == Some(BookingState::Waitlisted));
    let matching = matching(event_id, filter);
    let more = page.limit.saturating_add(1);
    if q.is_none() && line.is_none() {
        let after = match page.after {
            Some(id) => matching.filter(itinerary::Column::Id.lt(id)),
            None => matching,
        };
        return Ok(after.order_by_desc(itinerary::Column::Id).limit(more).all(txn).await?);
    }
    // Words are compared as people read them, which the databases cannot.
    let mut rows = matching.order_by_desc(itinerary::Column::Id).all(txn).await?;
    if let Some(q) = q {
        let words = words(txn, event_id, &rows).await?;
        rows.retain(|row| words.get(&row.id).is_some_and(|words| words.contains(&q)));
    }
    if let Some(slot_id) = line {
        let order: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::ItineraryId)
            .filter(Column::SlotId.eq(slot_id))
            .filter(Column::State.eq(BookingState::Waitlisted))
            .order_by_asc(Column::Position)
            .order_by_asc(Column::Id)
            .into_tuple()
            .all(txn)
            .await?;
        let at: HashMap<Uuid, usize> = order.into_iter().zip(0..).collect();
        rows.sort_by_key(|row| at.get(&row.id).copied());
    }
    // Somebody who has left the list meanwhile: it begins anew.
    let from = page.after.and_then(|id| rows.iter().position(|row| row.id == id)).map_or(0, |at| at + 1);
    let more = usize::try_from(more).unwrap_or(usize::MAX);
    Ok(rows.into_iter().skip(from).take(more).collect())
}

fn matching(event_id: Uuid, filter: &DeskFilter) -> Select<itinerary::Entity> {
    let mut rows = itinerary::Entity::find().filter(itinerary::Column::EventId.eq(event_id));
    if let Some(kind) = filter.kind {
        rows = rows.filter(itinerary::Column::Kind.eq(kind));
    }
    if filter.slot_id.is_none() && filter.state.is_none() {
        return rows;
    }
    let mut booked =
        Entity::find().select_only().column(Column::ItineraryId).filter(Column::EventId.eq(event_id));
    if let Some(slot_id) = filter.slot_id {
        booked = booked.filter(Column::SlotId.eq(slot_id));
        // Whoever has left a slot is found by saying so.
        if filter.state.is_none() {
            booked = booked.filter(Column::State.ne(BookingState::Cancelled));
        }
    }
    if let Some(state) = filter.state {
        booked = booked.filter(Column::State.eq(state));
    }
    rows.filter(itinerary::Column::Id.in_subquery(booked.into_query()))
}

/// What is searched of each itinerary, folded.
async fn words(
    txn: &impl ConnectionTrait,
    event_id: Uuid,
    rows: &[Itinerary],
) -> Result<HashMap<Uuid, String>> {
    let ids = |id: fn(&Itinerary) -> Option<Uuid>| rows.iter().filter_map(id).collect::<HashSet<Uuid>>();
    let schools = school::Entity::find().filter(school::Column::Id.is_in(ids(|row| row.school_id))).all(txn);
    let schools: HashMap<Uuid, String> = schools.await?.into_iter().map(|row| (row.id, row.name)).collect();
    let companies =
        company::Entity::find().filter(company::Column::Id.is_in(ids(|row| row.company_id))).all(txn);
    let companies: HashMap<Uuid, String> =
        companies.await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut words: HashMap<Uuid, String> = HashMap::new();
    for row in rows {
        let school = row.school_id.and_then(|id| schools.get(&id));
        let company = row.company_id.and_then(|id| companies.get(&id));
        let all = [row.name.as_ref(), row.group_name.as_ref(), row.mail.as_ref(), school, company];
        words.insert(row.id, all.into_iter().flatten().map(|text| fold(text) + "\n").collect());
    }
    let places = place::Entity::find().filter(place::Column::EventId.eq(event_id)).all(txn).await?;
    for row in places {
        let Some(words) = words.get_mut(&row.itinerary_id) else { continue };
        for text in [&row.name, &row.school].into_iter().flatten() {
            words.push_str(&fold(text));
            words.push('\n');
        }
    }
    Ok(words)
}
