use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use sea_orm::{
    ConnectionTrait, IntoActiveModel, QueryOrder,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{
    fields::Fields,
    hold, require_managed, reschedule,
    slot_draft::{is_near, near},
};
use crate::{
    Actor, Clock, Db,
    error::{DomainError, Result},
    event::{
        Event, active_of,
        changes::{tell, with_changed},
        local::at_local,
        meeting::{self, Meeting},
        slot::{self, Slot, SlotKind},
    },
    unit_of_work::in_transaction,
};

/// A circuit: groups go round stations, each once, without two groups at one station.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircuitPlan {
    /// Slots of the event (`class_place`); at most 60.
    pub groups: Vec<Uuid>,
    /// At most 60.
    pub stations: Vec<Station>,
    pub from: NaiveTime,
    pub on: NaiveDate,
    /// 5 to 240.
    pub minutes: i32,
    /// 0 to 120.
    pub pause_minutes: i32,
    /// After so many rounds a longer pause.
    pub long_pause_after: Option<i32>,
    /// Instead of `pause_minutes`, once.
    pub long_pause_minutes: i32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    pub title: String,
    pub company_id: Option<Uuid>,
    pub place: Option<String>,
}

const MOST: usize = 60;

/// Rows of at most so many are written by one statement: `SQLite` takes 32,766 values.
const ROWS: usize = 500;

/// Makes the circuit: there are as many rounds as groups or stations, whichever are more, and in round r group g is at station
/// (g + r) mod rounds: a Latin square, of which some rows or columns are left out. So each group comes to each station once; with
/// more groups than stations, some rest in a round, with fewer, some stations do. Replaces the meetings of these slots and widens
/// the slots to hold them; who has a place in one is told.
///
/// # Errors
/// `Invalid`: no group, no station, more than 60 of them, times beyond the day.
pub async fn make_circuit(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    plan: CircuitPlan,
) -> Result<Vec<Meeting>> {
    require_managed(db, actor, event_id, true).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (plan, actor) = (plan.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event_id).await?;
            make_in(txn, now, &actor, &event, plan).await
        })
    })
    .await
}

async fn make_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    plan: CircuitPlan,
) -> Result<Vec<Meeting>> {
    let slots = hold::slots(txn, event.id).await?;
    let plan = check(txn, event, &slots, plan).await?;
    let rounds = rounds(&plan)?;
    let (Some((starts_at, _)), Some((_, ends_at))) = (rounds.first().copied(), rounds.last().copied()) else {
        return Ok(Vec::new());
    };
    if !is_near(event, starts_at, ends_at) {
        return Err(DomainError::invalid("on", "out_of_range", near()));
    }
    meeting::Entity::delete_many()
        .filter(meeting::Column::SlotId.is_in(plan.groups.iter().copied()))
        .exec(txn)
        .await?;
    let widened: Vec<&Slot> = slots
        .iter()
        .filter(|slot| plan.groups.contains(&slot.id))
        .filter(|slot| starts_at < slot.starts_at || ends_at > slot.ends_at)
        .collect();
    let ids: Vec<Uuid> = widened.iter().map(|slot| slot.id).collect();
    reschedule::disengage(txn, &ids).await?;
    for slot in widened {
        use slot::Column;
        slot::Entity::update_many()
            .col_expr(Column::StartsAt, Expr::value(std::cmp::min(slot.starts_at, starts_at)))
            .col_expr(Column::EndsAt, Expr::value(std::cmp::max(slot.ends_at, ends_at)))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::value(now))
            .filter(Column::Id.eq(slot.id))
            .exec(txn)
            .await?;
    }
    let happened = reschedule::engage(txn, now, actor, event, &ids).await?;
    let rows: Vec<_> = meetings(event.id, &plan, &rounds)
        .into_iter()
        .map(|meeting| meeting.into_active_model().reset_all())
        .collect();
    for rows in rows.chunks(ROWS) {
        meeting::Entity::insert_many(rows.to_vec()).exec_without_returning(txn).await?;
    }
    let happened = with_changed(txn, event, Some(plan.groups.clone()), happened).await?;
    tell(txn, now, event, happened, None).await?;
    hold::note(txn, now, actor, event, ("event.circuit_made", event.id)).await?;
    Ok(meeting::Entity::find()
        .filter(meeting::Column::SlotId.is_in(plan.groups))
        .order_by_asc(meeting::Column::StartsAt)
        .order_by_asc(meeting::Column::Id)
        .all(txn)
        .await?)
}

async fn check(
    txn: &impl ConnectionTrait,
    event: &Event,
    slots: &[Slot],
    plan: CircuitPlan,
) -> Result<CircuitPlan> {
    let mut fields = Fields::default();
    let distinct: BTreeSet<Uuid> = plan.groups.iter().copied().collect();
    let is_group = |id: &Uuid| {
        let slot = slots.iter().find(|slot| slot.id == *id);
        slot.is_some_and(|slot| slot.kind == SlotKind::ClassPlace && slot.cancelled_at.is_none())
    };
    if plan.groups.is_empty() || plan.groups.len() > MOST {
        fields.refuse("groups", "number", format!("takes 1 to {MOST} groups"));
    } else if distinct.len() < plan.groups.len() || !plan.groups.iter().all(is_group) {
        fields.refuse("groups", "unknown", "are places for classes of this event, each once");
    }
    if plan.stations.is_empty() || plan.stations.len() > MOST {
        fields.refuse("stations", "number", format!("takes 1 to {MOST} stations"));
    }
    fields.number("minutes", plan.minutes, 5..=240);
    fields.number("pause_minutes", plan.pause_minutes, 0..=120);
    fields.number_or_none("long_pause_after", plan.long_pause_after, 1..=60);
    fields.number("long_pause_minutes", plan.long_pause_minutes, 0..=240);
    let members = active_of(txn, event.cluster_id).await?;
    let mut stations = Vec::with_capacity(plan.stations.len());
    for (at, station) in plan.stations.into_iter().take(MOST).enumerate() {
        let Station { title, company_id, place } = station;
        fields.within("stations", at);
        if company_id.is_some_and(|id| !members.contains(&id)) {
            fields.refuse("company_id", "unknown", "is no active member of the cluster");
        }
        let title = fields.line("title", &title, 1..=200);
        stations.push(Station { title, company_id, place: fields.line_or_none("place", place, 200) });
    }
    fields.done()?;
    Ok(CircuitPlan { stations, ..plan })
}

/// When each round is.
///
/// # Errors
/// `Invalid` where the last one ends after midnight.
fn rounds(plan: &CircuitPlan) -> Result<Vec<(DateTime<Utc>, DateTime<Utc>)>> {
    let minutes = |count: i32| TimeDelta::minutes(i64::from(count));
    let late = || DomainError::invalid("from", "too_long", "the last round ends after midnight");
    let (count, mut at) = (plan.groups.len().max(plan.stations.len()), plan.on.and_time(plan.from));
    let mut rounds = Vec::with_capacity(count);
    for round in (1..).take(count) {
        let end = at.checked_add_signed(minutes(plan.minutes)).ok_or_else(late)?;
        if end.date() != plan.on {
            return Err(late());
        }
        rounds.push((at_local(at), at_local(end)));
        let long = plan.long_pause_after == Some(round);
        let pause = if long { plan.long_pause_minutes } else { plan.pause_minutes };
        at = end.checked_add_signed(minutes(pause)).ok_or_else(late)?;
        if at.date() != plan.on && rounds.len() < count {
            return Err(late());
        }
    }
    Ok(rounds)
}

/// Who is where in which round.
fn meetings(event_id: Uuid, plan: &CircuitPlan, rounds: &[(DateTime<Utc>, DateTime<Utc>)]) -> Vec<Meeting> {
    let stations: Vec<(Uuid, &Station)> =
        plan.stations.iter().map(|station| (Uuid::now_v7(), station)).collect();
    let mut meetings = Vec::new();
    for (group, slot_id) in plan.groups.iter().enumerate() {
        for (round, (starts_at, ends_at)) in rounds.iter().enumerate() {
            // Beyond the stations the group rests.
            let Some((station_id, station)) = stations.get((group + round) % rounds.len()) else { continue };
            meetings.push(Meeting {
                id: Uuid::now_v7(),
                event_id,
                slot_id: *slot_id,
                company_id: station.company_id,
                station_id: Some(*station_id),
                rotates: true,
                title: station.title.clone(),
                description: None,
                place: station.place.clone(),
                street: None,
                postal_code: None,
                town: None,
                latitude: None,
                longitude: None,
                starts_at: *starts_at,
                ends_at: *ends_at,
                position: i32::try_from(round).unwrap_or(i32::MAX),
            });
        }
    }
    meetings
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use uuid::Uuid;

    use super::{CircuitPlan, Station, meetings, rounds};

    fn plan(groups: u128, stations: usize) -> CircuitPlan {
        let station = |at| Station { title: format!("Station {at}"), company_id: None, place: None };
        CircuitPlan {
            groups: (0..groups).map(Uuid::from_u128).collect(),
            stations: (0..stations).map(station).collect(),
            from: "08:00:00".parse().unwrap(),
            on: "2027-04-22".parse().unwrap(),
            minutes: 15,
            pause_minutes: 0,
            long_pause_after: None,
            long_pause_minutes: 0,
        }
    }

    #[test]
    fn each_group_comes_to_each_station_once_and_never_meets_another_there() {
        for (groups, stations) in [(1, 1), (1, 10), (10, 1), (10, 10), (25, 10), (10, 25), (7, 5), (60, 60)] {
            let plan = plan(groups, stations);
            let plan = CircuitPlan { minutes: 10, ..plan };
            let rounds = rounds(&plan).unwrap();
            let all = meetings(Uuid::nil(), &plan, &rounds);
            let pairs: HashSet<_> = all.iter().map(|m| (m.slot_id, m.station_id)).collect();
            assert_eq!(pairs.len(), plan.groups.len() * stations, "{groups} {stations}");
            assert_eq!(all.len(), pairs.len());
            let of_group: HashSet<_> = all.iter().map(|m| (m.slot_id, m.starts_at)).collect();
            let of_station: HashSet<_> = all.iter().map(|m| (m.station_id, m.starts_at)).collect();
            assert_eq!((of_group.len(), of_station.len()), (all.len(), all.len()), "{groups} {stations}");
        }
    }

    #[test]
    fn pauses_lie_between_rounds_and_the_day_has_an_end() {
        let plan =
            CircuitPlan { pause_minutes: 5, long_pause_after: Some(2), long_pause_minutes: 45, ..plan(4, 4) };
        let shown: Vec<String> =
            rounds(&plan).unwrap().iter().map(|(at, _)| at.format("%H:%M").to_string()).collect();
        assert_eq!(shown, ["06:00", "06:20", "07:20", "07:40"], "in UTC, two hours before Berlin");
        let long = CircuitPlan { minutes: 240, ..plan.clone() };
        assert!(rounds(&long).is_err());
        let late = CircuitPlan { from: "23:50:00".parse().unwrap(), ..plan };
        assert!(rounds(&late).is_err());
    }
}
