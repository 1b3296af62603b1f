//! An event with everything that its page shows.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::{CompanyRef, EventView, ExhibitorView, SlotView, active_of, card::closed, company_refs};
use crate::{
    Clock, Db,
    booking::{self, BookingState},
    cluster,
    error::{DomainError, Result},
    event::{
        Column, Entity, Event,
        exhibitor::{self, Exhibitor, ExhibitorState},
        meeting::{self, Meeting},
        question::{self, option},
        series,
        slot::{self, Slot},
    },
    fold::slug,
    school,
    unit_of_work::read_as_command,
    vacancy::{self, VacancyState},
};

const UNKNOWN: DomainError = DomainError::NotFound { what: "event" };

/// A published, running, done or cancelled event.
///
/// # Errors
/// `NotFound` for drafts and what never was.
pub async fn find_public(db: &Db, clock: &dyn Clock, id: Uuid) -> Result<EventView> {
    public(db, clock, Entity::find_by_id(id).one(db.read()).await?).await
}

/// As [`find_public`], by its address.
///
/// # Errors
/// As [`find_public`].
pub async fn find_public_by_slug(db: &Db, clock: &dyn Clock, slug: &str) -> Result<EventView> {
    public(db, clock, Entity::find().filter(Column::Slug.eq(slug)).one(db.read()).await?).await
}

async fn public(db: &Db, clock: &dyn Clock, found: Option<Event>) -> Result<EventView> {
    let event = found.filter(|event| event.state.is_public()).ok_or(UNKNOWN)?;
    view(db, clock.now(), event, Seen::ByAll).await
}

/// By whom it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    ByAll,
    /// With cancelled slots, exhibitors in every state, and what these need.
    ByManagers,
}

/// Whoever asks has checked who may see it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn view(db: &Db, now: DateTime<Utc>, event: Event, seen: Seen) -> Result<EventView> {
    let read = db.read();
    let series = match event.series_id {
        Some(id) => series::Entity::find_by_id(id).one(read).await?,
        None => None,
    };
    let cluster = cluster::Entity::find_by_id(event.cluster_id).one(read).await?.ok_or(UNKNOWN)?;
    let questions = question::Entity::find()
        .filter(question::Column::EventId.eq(event.id))
        .filter(question::Column::RetiredAt.is_null())
        .order_by_asc(question::Column::Position)
        .all(read)
        .await?;
    let options = option::Entity::find()
        .filter(option::Column::EventId.eq(event.id))
        .filter(option::Column::RetiredAt.is_null())
        .order_by_asc(option::Column::Position)
        .all(read)
        .await?;
    let schools = school::Entity::find()
        .select_only()
        .columns([school::Column::Id, school::Column::Name, school::Column::Town])
        .filter(school::Column::ClusterId.eq(event.cluster_id))
        .order_by_asc(school::Column::Name)
        .order_by_asc(school::Column::Id)
        .into_tuple()
        .all(read)
        .await?;
    Ok(EventView {
        slots: slots(db, now, &event, seen).await?,
        exhibitors: exhibitors(read, &event, seen).await?,
        series,
        cluster_name: cluster.name,
        cluster_slug: cluster.slug,
        questions,
        options,
        schools,
        event,
    })
}

async fn slots(db: &Db, now: DateTime<Utc>, event: &Event, seen: Seen) -> Result<Vec<SlotView>> {
    let mut slots = slot::Entity::find().filter(slot::Column::EventId.eq(event.id));
    if seen == Seen::ByAll {
        slots = slots.filter(slot::Column::CancelledAt.is_null());
    }
    let slots: Vec<Slot> = slots
        .order_by_asc(slot::Column::StartsAt)
        .order_by_asc(slot::Column::Position)
        .order_by_asc(slot::Column::Id)
        .all(db.read())
        .await?;
    let meetings = meeting::Entity::find()
        .filter(meeting::Column::EventId.eq(event.id))
        .order_by_asc(meeting::Column::StartsAt)
        .order_by_asc(meeting::Column::Position)
        .all(db.read())
        .await?;
    let companies = slots.iter().filter_map(|slot| slot.company_id);
    let companies = companies.chain(meetings.iter().filter_map(|meeting| meeting.company_id));
    let companies = company_refs(db.read(), companies).await?;
    let company = |id: Option<Uuid>| id.and_then(|id| companies.get(&id).cloned());
    let mut within: HashMap<Uuid, Vec<(Meeting, Option<CompanyRef>)>> = HashMap::new();
    for meeting in meetings {
        let company = company(meeting.company_id);
        within.entry(meeting.slot_id).or_default().push((meeting, company));
    }
    let waiting = waiting(db, &slots).await?;
    let seen = |slot: Slot| SlotView {
        company: company(slot.company_id),
        meetings: within.remove(&slot.id).unwrap_or_default(),
        waiting: waiting.get(&slot.id).copied().unwrap_or_default(),
        closed: closed(event, &slot, now),
        slot,
    };
    Ok(slots.into_iter().map(seen).collect())
}

/// How many bookings wait for each of these slots: a number, which names nobody.
async fn waiting(db: &Db, slots: &[Slot]) -> Result<HashMap<Uuid, u64>> {
    let lines: Vec<Uuid> = slots.iter().filter(|slot| slot.waiting > 0).map(|slot| slot.id).collect();
    if lines.is_empty() {
        return Ok(HashMap::new());
    }
    let counts: Vec<(Uuid, i64)> = read_as_command(db, move |txn| {
        Box::pin(async move {
            Ok(booking::Entity::find()
                .select_only()
                .column(booking::Column::SlotId)
                .column_as(booking::Column::Id.count(), "waiting")
                .filter(booking::Column::SlotId.is_in(lines))
                .filter(booking::Column::State.eq(BookingState::Waitlisted))
                .group_by(booking::Column::SlotId)
                .into_tuple()
                .all(txn)
                .await?)
        })
    })
    .await?;
    Ok(counts.into_iter().map(|(id, count)| (id, u64::try_from(count).unwrap_or_default())).collect())
}

async fn exhibitors(db: &impl ConnectionTrait, event: &Event, seen: Seen) -> Result<Vec<ExhibitorView>> {
    let mut rows = exhibitor::Entity::find().filter(exhibitor::Column::EventId.eq(event.id));
    if seen == Seen::ByAll {
        rows = rows.filter(exhibitor::Column::State.eq(ExhibitorState::Admitted));
    }
    let mut rows: Vec<Exhibitor> = rows.all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    if seen == Seen::ByAll {
        // A company that has left the cluster has no page any more.
        let members = active_of(db, event.cluster_id).await?;
        rows.retain(|row| members.contains(&row.company_id));
        for row in &mut rows {
            row.needs = None;
            row.reason = None;
        }
    }
    let mut companies = company_refs(db, rows.iter().map(|row| row.company_id)).await?;
    let ids = rows.iter().flat_map(|row| row.vacancies.0.iter().copied());
    let vacancies: Vec<(Uuid, Uuid, String)> = vacancy::Entity::find()
        .select_only()
        .columns([vacancy::Column::Id, vacancy::Column::CompanyId, vacancy::Column::Title])
        .filter(vacancy::Column::Id.is_in(ids))
        .filter(vacancy::Column::State.eq(VacancyState::Published))
        .filter(vacancy::Column::DuplicateOf.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let vacancies: HashMap<Uuid, (Uuid, String)> =
        vacancies.into_iter().map(|(id, company_id, title)| (id, (company_id, title))).collect();
    let seen = |exhibitor: Exhibitor| {
        let own = exhibitor.vacancies.0.iter().filter_map(|id| {
            let (company_id, title) = vacancies.get(id)?;
            (*company_id == exhibitor.company_id).then(|| (*id, title.clone(), slug(title)))
        });
        let vacancies = own.collect();
        Some(ExhibitorView { company: companies.remove(&exhibitor.company_id)?, vacancies, exhibitor })
    };
    let mut views: Vec<ExhibitorView> = rows.into_iter().filter_map(seen).collect();
    views.sort_by_cached_key(|view| (crate::fold::fold(&view.company.name), view.company.id));
    Ok(views)
}
