use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, IntoActiveModel, QueryOrder,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{
    fields::{Fields, kept},
    hold, require_slot,
};
use crate::{
    Actor, Clock, Db,
    company::{Site, site},
    error::{DomainError, Result},
    event::{
        Event, active_of,
        changes::{tell_changed, tell_companies},
        meeting::{self, Meeting},
        slot::{self, Slot},
    },
    unit_of_work::in_transaction,
};

/// A stop of a bus, or a station of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingDraft {
    /// Set to keep one that is there.
    pub id: Option<Uuid>,
    pub company_id: Option<Uuid>,
    pub title: String,
    pub description: Option<String>,
    pub place: Option<String>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub town: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// A slot has at most so many meetings.
const MOST: usize = 60;

/// Writes all meetings of a slot anew: those with an id are changed, others added, the rest removed. Each ends before the next
/// begins, all lie within the slot. A published event tells those who have a place in the slot when a time or place has changed.
///
/// # Errors
/// `Invalid` with `meetings.{n}.{field}`; `Stale` for another version of the slot.
pub async fn set_meetings(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    slot_id: Uuid,
    version: Option<i32>,
    meetings: Vec<MeetingDraft>,
) -> Result<Vec<Meeting>> {
    let (event, _) = require_slot(db, actor, slot_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (meetings, actor) = (meetings.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event.id).await?;
            let slot = hold::slot(txn, slot_id).await?;
            hold::fresh(version, slot.version)?;
            let old = of_slot(txn, slot_id).await?;
            let new = check(txn, &event, &slot, &old, meetings).await?;
            write(txn, &old, &new).await?;
            slot::Entity::update_many()
                .col_expr(slot::Column::Version, Expr::col(slot::Column::Version).add(1))
                .col_expr(slot::Column::UpdatedAt, Expr::value(now))
                .filter(slot::Column::Id.eq(slot_id))
                .exec(txn)
                .await?;
            let companies = concerned(&old, &new);
            if event.state.is_public() && (!companies.is_empty() || moved(&old, &new)) {
                tell_changed(txn, now, &event, Some(vec![slot_id]), None).await?;
                tell_companies(txn, now, &event, companies, false, None).await?;
            }
            hold::note(txn, now, &actor, &event, ("slot.meetings_changed", slot_id)).await?;
            of_slot(txn, slot_id).await
        })
    })
    .await
}

async fn of_slot(txn: &impl ConnectionTrait, slot_id: Uuid) -> Result<Vec<Meeting>> {
    Ok(meeting::Entity::find()
        .filter(meeting::Column::SlotId.eq(slot_id))
        .order_by_asc(meeting::Column::Position)
        .all(txn)
        .await?)
}

/// The meetings as they are to be, in time order.
async fn check(
    txn: &impl ConnectionTrait,
    event: &Event,
    slot: &Slot,
    old: &[Meeting],
    drafts: Vec<MeetingDraft>,
) -> Result<Vec<Meeting>> {
    if drafts.len() > MOST {
        let detail = format!("a slot has at most {MOST} meetings");
        return Err(DomainError::invalid("meetings", "too_many", detail));
    }
    let members = active_of(txn, event.cluster_id).await?;
    let sites = first_sites(txn, &drafts).await?;
    let (mut fields, mut seen) = (Fields::default(), HashSet::new());
    let mut meetings = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.into_iter().enumerate() {
        fields.within("meetings", at);
        let known = draft.id.and_then(|id| old.iter().find(|meeting| meeting.id == id));
        if draft.id.is_some_and(|id| known.is_none() || !seen.insert(id)) {
            fields.refuse("id", "unknown", "is no meeting of this slot, or stands twice");
        }
        if draft.company_id.is_some_and(|id| !members.contains(&id)) {
            fields.refuse("company_id", "unknown", "is no active member of the cluster");
        }
        if draft.ends_at <= draft.starts_at {
            fields.refuse("ends_at", "order", "comes after the beginning");
        } else if draft.starts_at < slot.starts_at || draft.ends_at > slot.ends_at {
            fields.refuse("starts_at", "out_of_range", "lies within the time of the slot");
        }
        let postal_code = fields.postal_code(draft.postal_code);
        let place = match &postal_code {
            Some(code) => hold::postal_code(txn, code).await?,
            None => None,
        };
        let town = fields.line_or_none("town", draft.town, 200);
        let street = fields.line_or_none("street", draft.street, 200);
        let meeting = Meeting {
            id: known.map_or_else(Uuid::now_v7, |known| known.id),
            event_id: event.id,
            slot_id: slot.id,
            company_id: draft.company_id,
            station_id: known.and_then(|known| known.station_id),
            rotates: known.is_some_and(|known| known.rotates),
            title: fields.line("title", &draft.title, 1..=200),
            description: fields.text("description", draft.description, 20_000),
            place: fields.line_or_none("place", draft.place, 200),
            street,
            postal_code,
            town: town.or_else(|| place.as_ref().map(|place| place.name.clone())),
            latitude: place.as_ref().map(|place| place.latitude),
            longitude: place.as_ref().map(|place| place.longitude),
            starts_at: kept(draft.starts_at),
            ends_at: kept(draft.ends_at),
            position: 0,
        };
        let site = meeting.company_id.and_then(|id| sites.get(&id));
        meetings.push((at, at_site(meeting, known, site)));
    }
    meetings.sort_by_key(|(_, meeting)| meeting.starts_at);
    for pair in meetings.windows(2) {
        if let [(_, before), (at, after)] = pair
            && after.starts_at < before.ends_at
        {
            fields.within("meetings", *at);
            fields.refuse("starts_at", "overlap", format!("begins before \"{}\" has ended", before.title));
        }
    }
    fields.done()?;
    let numbered = (0..).zip(meetings).map(|(position, (_, meeting))| Meeting { position, ..meeting });
    Ok(numbered.collect())
}

/// Where companies are that are visited: their first address.
async fn first_sites(txn: &impl ConnectionTrait, drafts: &[MeetingDraft]) -> Result<HashMap<Uuid, Site>> {
    let companies: HashSet<Uuid> = drafts.iter().filter_map(|draft| draft.company_id).collect();
    let sites = site::Entity::find()
        .filter(site::Column::CompanyId.is_in(companies))
        .order_by_desc(site::Column::Id)
        .all(txn)
        .await?;
    Ok(sites.into_iter().map(|site| (site.company_id, site)).collect())
}

/// A visit without an address is at the company's own; so is one that still says the address of the company before.
fn at_site(meeting: Meeting, before: Option<&Meeting>, site: Option<&Site>) -> Meeting {
    let address = |it: &Meeting| (it.street.clone(), it.postal_code.clone(), it.town.clone());
    let empty = address(&meeting) == (None, None, None);
    let left_over =
        before.is_some_and(|old| old.company_id != meeting.company_id && address(old) == address(&meeting));
    match site.filter(|_| empty || left_over) {
        Some(site) => Meeting {
            street: site.street.clone(),
            postal_code: site.postal_code.clone(),
            town: Some(site.town.clone()),
            latitude: site.latitude,
            longitude: site.longitude,
            ..meeting
        },
        None => meeting,
    }
}

async fn write(txn: &impl ConnectionTrait, old: &[Meeting], new: &[Meeting]) -> Result<()> {
    // The database holds at every moment that no group is in two places: all step out of the round before any is moved.
    let ids: Vec<Uuid> = old.iter().map(|meeting| meeting.id).collect();
    meeting::Entity::update_many()
        .col_expr(meeting::Column::Rotates, Expr::value(false))
        .filter(meeting::Column::Id.is_in(ids.iter().copied()))
        .exec(txn)
        .await?;
    let stay: HashSet<Uuid> = new.iter().map(|meeting| meeting.id).collect();
    let gone = ids.iter().copied().filter(|id| !stay.contains(id));
    meeting::Entity::delete_many().filter(meeting::Column::Id.is_in(gone)).exec(txn).await?;
    for meeting in new {
        let row = meeting.clone().into_active_model().reset_all();
        if ids.contains(&meeting.id) {
            meeting::Entity::update(row).exec(txn).await?;
        } else {
            meeting::Entity::insert(row).exec_without_returning(txn).await?;
        }
    }
    Ok(())
}

/// What people plan by.
type WhenAndWhere = (DateTime<Utc>, DateTime<Utc>, [Option<String>; 4]);

fn when_and_where(meeting: &Meeting) -> WhenAndWhere {
    let Meeting { place, street, postal_code, town, .. } = meeting;
    let place = [place, street, postal_code, town].map(Clone::clone);
    (meeting.starts_at, meeting.ends_at, place)
}

/// Whether a time or place is another one, or a meeting came or went.
fn moved(old: &[Meeting], new: &[Meeting]) -> bool {
    let plan = |meetings: &[Meeting]| -> HashMap<Uuid, WhenAndWhere> {
        meetings.iter().map(|meeting| (meeting.id, when_and_where(meeting))).collect()
    };
    plan(old) != plan(new)
}

/// The companies whose own meetings moved, or are gone.
fn concerned(old: &[Meeting], new: &[Meeting]) -> BTreeSet<Uuid> {
    let same = |before: &&Meeting| {
        new.iter().any(|after| {
            after.id == before.id
                && after.company_id == before.company_id
                && when_and_where(after) == when_and_where(before)
        })
    };
    old.iter().filter(|before| !same(before)).filter_map(|before| before.company_id).collect()
}
