use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, entity::prelude::*};

use super::{
    SlotDraft,
    fields::{Fields, kept},
    hold,
    slot_draft::{is_near, near},
    slots::another_interview,
};
use crate::{
    Actor, Clock, Db, company,
    error::{DomainError, Result},
    event::{
        Entity, Event,
        exhibitor::{self, Exhibitor, ExhibitorState, interviewer},
        slot::{Slot, SlotKind, Takes, Unit},
    },
    grant::{by_key, require_on},
    unit_of_work::in_transaction,
};

/// Interviews one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterviewPlan {
    pub exhibitor_id: Uuid,
    /// One row of slots for each.
    pub interviewers: Vec<Uuid>,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    /// 5 to 120.
    pub minutes: i32,
    /// Between two.
    pub pause_minutes: i32,
    /// Left out: lunch.
    pub break_from: Option<DateTime<Utc>>,
    pub break_until: Option<DateTime<Utc>>,
}

/// At most so many interviews are added at once.
const MOST: usize = 500;

/// Adds the interviews of a plan that fit, with capacity 1; at most 500 at once. Also for the people of the exhibitor's company, once
/// it is admitted.
///
/// # Errors
/// `Invalid`; `Conflict` when an interviewer has another interview then, or the exhibitor does not come.
pub async fn add_interviews(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    plan: InterviewPlan,
) -> Result<Vec<Slot>> {
    let (event, by_manager) = require_plan(db, actor, plan.exhibitor_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (plan, actor) = (plan.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event.id).await?;
            let exhibitor = exhibitor::Entity::find_by_id(plan.exhibitor_id).one(txn).await?;
            let exhibitor = exhibitor.ok_or(DomainError::NotFound { what: "exhibitor" })?;
            let comes = match exhibitor.state {
                ExhibitorState::Admitted => true,
                ExhibitorState::Applied => by_manager,
                ExhibitorState::Refused | ExhibitorState::Withdrawn => false,
            };
            if !comes {
                let state = exhibitor.state;
                return Err(DomainError::Conflict(format!(
                    "the exhibitor is {state}, and has no interviews"
                )));
            }
            let times = check(txn, &event, &plan).await?;
            let company = company::Entity::find_by_id(exhibitor.company_id).one(txn).await?;
            let company = company.ok_or(DomainError::NotFound { what: "company" })?;
            let title: String = company.name.chars().take(200).collect();
            let mut slots = Vec::new();
            for (position, interviewer_id) in (0..).zip(&plan.interviewers) {
                for starts_at in &times {
                    let draft = interview(&exhibitor, &title, *interviewer_id, position, &plan, *starts_at);
                    let slot = draft.row(&event, now).insert(txn).await.map_err(another_interview)?;
                    slots.push(slot);
                }
            }
            for slot in &slots {
                crate::audit::record(txn, now, &actor, [("slot.created", slot.id)]).await?;
            }
            hold::note(txn, now, &actor, &event, ("event.interviews_added", event.id)).await?;
            Ok(slots)
        })
    })
    .await
}

/// A manager of the cluster, or somebody who works for the company; which of them.
async fn require_plan(db: &Db, actor: &Actor, exhibitor_id: Uuid) -> Result<(Event, bool)> {
    let exhibitor = exhibitor::Entity::find_by_id(exhibitor_id).one(db.read()).await?;
    let event = match &exhibitor {
        Some(exhibitor) => Entity::find_by_id(exhibitor.event_id).one(db.read()).await?,
        None => None,
    };
    let manages = event.as_ref().is_some_and(|event| actor.manages(event.cluster_id));
    let works = exhibitor.as_ref().is_some_and(|exhibitor| actor.works_for(exhibitor.company_id));
    let mut scopes = vec![Uuid::nil()];
    scopes.extend(event.iter().map(|event| event.cluster_id));
    scopes.extend(exhibitor.iter().map(|exhibitor| exhibitor.company_id));
    require_on(actor, (manages || works) && !by_key(actor), &scopes, "exhibitor")?;
    Ok((event.ok_or(DomainError::NotFound { what: "exhibitor" })?, manages))
}

async fn check(
    txn: &impl ConnectionTrait,
    event: &Event,
    plan: &InterviewPlan,
) -> Result<Vec<DateTime<Utc>>> {
    let mut fields = Fields::default();
    fields.number("minutes", plan.minutes, 5..=120);
    fields.number("pause_minutes", plan.pause_minutes, 0..=240);
    if plan.until <= plan.from {
        fields.refuse("until", "order", "comes after the beginning");
    } else if !is_near(event, plan.from, plan.until) {
        fields.refuse("from", "out_of_range", near());
    }
    match (plan.break_from, plan.break_until) {
        (Some(from), Some(until)) if until <= from => {
            fields.refuse("break_until", "order", "comes after the beginning of the break");
        }
        (Some(_), None) => fields.refuse("break_until", "missing", "says when the break ends"),
        (None, Some(_)) => fields.refuse("break_from", "missing", "says when the break begins"),
        _ => {}
    }
    let known = interviewer::Entity::find()
        .filter(interviewer::Column::ExhibitorId.eq(plan.exhibitor_id))
        .all(txn)
        .await?;
    let is_known = |id: &Uuid| known.iter().any(|one| one.id == *id);
    let twice = plan.interviewers.iter().enumerate().any(|(at, id)| plan.interviewers[..at].contains(id));
    if plan.interviewers.is_empty() || twice || !plan.interviewers.iter().all(is_known) {
        fields.refuse(
            "interviewers",
            "unknown",
            "are people who hold interviews for the exhibitor, each once",
        );
    }
    fields.done()?;
    let times = times(plan);
    let count = times.len() * plan.interviewers.len();
    if count == 0 {
        return Err(DomainError::invalid("until", "too_short", "no interview fits in there"));
    }
    if count > MOST {
        let detail = format!("that would be {count} interviews; at most {MOST} are added at once");
        return Err(DomainError::invalid("minutes", "too_many", detail));
    }
    Ok(times)
}

/// When the interviews of one interviewer begin.
fn times(plan: &InterviewPlan) -> Vec<DateTime<Utc>> {
    let (from, until) = (kept(plan.from), kept(plan.until));
    let length = TimeDelta::minutes(i64::from(plan.minutes));
    let pause = TimeDelta::minutes(i64::from(plan.pause_minutes));
    let (mut at, mut times) = (from, Vec::new());
    while at + length <= until && times.len() <= MOST {
        match (plan.break_from, plan.break_until) {
            (Some(off), Some(on)) if at < on && off < at + length => at = kept(on),
            _ => {
                times.push(at);
                at += length + pause;
            }
        }
    }
    times
}

fn interview(
    exhibitor: &Exhibitor,
    title: &str,
    interviewer_id: Uuid,
    position: i32,
    plan: &InterviewPlan,
    starts_at: DateTime<Utc>,
) -> SlotDraft {
    SlotDraft {
        kind: SlotKind::Interview,
        title: title.to_owned(),
        description: None,
        place: exhibitor.stand.clone(),
        company_id: Some(exhibitor.company_id),
        interviewer_id: Some(interviewer_id),
        starts_at,
        ends_at: starts_at + TimeDelta::minutes(i64::from(plan.minutes)),
        unit: Unit::Person,
        takes: Takes::Persons,
        party_most: None,
        capacity: 1,
        waiting_list: false,
        opens_at: None,
        closes_at: None,
        position,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    use super::{InterviewPlan, times};

    fn at(hour: &str) -> DateTime<Utc> {
        format!("2027-03-04T{hour}:00Z").parse().unwrap()
    }

    fn plan(from: &str, until: &str, minutes: i32, pause: i32, lunch: Option<(&str, &str)>) -> InterviewPlan {
        InterviewPlan {
            exhibitor_id: Uuid::nil(),
            interviewers: Vec::new(),
            from: at(from),
            until: at(until),
            minutes,
            pause_minutes: pause,
            break_from: lunch.map(|(from, _)| at(from)),
            break_until: lunch.map(|(_, until)| at(until)),
        }
    }

    fn begin(plan: &InterviewPlan) -> Vec<String> {
        times(plan).iter().map(|at| at.format("%H:%M").to_string()).collect()
    }

    #[test]
    fn interviews_follow_each_other_and_leave_lunch_out() {
        assert_eq!(begin(&plan("09:00", "10:00", 15, 0, None)), ["09:00", "09:15", "09:30", "09:45"]);
        assert_eq!(begin(&plan("09:00", "10:00", 15, 5, None)), ["09:00", "09:20", "09:40"]);
        let lunch = Some(("09:40", "10:10"));
        assert_eq!(begin(&plan("09:00", "11:00", 20, 0, lunch)), ["09:00", "09:20", "10:10", "10:30"]);
        // One that would run into the break begins after it.
        assert_eq!(begin(&plan("09:30", "10:40", 15, 0, lunch)), ["10:10", "10:25"]);
        assert_eq!(begin(&plan("09:00", "09:10", 15, 0, None)), [""; 0]);
        assert_eq!(begin(&plan("09:00", "10:00", 60, 0, Some(("09:00", "11:00")))), [""; 0]);
    }
}
