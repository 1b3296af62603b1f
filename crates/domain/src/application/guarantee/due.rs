//! What is due for an application at a moment.
use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::{
    Db,
    application::{ApplicationState, Column, Entity, rule, rule::AnswerRule},
    error::Result,
    unit_of_work::read_as_command,
};

/// Rows that one query reads.
const PAGE: u64 = 1_000;
/// Nothing is due earlier: no reminder comes before the first day is over.
const FIRST: TimeDelta = TimeDelta::days(1);
/// A pupil is reminded of an offer so long after it.
const OFFER_REMINDER: TimeDelta = TimeDelta::days(7);

/// An open application, with what tells how long somebody has waited for it.
#[derive(Debug, Clone, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub(super) struct Waiting {
    pub id: Uuid,
    pub company_id: Uuid,
    pub cluster_id: Uuid,
    pub vacancy_id: Option<Uuid>,
    pub state: ApplicationState,
    pub waits_since: DateTime<Utc>,
    pub due_at: Option<DateTime<Utc>>,
    pub reminders: i32,
    pub escalated_at: Option<DateTime<Utc>>,
}

/// What is to be done for one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Step {
    /// Its time is over; nothing else is done then.
    pub close: bool,
    /// The company is reminded: how many reminders there will have been.
    pub remind: Option<i32>,
    /// The pupil is reminded of an offer.
    pub remind_pupil: bool,
    pub escalate: bool,
}

/// One for which something is due, and what goes by its cluster's rule.
#[derive(Debug, Clone)]
pub(super) struct Due {
    pub of: Waiting,
    pub step: Step,
    /// When the next step was to be taken at the latest.
    pub by: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
}

/// Everything for which something is due, by id.
pub(super) async fn find(db: &Db, now: DateTime<Utc>) -> Result<Vec<Due>> {
    read_as_command(db, move |txn| Box::pin(async move { find_in(txn, now).await })).await
}

async fn find_in(txn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Due>> {
    let rules = rule::all(txn).await?;
    let open: Vec<ApplicationState> =
        ApplicationState::ALL.iter().copied().filter(|state| state.is_open()).collect();
    let (mut found, mut after) = (Vec::new(), Uuid::nil());
    loop {
        let page: Vec<Waiting> = Entity::find()
            .filter(Column::State.is_in(open.clone()))
            .filter(Column::WaitsSince.lte(now - FIRST))
            .filter(Column::Id.gt(after))
            .order_by_asc(Column::Id)
            .limit(PAGE)
            .into_partial_model()
            .all(txn)
            .await?;
        let Some(last) = page.last() else { return Ok(found) };
        after = last.id;
        found.extend(page.into_iter().filter_map(|waiting| due(waiting, &rules, now)));
    }
}

fn due(waiting: Waiting, rules: &HashMap<Uuid, AnswerRule>, now: DateTime<Utc>) -> Option<Due> {
    let usual = AnswerRule::default();
    let rule = rules.get(&waiting.cluster_id).unwrap_or(&usual);
    let due_at = waiting.due_at.unwrap_or(waiting.waits_since + days(rule.due_days));
    let closes_at = waiting.closes_at(rule, due_at);
    let step = waiting.step(rule, due_at, closes_at, now);
    (step != Step::default()).then_some(Due { of: waiting, step, by: due_at, closes_at })
}

pub(super) fn days(days: i32) -> TimeDelta {
    TimeDelta::days(days.into())
}

impl Waiting {
    fn closes_at(&self, rule: &AnswerRule, due_at: DateTime<Utc>) -> DateTime<Utc> {
        if self.state == ApplicationState::Offered {
            due_at + days(rule.close_days - rule.due_days)
        } else {
            due_at.max(self.waits_since + days(rule.close_days))
        }
    }

    fn step(
        &self,
        rule: &AnswerRule,
        due_at: DateTime<Utc>,
        closes_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Step {
        let nothing = Step::default();
        if closes_at <= now {
            return Step { close: true, ..nothing };
        }
        if self.state == ApplicationState::Offered {
            // Who has less time is told the day before it ends.
            let at = (self.waits_since + OFFER_REMINDER).min(due_at - FIRST).max(self.waits_since + FIRST);
            return Step { remind_pupil: self.reminders == 0 && at <= now, ..nothing };
        }
        let over = rule.remind_days.iter().filter(|day| self.waits_since + days(**day) <= now).count();
        Step {
            remind: i32::try_from(over).ok().filter(|over| *over > self.reminders),
            escalate: self.escalated_at.is_none() && due_at <= now,
            ..nothing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        AnswerRule, ApplicationState as S, DateTime, HashMap, Step, TimeDelta, Utc, Uuid, Waiting, due,
    };

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(day)
    }

    fn waiting(state: S) -> Waiting {
        Waiting {
            id: Uuid::nil(),
            company_id: Uuid::nil(),
            cluster_id: Uuid::nil(),
            vacancy_id: None,
            state,
            waits_since: day(0),
            due_at: Some(day(14)),
            reminders: 0,
            escalated_at: None,
        }
    }

    fn step(waiting: &Waiting, now: DateTime<Utc>) -> Step {
        due(waiting.clone(), &HashMap::new(), now).map_or_else(Step::default, |due| due.step)
    }

    #[test]
    fn a_company_is_reminded_from_the_first_second_of_the_day() {
        for state in [S::Submitted, S::Seen, S::Interview] {
            let mut application = waiting(state);
            assert_eq!(step(&application, day(3) - TimeDelta::microseconds(1)), Step::default());
            assert_eq!(step(&application, day(3)).remind, Some(1));
            application.reminders = 1;
            assert_eq!(step(&application, day(6)), Step::default());
            assert_eq!(step(&application, day(7)).remind, Some(2));
            // Nothing ran for a while: one mail, and the days that have gone by do not come again.
            assert_eq!(step(&application, day(13)).remind, Some(3));
            application.reminders = 3;
            assert_eq!(step(&application, day(13)), Step::default());
            assert_eq!(step(&application, day(14)), Step { escalate: true, ..Step::default() });
            application.escalated_at = Some(day(14));
            assert_eq!(step(&application, day(27)), Step::default());
            assert_eq!(step(&application, day(28)), Step { close: true, ..Step::default() });
        }
    }

    #[test]
    fn whoever_meets_later_waits_from_then_on() {
        let mut application = waiting(S::Interview);
        (application.waits_since, application.due_at) = (day(40), Some(day(54)));
        assert_eq!(step(&application, day(42)), Step::default());
        assert_eq!(step(&application, day(43)).remind, Some(1));
        assert!(step(&application, day(68)).close);
    }

    #[test]
    fn an_offer_is_the_pupils_to_answer() {
        let mut offer = waiting(S::Offered);
        assert_eq!(step(&offer, day(6)), Step::default());
        assert_eq!(step(&offer, day(7)), Step { remind_pupil: true, ..Step::default() });
        offer.reminders = 1;
        assert_eq!(step(&offer, day(27)), Step::default());
        assert_eq!(step(&offer, day(28)), Step { close: true, ..Step::default() });
        // Two days only: told after one, and 14 more until it lapses.
        (offer.reminders, offer.due_at) = (0, Some(day(2)));
        assert_eq!(step(&offer, day(1)), Step { remind_pupil: true, ..Step::default() });
        assert!(!step(&offer, day(15)).close);
        assert!(step(&offer, day(16)).close);
    }

    #[test]
    fn nothing_closes_before_the_day_that_was_told() {
        let rule = AnswerRule { due_days: 5, remind_days: vec![1], nudge_day: 3, close_days: 10 };
        let rules = HashMap::from([(Uuid::nil(), rule)]);
        let at = |now| due(waiting(S::Seen), &rules, now).map(|due| due.step);
        assert_eq!(at(day(1)), Some(Step { remind: Some(1), ..Step::default() }));
        assert_eq!(at(day(12)).map(|step| (step.close, step.escalate)), Some((false, false)));
        assert_eq!(at(day(14)), Some(Step { close: true, ..Step::default() }));
    }
}
