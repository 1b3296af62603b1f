//! Personal data leaves when its purpose ends; the figures stay (rule 6).
use chrono::{DateTime, Months, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select, sea_query::Expr,
};
use uuid::Uuid;

use super::{
    Answers, Application, ApplicationState, Column, Entity, intake, interview_date, message, note,
    pupil_profile,
};
use crate::{
    Actor, Clock, Db, audit,
    document::{self, application_document},
    error::Result,
    unit_of_work::{in_transaction, read_as_command},
};

/// Closed applications lose what names anybody after so many months (accepted ones too: the company has its own file by then).
pub const MONTHS: u32 = 6;

/// Rows that one transaction removes.
const BATCH: u64 = 100;

/// Empties what is due: closed applications after [`MONTHS`], forms that nobody confirmed after a day, documents that go with no
/// application any more and were not used for [`MONTHS`]. Returns how many rows. Each application is a transaction of its own.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<u64> {
    let now = clock.now();
    let long_ago = now.checked_sub_months(Months::new(MONTHS)).unwrap_or(DateTime::<Utc>::MIN_UTC);
    let emptied = empty_closed(db, now, long_ago).await?;
    let forms = in_batches(
        db,
        now,
        move || forms(now),
        |txn, now, ids| Box::pin(async move { remove_intakes(txn, now, ids).await }),
    )
    .await?;
    let unused = in_batches(
        db,
        now,
        move || unused(long_ago),
        |txn, now, ids| Box::pin(async move { document::remove_in(txn, now, &ids).await }),
    )
    .await?;
    Ok(emptied + forms + unused)
}

async fn empty_closed(db: &Db, now: DateTime<Utc>, long_ago: DateTime<Utc>) -> Result<u64> {
    let actor = Actor::system("retention", format!("applications-{}", Uuid::now_v7()));
    let due = read_as_command(db, move |txn| {
        Box::pin(async move { Ok(closed(long_ago).into_tuple::<Uuid>().all(txn).await?) })
    })
    .await?;
    let mut emptied = 0;
    for id in due {
        let actor = actor.clone();
        let done = in_transaction(db, move |txn| {
            let actor = actor.clone();
            Box::pin(async move {
                // Of several at once one does it.
                let still = Entity::find_by_id(id).filter(Column::ErasedAt.is_null()).lock_exclusive();
                let Some(application) = still.one(txn).await? else { return Ok(false) };
                empty(txn, now, &application).await?;
                audit::record(txn, now, &actor, [("application.emptied", id)]).await?;
                Ok(true)
            })
        });
        emptied += u64::from(done.await?);
    }
    Ok(emptied)
}

/// Closed applications whose time is over.
fn closed(long_ago: DateTime<Utc>) -> Select<Entity> {
    let states: Vec<ApplicationState> =
        ApplicationState::ALL.iter().copied().filter(|state| state.is_closed()).collect();
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.is_in(states))
        .filter(Column::ClosedAt.lt(long_ago))
        .filter(Column::ErasedAt.is_null())
        .order_by_asc(Column::Id)
}

/// Forms whose day is over, confirmed or not.
fn forms(now: DateTime<Utc>) -> Select<intake::Entity> {
    intake::Entity::find()
        .select_only()
        .column(intake::Column::Id)
        .filter(intake::Column::ExpiresAt.lte(now))
        .order_by_asc(intake::Column::Id)
        .limit(BATCH)
}

/// Documents of pupils who have not applied for so long, that go with no application.
fn unused(long_ago: DateTime<Utc>) -> Select<document::Entity> {
    let sent = application_document::Entity::find()
        .select_only()
        .column(application_document::Column::DocumentId)
        .into_query();
    let busy = pupil_profile::Entity::find()
        .select_only()
        .column(pupil_profile::Column::AccountId)
        .filter(pupil_profile::Column::UpdatedAt.gte(long_ago))
        .into_query();
    document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::Column::AccountId.is_not_null())
        .filter(document::Column::CreatedAt.lt(long_ago))
        .filter(document::Column::AccountId.not_in_subquery(busy))
        .filter(document::Column::Id.not_in_subquery(sent))
        .order_by_asc(document::Column::Id)
        .limit(BATCH)
}

/// Removes what a query finds, a batch a transaction, until it finds nothing.
async fn in_batches<E, Q, W>(db: &Db, now: DateTime<Utc>, find: Q, remove: W) -> Result<u64>
where
    E: EntityTrait,
    Q: Fn() -> Select<E> + Clone + Send + Sync + 'static,
    W: for<'t> Fn(
            &'t sea_orm::DatabaseTransaction,
            DateTime<Utc>,
            Vec<Uuid>,
        ) -> crate::unit_of_work::Work<'t, ()>
        + Clone
        + Send
        + Sync
        + 'static,
{
    let mut removed = 0;
    loop {
        let (find, remove) = (find.clone(), remove.clone());
        let batch = in_transaction(db, move |txn| {
            let (due, remove) = (find(), remove.clone());
            Box::pin(async move {
                let ids: Vec<Uuid> = due.into_tuple().all(txn).await?;
                let count = ids.len() as u64;
                if count > 0 {
                    remove(txn, now, ids).await?;
                }
                Ok(count)
            })
        })
        .await?;
        removed += batch;
        if batch < BATCH {
            return Ok(removed);
        }
    }
}

/// Removes forms within a command, with the documents that came with them and nobody else has.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remove_intakes(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    ids: Vec<Uuid>,
) -> Result<()> {
    let documents: Vec<Uuid> = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::Column::IntakeId.is_in(ids.clone()))
        .filter(document::Column::AccountId.is_null())
        .into_tuple()
        .all(txn)
        .await?;
    if !documents.is_empty() {
        document::remove_in(txn, now, &documents).await?;
    }
    intake::Entity::delete_many().filter(intake::Column::Id.is_in(ids)).exec(txn).await?;
    Ok(())
}

/// Empties one application within a command: account, name, birth date, phone, school, answers; messages, notes, dates and
/// links to documents go, and so does the trace from one application of the pupil to another.
///
/// # Errors
/// When the database fails.
pub(crate) async fn empty(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    application: &Application,
) -> Result<()> {
    let id = application.id;
    let (nobody, nothing) = (None::<Uuid>, None::<String>);
    Entity::update_many()
        .col_expr(Column::AccountId, Expr::value(nobody))
        .col_expr(Column::HandedOverFrom, Expr::value(nobody))
        .col_expr(Column::Name, Expr::value(nothing.clone()))
        .col_expr(Column::BirthDate, Expr::value(None::<chrono::NaiveDate>))
        .col_expr(Column::Phone, Expr::value(nothing.clone()))
        .col_expr(Column::School, Expr::value(nothing))
        .col_expr(Column::Answers, Expr::value(serde_json::to_value(Answers::default())?))
        .col_expr(Column::ErasedAt, Expr::value(now))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .exec(txn)
        .await?;
    Entity::update_many()
        .col_expr(Column::HandedOverFrom, Expr::value(nobody))
        .filter(Column::HandedOverFrom.eq(id))
        .exec(txn)
        .await?;
    message::Entity::delete_many().filter(message::Column::ApplicationId.eq(id)).exec(txn).await?;
    note::Entity::delete_many().filter(note::Column::ApplicationId.eq(id)).exec(txn).await?;
    interview_date::Entity::delete_many()
        .filter(interview_date::Column::ApplicationId.eq(id))
        .exec(txn)
        .await?;
    application_document::Entity::delete_many()
        .filter(application_document::Column::ApplicationId.eq(id))
        .exec(txn)
        .await?;
    Ok(())
}
