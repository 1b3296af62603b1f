//! How companies answer: what stands on their pages and counts in the order of results.
use std::collections::HashMap;

use chrono::{DateTime, Months, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, Set, entity::prelude::*, sea_query::Expr};

use super::ApplicationState;
use crate::{
    Clock, Db,
    change_log::{self, Subject},
    error::Result,
    unit_of_work::{in_transaction, read_as_command},
};

/// Counted from the applications of the last twelve months that were answered, or whose first answer was due. Withdrawn ones
/// that were withdrawn before an answer was due do not count, nor do those that a closed vacancy refused by itself before
/// that: whoever lets the day pass and closes the vacancy then has not answered in time all the same.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    pub counted: i32,
    /// Answered before `answer_due_at`.
    pub in_time: i32,
    /// Median of days until the first answer, rounded up, at least 1; none where nothing was answered.
    pub usual_days: Option<i32>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is shown of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerRecord {
    /// At least [`FEWEST`].
    pub counted: i32,
    pub in_time: i32,
    pub usual_days: Option<i32>,
}

impl AnswerRecord {
    /// In percent, rounded down: 100 means every single one.
    pub const fn share(&self) -> i32 {
        if self.counted == 0 { 0 } else { self.in_time * 100 / self.counted }
    }
}

/// A share of fewer would say nothing, and might tell about one person.
pub const FEWEST: i32 = 3;

/// The records of these companies, where enough is known.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &impl ConnectionTrait, companies: &[Uuid]) -> Result<HashMap<Uuid, AnswerRecord>> {
    let rows = Entity::find()
        .filter(Column::CompanyId.is_in(companies.iter().copied()))
        .filter(Column::Counted.gte(FEWEST))
        .all(db)
        .await?;
    let shown = |row: Model| {
        let Model { company_id, counted, in_time, usual_days, updated_at: _ } = row;
        (company_id, AnswerRecord { counted, in_time, usual_days })
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// Counts a company anew, within a command or a run. Where what is shown changes, the company is noted in the change log, and
/// with it whatever the index has of it: its page and its vacancies. Returns whether it did.
///
/// # Errors
/// When the database fails.
pub(crate) async fn refresh(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    company_id: Uuid,
) -> Result<bool> {
    // Held until the transaction ends: of two at once the later one counts what the earlier one has done.
    let none = ActiveModel {
        company_id: Set(company_id),
        counted: Set(0),
        in_time: Set(0),
        usual_days: Set(None),
        updated_at: Set(now),
    };
    Entity::insert(none).on_conflict_do_nothing_on([Column::CompanyId]).exec_without_returning(txn).await?;
    let Some(old) = Entity::find_by_id(company_id).lock_exclusive().one(txn).await? else { return Ok(false) };
    let new = Tally::of(&answers_of(txn, now, company_id).await?, now);
    Entity::update_many()
        .col_expr(Column::Counted, Expr::value(new.counted))
        .col_expr(Column::InTime, Expr::value(new.in_time))
        .col_expr(Column::UsualDays, Expr::value(new.usual_days))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::CompanyId.eq(company_id))
        .exec(txn)
        .await?;
    let old = Tally { counted: old.counted, in_time: old.in_time, usual_days: old.usual_days };
    let changed = old.shown() != new.shown();
    if changed {
        change_log::note(txn, now, Subject::Company, [company_id]).await?;
    }
    Ok(changed)
}

/// Counts every company that ever got an application: for whoever has written applications by another way than answering them,
/// as the demo region and a restored backup. Returns how many records have changed.
///
/// # Errors
/// When the database fails.
pub async fn count_all(db: &Db, clock: &dyn Clock) -> Result<u64> {
    use super::{Column as Of, Entity as Applications};
    let now = clock.now();
    let companies: Vec<Uuid> = read_as_command(db, |txn| {
        Box::pin(async move {
            Ok(Applications::find()
                .select_only()
                .column(Of::CompanyId)
                .distinct()
                .into_tuple()
                .all(txn)
                .await?)
        })
    })
    .await?;
    let mut changed = 0;
    for company_id in companies {
        let counted = in_transaction(db, move |txn| Box::pin(refresh(txn, now, company_id)));
        changed += u64::from(counted.await?);
    }
    Ok(changed)
}

/// Companies whose record is out of date: an answer has become overdue since it was counted, or it is older than a day while
/// the months go on.
///
/// # Errors
/// When the database fails.
pub(super) async fn outdated(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    use super::{Column as Of, Entity as Applications};
    let overdue: Vec<(Uuid, DateTime<Utc>)> = Applications::find()
        .select_only()
        .column(Of::CompanyId)
        .column_as(Of::AnswerDueAt.max(), "due")
        .filter(Of::SubmittedAt.gt(a_year_before(now)))
        .filter(Of::AnsweredAt.is_null())
        .filter(Of::AnswerDueAt.lte(now))
        .group_by(Of::CompanyId)
        .into_tuple()
        .all(db)
        .await?;
    let known: HashMap<Uuid, (i32, DateTime<Utc>)> = Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.company_id, (row.counted, row.updated_at)))
        .collect();
    let missed = overdue
        .into_iter()
        .filter(|(company, due)| known.get(company).is_none_or(|(_, counted_at)| counted_at < due))
        .map(|(company, _)| company);
    let old = known
        .iter()
        .filter(|(_, (counted, counted_at))| *counted > 0 && *counted_at <= now - TimeDelta::days(1))
        .map(|(company, _)| *company);
    let mut companies: Vec<Uuid> = missed.chain(old).collect();
    companies.sort_unstable();
    companies.dedup();
    Ok(companies)
}

fn a_year_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_months(Months::new(12)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// What counts of one application.
#[derive(Debug, Clone, Copy)]
struct Asked {
    state: ApplicationState,
    submitted_at: DateTime<Utc>,
    answered_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    answer_due_at: DateTime<Utc>,
}

async fn answers_of(txn: &impl ConnectionTrait, now: DateTime<Utc>, company_id: Uuid) -> Result<Vec<Asked>> {
    use super::{Column as Of, Entity as Applications};
    type Row = (ApplicationState, DateTime<Utc>, Option<DateTime<Utc>>, Option<DateTime<Utc>>, DateTime<Utc>);
    let rows: Vec<Row> = Applications::find()
        .select_only()
        .columns([Of::State, Of::SubmittedAt, Of::AnsweredAt, Of::ClosedAt, Of::AnswerDueAt])
        .filter(Of::CompanyId.eq(company_id))
        .filter(Of::SubmittedAt.gt(a_year_before(now)))
        .filter(Of::AnswerDueAt.is_not_null())
        .into_tuple()
        .all(txn)
        .await?;
    let answered = |(state, submitted_at, answered_at, closed_at, answer_due_at): Row| Asked {
        state,
        submitted_at,
        answered_at,
        closed_at,
        answer_due_at,
    };
    Ok(rows.into_iter().map(answered).collect())
}

impl Asked {
    /// Whether it was answered in time; none where it does not count (yet).
    fn in_time(&self, now: DateTime<Utc>) -> Option<bool> {
        if let Some(answered_at) = self.answered_at {
            return Some(answered_at < self.answer_due_at);
        }
        // Nobody waits for an answer any more that was withdrawn, or refused by a vacancy that was closed.
        let ended = matches!(self.state, ApplicationState::Withdrawn | ApplicationState::Rejected)
            .then_some(self.closed_at)
            .flatten();
        let waited_until = ended.unwrap_or(now).min(now);
        (waited_until >= self.answer_due_at).then_some(false)
    }

    fn days(&self) -> Option<i32> {
        let waited = (self.answered_at? - self.submitted_at).num_seconds().max(1);
        i32::try_from(waited.div_euclid(DAY) + i64::from(waited.rem_euclid(DAY) > 0)).ok()
    }
}

/// Seconds.
const DAY: i64 = 24 * 60 * 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tally {
    counted: i32,
    in_time: i32,
    usual_days: Option<i32>,
}

impl Tally {
    fn of(answers: &[Asked], now: DateTime<Utc>) -> Self {
        let mut tally = Self { counted: 0, in_time: 0, usual_days: None };
        let mut days = Vec::new();
        for one in answers {
            let Some(in_time) = one.in_time(now) else { continue };
            tally.counted += 1;
            tally.in_time += i32::from(in_time);
            days.extend(one.days());
        }
        days.sort_unstable();
        // Of an even number the later of the two in the middle: nobody is promised more than is usual.
        tally.usual_days = days.get(days.len() / 2).copied();
        tally
    }

    /// What people see of it.
    fn shown(self) -> Option<(i32, Option<i32>)> {
        let Self { counted, in_time, usual_days } = self;
        (counted >= FEWEST).then(|| (AnswerRecord { counted, in_time, usual_days }.share(), usual_days))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{ApplicationState as S, Asked, Tally};

    fn day(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    /// Submitted at the beginning, due after 14 days; the rest in hours.
    fn one(state: S, answered: Option<i64>, closed: Option<i64>) -> Asked {
        Asked {
            state,
            submitted_at: day(0),
            answered_at: answered.map(day),
            closed_at: closed.map(day),
            answer_due_at: day(14 * 24),
        }
    }

    #[test]
    fn what_counts_is_what_somebody_waited_for() {
        let day_13 = Some(13 * 24);
        let day_14 = Some(14 * 24);
        for (application, at_13, at_14) in [
            (one(S::Submitted, None, None), None, Some(false)),
            (one(S::Interview, day_13, None), Some(true), Some(true)),
            (one(S::Rejected, day_13, day_13), Some(true), Some(true)),
            (one(S::Rejected, day_14, day_14), Some(false), Some(false)),
            (one(S::Withdrawn, None, day_13), None, None),
            (one(S::Withdrawn, None, day_14), None, Some(false)),
            // Refused by its vacancy.
            (one(S::Rejected, None, day_13), None, None),
            (one(S::Rejected, None, day_14), None, Some(false)),
            (one(S::Unanswered, None, Some(28 * 24)), None, Some(false)),
            (one(S::Declined, day_13, day_14), Some(true), Some(true)),
        ] {
            assert_eq!(application.in_time(day(13 * 24)), at_13, "{application:?}");
            assert_eq!(application.in_time(day(14 * 24)), at_14, "{application:?}");
        }
    }

    #[test]
    fn usual_is_the_median_of_days_begun() {
        let answered = |hours: &[i64]| {
            let answers: Vec<Asked> =
                hours.iter().map(|hours| one(S::Rejected, Some(*hours), Some(*hours))).collect();
            Tally::of(&answers, day(1_000)).usual_days
        };
        assert_eq!(answered(&[]), None);
        assert_eq!(answered(&[0]), Some(1));
        assert_eq!(answered(&[24]), Some(1));
        assert_eq!(answered(&[25]), Some(2));
        assert_eq!(answered(&[1, 400, 49]), Some(3));
        assert_eq!(answered(&[1, 30, 49, 400]), Some(3));
    }

    #[test]
    fn too_few_are_not_shown() {
        let tally = |counted, in_time| Tally { counted, in_time, usual_days: Some(2) }.shown();
        assert_eq!(tally(2, 2), None);
        assert_eq!(tally(3, 2), Some((66, Some(2))));
        assert_eq!(tally(300, 300), Some((100, Some(2))));
    }
}
