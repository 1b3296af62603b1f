//! An event in a list.
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::EventCard;
use crate::{
    booking::Reason,
    cluster,
    error::Result,
    event::{
        BookingMode, Event,
        exhibitor::{self, ExhibitorState},
        meeting,
        slot::{self, Layer, Slot, Takes},
        window,
    },
};

/// Why a slot cannot be booked now by somebody of no known school; none where it can, or where one can wait.
pub(super) fn closed(event: &Event, slot: &Slot, now: DateTime<Utc>) -> Option<Reason> {
    if let Some(reason) = window::check(event, slot, None, now) {
        return Some(reason);
    }
    if event.mode == BookingMode::Wishes && event.allocated_at.is_none() && slot.kind.is_wished_for() {
        return Some(Reason::ByWish);
    }
    // Whoever comes now would stand behind those who wait.
    let full = slot.free() <= 0 || (slot.in_order && slot.waiting > 0);
    (full && !slot.waiting_list).then_some(Reason::Full { free: 0 })
}

/// Free places of the slots by which one comes at all: the frames, else admissions, else whatever there is; of those for persons
/// where there are some.
fn free(slots: &[Slot], now: DateTime<Utc>) -> Option<i32> {
    let to_come: Vec<&Slot> = slots.iter().filter(|slot| slot.starts_at > now).collect();
    let of = |wanted: &dyn Fn(&Slot) -> bool| -> Vec<&Slot> {
        to_come.iter().copied().filter(|slot| wanted(slot)).collect()
    };
    let frames = of(&|slot| slot.kind.layer() == Some(Layer::Frame));
    let admissions = of(&|slot| slot.kind.layer().is_none());
    let ways_in = [frames, admissions, to_come.clone()].into_iter().find(|some| !some.is_empty())?;
    let for_persons: Vec<&Slot> =
        ways_in.iter().copied().filter(|slot| slot.takes != Takes::Groups).collect();
    let counted = if for_persons.is_empty() { ways_in } else { for_persons };
    Some(counted.iter().map(|slot| slot.free().max(0)).fold(0, i32::saturating_add))
}

/// These events as a list shows them, in the same order.
///
/// # Errors
/// When the database fails.
pub(super) async fn cards(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    events: Vec<Event>,
) -> Result<Vec<EventCard>> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = events.iter().map(|event| event.id).collect();
    let clusters: HashMap<Uuid, cluster::Cluster> = cluster::Entity::find()
        .filter(cluster::Column::Id.is_in(events.iter().map(|event| event.cluster_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|cluster| (cluster.id, cluster))
        .collect();
    let mut companies: HashMap<Uuid, HashSet<Uuid>> = HashMap::new();
    let exhibitors: Vec<(Uuid, Uuid)> = exhibitor::Entity::find()
        .select_only()
        .columns([exhibitor::Column::EventId, exhibitor::Column::CompanyId])
        .filter(exhibitor::Column::EventId.is_in(ids.iter().copied()))
        .filter(exhibitor::Column::State.eq(ExhibitorState::Admitted))
        .into_tuple()
        .all(db)
        .await?;
    let stops: Vec<(Uuid, Option<Uuid>)> = meeting::Entity::find()
        .select_only()
        .columns([meeting::Column::EventId, meeting::Column::CompanyId])
        .filter(meeting::Column::EventId.is_in(ids.iter().copied()))
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let rows = slot::Entity::find()
        .filter(slot::Column::EventId.is_in(ids))
        .filter(slot::Column::CancelledAt.is_null())
        .all(db)
        .await?;
    let inside = rows.iter().map(|slot| (slot.event_id, slot.company_id)).chain(stops);
    let inside = inside.filter_map(|(event_id, company_id)| Some((event_id, company_id?)));
    for (event_id, company_id) in exhibitors.into_iter().chain(inside) {
        companies.entry(event_id).or_default().insert(company_id);
    }
    let mut slots: HashMap<Uuid, Vec<Slot>> = HashMap::new();
    for slot in rows {
        slots.entry(slot.event_id).or_default().push(slot);
    }
    let card = |event: Event| {
        let cluster = clusters.get(&event.cluster_id)?;
        let slots = slots.remove(&event.id).unwrap_or_default();
        Some(EventCard {
            cluster_name: cluster.name.clone(),
            cluster_slug: cluster.slug.clone(),
            companies: companies.get(&event.id).map_or(0, |companies| companies.len() as u64),
            free: free(&slots, now),
            open: slots.iter().any(|slot| closed(&event, slot, now).is_none()),
            event,
        })
    };
    Ok(events.into_iter().filter_map(card).collect())
}

#[cfg(test)]
mod tests {
    use super::{closed, free};
    use crate::{
        booking::Reason,
        event::{
            BookingMode, Event,
            samples::{at, event, slot},
            slot::{Slot, SlotKind, Takes},
        },
    };

    #[test]
    fn what_is_full_is_closed_unless_one_can_wait() {
        let now = at("2027-01-01T00:00:00Z");
        let full = Slot { taken: 30, ..slot() };
        assert_eq!(closed(&event(), &slot(), now), None);
        assert_eq!(closed(&event(), &full, now), None);
        let no_line = Slot { waiting_list: false, ..full };
        assert_eq!(closed(&event(), &no_line, now), Some(Reason::Full { free: 0 }));
        // The line was closed while a group of five stands in it: the two places are kept for it.
        let kept = Slot { taken: 28, waiting: 5, waiting_list: false, ..slot() };
        assert_eq!(closed(&event(), &kept, now), Some(Reason::Full { free: 0 }));
        assert_eq!(closed(&event(), &Slot { in_order: false, ..kept }, now), None);
    }

    #[test]
    fn appointments_are_given_by_wish_until_they_are_allocated() {
        let now = at("2027-01-01T00:00:00Z");
        let event = Event { mode: BookingMode::Wishes, ..event() };
        let interview = Slot { kind: SlotKind::Interview, ..slot() };
        assert_eq!(closed(&event, &interview, now), Some(Reason::ByWish));
        assert_eq!(closed(&event, &slot(), now), None, "a talk is not wished for");
        assert_eq!(closed(&Event { allocated_at: Some(now), ..event }, &interview, now), None);
    }

    #[test]
    fn free_places_are_those_by_which_one_comes() {
        let now = at("2027-03-04T08:30:00Z");
        let of = |kind, capacity| Slot { kind, capacity, ..slot() };
        let (bus, entry, talk) =
            (of(SlotKind::Bus, 50), of(SlotKind::Admission, 400), of(SlotKind::Talk, 80));
        assert_eq!(free(&[], now), None);
        assert_eq!(free(std::slice::from_ref(&talk), now), Some(80));
        assert_eq!(free(&[talk.clone(), entry.clone()], now), Some(400));
        assert_eq!(free(&[talk.clone(), entry, bus.clone()], now), Some(50));
        let groups = Slot { takes: Takes::Groups, ..bus.clone() };
        assert_eq!(free(&[groups.clone(), bus.clone()], now), Some(50));
        assert_eq!(free(&[groups.clone(), groups], now), Some(100));
        let begun = Slot { starts_at: now, ..bus };
        assert_eq!(free(&[begun, talk], now), Some(80));
    }
}
