use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::{
    ConnectionTrait, QuerySelect, QueryTrait, Select,
    entity::prelude::*,
    sea_query::{Condition, ExprTrait},
};

use super::{
    SOURCE,
    held::{Held, hold, letter_head},
};
use crate::{
    Actor, Clock, Db,
    application::to_company,
    clock::german_day,
    error::{ErrorKind, Result},
    mail::Letter,
    report,
    unit_of_work::in_transaction,
    vacancy::{
        self, VacancyState,
        states::{Event, next},
    },
};

/// A vacancy without a deadline and without a last day is shown for so long after its publication.
pub const RUNS_DAYS: i64 = 180;

/// So long before the last day the company is asked whether it goes on.
const WARNED_DAYS: u64 = 7;

/// What one run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expired {
    /// Renewal mails, 7 days before the last day.
    pub warned: u64,
    pub expired: u64,
    /// Second mails about reports that nobody decided within 24 hours.
    pub reports_overdue: u64,
}

/// Does what is due: renewal mails 7 days before the last day (once for each last day), expiry after it. Runs every few minutes
/// in the running process; several at once do no harm. Each vacancy is a small transaction of its own.
///
/// A posting of the portal expires after its `expires_on`. An imported one expires after its deadline where that was still
/// to come when it was taken in; one that its source lists in spite of a passed deadline stays, and its page says so. Days are
/// those of Europe/Berlin.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<Expired> {
    let now = clock.now();
    let today = german_day(now);
    let actor = Actor::system("expiry", format!("round-{}", Uuid::now_v7()));
    let mut done = Expired::default();
    for vacancy_id in over(db, today).await? {
        done.expired += u64::from(settled(expire(db, now, today, &actor, vacancy_id).await)?);
    }
    for (vacancy_id, last) in ending(db, today).await? {
        done.warned += u64::from(warn(db, now, vacancy_id, last).await?);
    }
    done.reports_overdue = report::remind_overdue(db, clock).await?;
    Ok(done)
}

/// Somebody else may have taken a step at the same moment; then there is nothing left to do here.
fn settled(outcome: Result<bool>) -> Result<bool> {
    match outcome {
        Err(err) if matches!(err.kind(), ErrorKind::Conflict | ErrorKind::Stale | ErrorKind::NotFound) => {
            Ok(false)
        }
        outcome => outcome,
    }
}

/// Vacancies from which [`Event::Expire`] leads on, as a subquery on their ids.
fn offered() -> Select<vacancy::Entity> {
    let states = VacancyState::ALL.iter().copied().filter(|state| next(*state, Event::Expire).is_ok());
    vacancy::Entity::find().filter(vacancy::Column::State.is_in(states))
}

/// What was to be shown no longer than yesterday.
async fn over(db: &Db, today: NaiveDate) -> Result<Vec<Uuid>> {
    let last_days = super::Entity::find()
        .select_only()
        .column(super::Column::VacancyId)
        .filter(super::Column::ExpiresOn.lt(today))
        .into_query();
    let mut over: Vec<Uuid> = offered()
        .select_only()
        .column(vacancy::Column::Id)
        .filter(vacancy::Column::Id.in_subquery(last_days))
        .into_tuple()
        .all(db.read())
        .await?;
    let imported: Vec<(Uuid, Option<NaiveDate>, DateTime<Utc>)> = offered()
        .select_only()
        .columns([vacancy::Column::Id, vacancy::Column::Deadline, vacancy::Column::UpdatedAt])
        .filter(vacancy::Column::Deadline.lt(today))
        .filter(vacancy::Column::Source.ne(SOURCE))
        .into_tuple()
        .all(db.read())
        .await?;
    over.extend(
        imported
            .into_iter()
            .filter(|(_, deadline, written)| deadline.is_some_and(|day| was_to_come(day, *written)))
            .map(|(id, ..)| id),
    );
    over.sort_unstable();
    over.dedup();
    Ok(over)
}

/// Whether a deadline was still to come when the vacancy was taken in.
fn was_to_come(deadline: NaiveDate, written: DateTime<Utc>) -> bool {
    german_day(written) <= deadline
}

fn is_over(held: &Held, today: NaiveDate) -> bool {
    let Held { vacancy, desk } = held;
    let deadline =
        vacancy.deadline.filter(|day| vacancy.source != SOURCE && was_to_come(*day, vacancy.updated_at));
    [desk.expires_on, deadline].into_iter().flatten().any(|day| day < today)
}

async fn expire(
    db: &Db,
    now: DateTime<Utc>,
    today: NaiveDate,
    actor: &Actor,
    vacancy_id: Uuid,
) -> Result<bool> {
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let Some(mut held) = hold(txn, vacancy_id).await? else { return Ok(false) };
            // Renewed, or written anew, since it was found.
            if !is_over(&held, today) {
                return Ok(false);
            }
            held.take(txn, now, &actor, Event::Expire).await?;
            let (company, _) = letter_head(txn, &held.vacancy).await?;
            let letter = Letter::VacancyExpired {
                title: held.vacancy.title.clone(),
                company_slug: company.slug,
                vacancy_id,
            };
            to_company(txn, now, company.id, held.vacancy.cluster_id, &letter, None).await?;
            Ok(true)
        })
    })
    .await
}

/// What ends within the coming week and whose company was not told about that day yet.
async fn ending(db: &Db, today: NaiveDate) -> Result<Vec<(Uuid, NaiveDate)>> {
    let offered = offered().select_only().column(vacancy::Column::Id).into_query();
    let week = today.checked_add_days(Days::new(WARNED_DAYS)).unwrap_or(today);
    let rows: Vec<(Uuid, Option<NaiveDate>)> = super::Entity::find()
        .select_only()
        .columns([super::Column::VacancyId, super::Column::ExpiresOn])
        .filter(super::Column::ExpiresOn.between(today, week))
        .filter(not_mailed())
        .filter(super::Column::VacancyId.in_subquery(offered))
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().filter_map(|(id, last)| Some((id, last?))).collect())
}

fn not_mailed() -> Condition {
    let mailed = Expr::col(super::Column::RenewalMailedFor);
    Condition::any()
        .add(super::Column::RenewalMailedFor.is_null())
        .add(mailed.ne(Expr::col(super::Column::ExpiresOn)))
}

async fn warn(db: &Db, now: DateTime<Utc>, vacancy_id: Uuid, last: NaiveDate) -> Result<bool> {
    in_transaction(db, move |txn| {
        Box::pin(async move {
            if !is_first_to_warn(txn, vacancy_id, last).await? {
                return Ok(false);
            }
            let vacancy = vacancy::Entity::find_by_id(vacancy_id).one(txn).await?;
            let desk = super::Entity::find_by_id(vacancy_id).one(txn).await?;
            let Some((vacancy, desk)) = vacancy.zip(desk) else { return Ok(false) };
            let (company, _) = letter_head(txn, &vacancy).await?;
            let letter = Letter::VacancyExpires {
                title: vacancy.title,
                company_slug: company.slug,
                vacancy_id,
                on: last,
                open: desk.open,
            };
            to_company(txn, now, company.id, vacancy.cluster_id, &letter, None).await?;
            Ok(true)
        })
    })
    .await
}

/// Of several processes one marks the day, and that one writes the mail.
async fn is_first_to_warn(txn: &impl ConnectionTrait, vacancy_id: Uuid, last: NaiveDate) -> Result<bool> {
    let marked = super::Entity::update_many()
        .col_expr(super::Column::RenewalMailedFor, Expr::value(Some(last)))
        .filter(super::Column::VacancyId.eq(vacancy_id))
        .filter(super::Column::ExpiresOn.eq(last))
        .filter(not_mailed())
        .exec(txn)
        .await?;
    Ok(marked.rows_affected == 1)
}
