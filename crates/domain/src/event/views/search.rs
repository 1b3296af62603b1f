//! What the search index makes documents of.
use std::collections::{HashMap, HashSet};

use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::{CompanyRef, active_of, company_refs};
use crate::{
    Clock, Db, cluster,
    error::Result,
    event::{
        Column, Entity, Event, EventState,
        exhibitor::{self, ExhibitorState},
        meeting::{self, Meeting},
        slot::{self, Slot},
    },
};

/// What the search index makes documents of: public events that are not over, with their slots' and meetings' words.
#[derive(Debug, Clone)]
pub struct EventSearchView {
    pub event: Event,
    pub cluster_name: String,
    pub cluster_slug: String,
    pub companies: Vec<CompanyRef>,
    pub slots: Vec<(Slot, Option<CompanyRef>)>,
    pub meetings: Vec<(Meeting, Option<CompanyRef>)>,
}

/// So many events are read at a time.
const AT_ONCE: usize = 50;

/// Every event that search shows, or those of these ids.
///
/// # Errors
/// When the database fails.
pub async fn search_views(
    db: &Db,
    clock: &dyn Clock,
    ids: Option<Vec<Uuid>>,
) -> Result<Vec<EventSearchView>> {
    let mut shown = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.is_in([EventState::Published, EventState::Running]))
        .filter(Column::EndsAt.gt(clock.now()))
        .order_by_asc(Column::Id);
    if let Some(ids) = ids {
        shown = shown.filter(Column::Id.is_in(ids));
    }
    let shown: Vec<Uuid> = shown.into_tuple().all(db.read()).await?;
    let mut views = Vec::with_capacity(shown.len());
    for some in shown.chunks(AT_ONCE) {
        views.extend(views_of(db, some).await?);
    }
    Ok(views)
}

async fn views_of(db: &Db, ids: &[Uuid]) -> Result<Vec<EventSearchView>> {
    let read = db.read();
    let ids = || ids.iter().copied();
    let events = Entity::find().filter(Column::Id.is_in(ids())).order_by_asc(Column::Id).all(read).await?;
    let clusters = cluster::Entity::find()
        .filter(cluster::Column::Id.is_in(events.iter().map(|event| event.cluster_id)))
        .all(read)
        .await?;
    let slots = slot::Entity::find()
        .filter(slot::Column::EventId.is_in(ids()))
        .filter(slot::Column::CancelledAt.is_null())
        .order_by_asc(slot::Column::StartsAt)
        .order_by_asc(slot::Column::Id)
        .all(read)
        .await?;
    let living: HashSet<Uuid> = slots.iter().map(|slot| slot.id).collect();
    let meetings = meeting::Entity::find()
        .filter(meeting::Column::EventId.is_in(ids()))
        .order_by_asc(meeting::Column::StartsAt)
        .order_by_asc(meeting::Column::Id)
        .all(read)
        .await?;
    let exhibitors: Vec<(Uuid, Uuid)> = exhibitor::Entity::find()
        .select_only()
        .columns([exhibitor::Column::EventId, exhibitor::Column::CompanyId])
        .filter(exhibitor::Column::EventId.is_in(ids()))
        .filter(exhibitor::Column::State.eq(ExhibitorState::Admitted))
        .into_tuple()
        .all(read)
        .await?;
    let mut members: HashMap<Uuid, HashSet<Uuid>> = HashMap::new();
    for cluster in &clusters {
        members.insert(cluster.id, active_of(read, cluster.id).await?);
    }
    let all = exhibitors.iter().map(|(_, company_id)| *company_id);
    let all = all.chain(slots.iter().filter_map(|slot| slot.company_id));
    let companies = company_refs(read, all.chain(meetings.iter().filter_map(|m| m.company_id))).await?;
    let company = |id: Option<Uuid>| id.and_then(|id| companies.get(&id).cloned());
    let mut of_event: HashMap<Uuid, Vec<(Slot, Option<CompanyRef>)>> = HashMap::new();
    for slot in slots {
        of_event.entry(slot.event_id).or_default().push((slot.clone(), company(slot.company_id)));
    }
    let mut stops: HashMap<Uuid, Vec<(Meeting, Option<CompanyRef>)>> = HashMap::new();
    for meeting in meetings.into_iter().filter(|meeting| living.contains(&meeting.slot_id)) {
        let company = company(meeting.company_id);
        stops.entry(meeting.event_id).or_default().push((meeting, company));
    }
    let view = |event: Event| {
        let cluster = clusters.iter().find(|cluster| cluster.id == event.cluster_id)?;
        let (slots, meetings) =
            (of_event.remove(&event.id).unwrap_or_default(), stops.remove(&event.id).unwrap_or_default());
        let is_member = |id: &Uuid| members.get(&event.cluster_id).is_some_and(|all| all.contains(id));
        let there = exhibitors.iter().filter(|(at, id)| *at == event.id && is_member(id)).map(|(_, id)| *id);
        let there = there.chain(slots.iter().filter_map(|(slot, _)| slot.company_id));
        let there = there.chain(meetings.iter().filter_map(|(meeting, _)| meeting.company_id));
        let there: HashSet<Uuid> = there.collect();
        let mut there: Vec<CompanyRef> = there.into_iter().filter_map(|id| company(Some(id))).collect();
        there.sort_by(|a, b| a.slug.cmp(&b.slug));
        Some(EventSearchView {
            cluster_name: cluster.name.clone(),
            cluster_slug: cluster.slug.clone(),
            companies: there,
            slots,
            meetings,
            event,
        })
    };
    Ok(events.into_iter().filter_map(view).collect())
}
