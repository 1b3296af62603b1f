//! Which new postings fit which stored search. What fits is decided by the search index ([`Round`] goes to it and comes back as
//! pairs); here is what goes to it, and how the answer is kept, so that of two nodes one counts and a killed one leaves nothing
//! half done.
use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    Condition, DatabaseTransaction, QuerySelect, Set,
    entity::prelude::*,
    sea_query::{Expr, OnConflict, Query},
};

use super::{AlertState, Column, Criteria, Entity, Rhythm, found, progress, rhythm::Due, stored};
use crate::{
    Clock, Db,
    change_log::{self, Checkpoint, Subject},
    clock::german_day,
    error::Result,
    unit_of_work::{in_transaction, read_as_command},
    vacancy::{self, VacancyView},
};

/// A posting is new for so long; later an edit or a company's admission makes it none.
const NEW: TimeDelta = TimeDelta::days(14);
/// Entries of the change log that a round looks at.
const ENTRIES: u64 = 2_000;
/// Rows that one transaction writes: on `SQLite` others wait for it.
const ROWS: usize = 2_000;

/// New postings that have not been put to the stored searches yet.
#[derive(Debug)]
pub struct Round {
    /// The number that what is found is kept with.
    batch: i64,
    /// Up to here the change log has been read then. The index must know as much.
    pub checkpoint: Checkpoint,
    pub vacancies: Vec<VacancyView>,
}

/// The searches that somebody waits for at the moment.
pub type Searches = Vec<(Uuid, Criteria)>;

/// The next round; none where nothing has changed since the last.
///
/// # Errors
/// When the database fails.
pub async fn next_round(db: &Db, clock: &dyn Clock) -> Result<Option<Round>> {
    // Before it is asked who waits: whatever comes between the two is left for the next round.
    let newest = change_log::latest(db).await?;
    let (known, waits) = read_as_command(db, |txn| {
        Box::pin(async move {
            let active =
                Entity::find().select_only().column(Column::Id).filter(Column::State.eq(AlertState::Active));
            let waits: Option<Uuid> = active.into_tuple().one(txn).await?;
            Ok((progress::read(txn).await?, waits.is_some()))
        })
    })
    .await?;
    if !waits {
        // Nobody waits: a fresh import of a million is passed over in one step.
        let round = Round { batch: known.batch + 1, checkpoint: newest, vacancies: Vec::new() };
        return Ok((newest > known.checkpoint()).then_some(round));
    }
    let entries = change_log::read_after(db, known.checkpoint(), ENTRIES).await?;
    let Some(last) = entries.last() else { return Ok(None) };
    let checkpoint = last.checkpoint();
    let of =
        |subject| entries.iter().filter(move |entry| entry.subject == subject).map(|entry| entry.subject_id);
    let mut ids: BTreeSet<Uuid> = of(Subject::Vacancy).collect();
    let companies: BTreeSet<Uuid> = of(Subject::Company).collect();
    if !companies.is_empty() {
        ids.extend(vacancy::list_ids_of_companies(db.read(), companies.into_iter().collect()).await?);
    }
    let since = clock.now() - NEW;
    let mut vacancies = Vec::new();
    let ids: Vec<Uuid> = new_ones(db, ids, since).await?;
    for ids in ids.chunks(500) {
        vacancies.extend(vacancy::list_views(db.read(), ids).await?);
    }
    Ok(Some(Round { batch: known.batch + 1, checkpoint, vacancies }))
}

/// Those that have come, or come out, since then.
async fn new_ones(db: &Db, ids: BTreeSet<Uuid>, since: DateTime<Utc>) -> Result<Vec<Uuid>> {
    use vacancy::Column;
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut new = Vec::new();
    for ids in ids.chunks(1_000) {
        let came = Condition::any().add(Column::CreatedAt.gte(since)).add(Column::PublishedAt.gte(since));
        let some: Vec<Uuid> = vacancy::Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::Id.is_in(ids.iter().copied()))
            .filter(came)
            .into_tuple()
            .all(db.read())
            .await?;
        new.extend(some);
    }
    Ok(new)
}

/// Up to where the change log has been put to the stored searches.
///
/// # Errors
/// When the database fails.
pub async fn matched_through(db: &Db) -> Result<Checkpoint> {
    let known = read_as_command(db, |txn| Box::pin(async move { progress::read(txn).await })).await?;
    Ok(known.checkpoint())
}

/// The stored searches of alerts that are active, each once.
///
/// # Errors
/// When the database fails.
pub async fn searches(db: &Db) -> Result<Searches> {
    let waits = Query::select()
        .column(Column::QueryId)
        .from(Entity)
        .and_where(Column::State.eq(AlertState::Active))
        .to_owned();
    let rows = read_as_command(db, move |txn| {
        Box::pin(async move {
            Ok(stored::Entity::find().filter(stored::Column::Id.in_subquery(waits)).all(txn).await?)
        })
    })
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.criteria)).collect())
}

/// Keeps what a round has found, as pairs of search and posting, and says when their mails are due. Returns false where
/// another node was faster: then nothing of it is kept that would be missed or told twice.
///
/// # Errors
/// When the database fails; the round is then done again, and what it has kept already is not told before it is complete.
pub async fn store(db: &Db, clock: &dyn Clock, round: &Round, pairs: &[(Uuid, Uuid)]) -> Result<bool> {
    let (now, batch, checkpoint) = (clock.now(), round.batch, round.checkpoint);
    for some in pairs.chunks(ROWS) {
        let some = some.to_vec();
        let kept = in_transaction(db, move |txn| {
            let some = some.clone();
            Box::pin(async move { keep_some(txn, now, batch, some).await })
        });
        if !kept.await? {
            return Ok(false);
        }
    }
    in_transaction(db, move |txn| Box::pin(async move { finish(txn, now, batch, checkpoint).await })).await
}

async fn keep_some(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    batch: i64,
    pairs: Vec<(Uuid, Uuid)>,
) -> Result<bool> {
    if progress::hold(txn).await?.batch + 1 != batch {
        return Ok(false);
    }
    let found_on = german_day(now);
    let rows = pairs.into_iter().map(|(query_id, vacancy_id)| found::ActiveModel {
        query_id: Set(query_id),
        vacancy_id: Set(vacancy_id),
        batch: Set(batch),
        found_on: Set(found_on),
    });
    // Found once: what was told is not told again because somebody has mended a word.
    let unless_there =
        OnConflict::columns([found::Column::QueryId, found::Column::VacancyId]).do_nothing().to_owned();
    found::Entity::insert_many(rows).on_conflict(unless_there).exec_without_returning(txn).await?;
    Ok(true)
}

async fn finish(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    batch: i64,
    checkpoint: Checkpoint,
) -> Result<bool> {
    if progress::hold(txn).await?.batch + 1 != batch {
        return Ok(false);
    }
    progress::Entity::update_many()
        .col_expr(progress::Column::Batch, Expr::value(batch))
        .col_expr(progress::Column::Xid, Expr::value(checkpoint.xid))
        .col_expr(progress::Column::Seq, Expr::value(checkpoint.seq))
        .filter(progress::Column::Id.eq(progress::ONLY))
        .exec(txn)
        .await?;
    let found = Query::select()
        .column(found::Column::QueryId)
        .from(found::Entity)
        .and_where(found::Column::Batch.eq(batch))
        .to_owned();
    let due = Due::at(now);
    let at = Expr::case(Column::Rhythm.eq(Rhythm::Daily), due.daily)
        .case(Column::Rhythm.eq(Rhythm::Weekly), due.weekly)
        .case(Column::LastSentAt.gt(due.rested), due.after_rest)
        .finally(due.now);
    Entity::update_many()
        .col_expr(Column::DueAt, at.into())
        .filter(Column::State.eq(AlertState::Active))
        .filter(Column::DueAt.is_null())
        .filter(Column::QueryId.in_subquery(found))
        .exec(txn)
        .await?;
    Ok(true)
}
