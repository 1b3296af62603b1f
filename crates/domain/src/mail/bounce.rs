use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::OnConflict,
};
use uuid::Uuid;

use super::{Suppression, SuppressionReason, suppression};
use crate::{
    Actor, Clock, Db,
    account::{self, MailAddress},
    audit,
    error::{DomainError, Result},
    unit_of_work::{in_transaction, read_as, read_as_command},
};

/// What a server says may be long; nobody reads more.
const LONGEST_DETAIL: usize = 500;
const LISTED: u64 = 200;

/// Sends nothing to an address any more: it does not exist, or its owner complained.
///
/// # Errors
/// When the database fails.
pub async fn suppress(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    mail: &MailAddress,
    reason: SuppressionReason,
    detail: Option<String>,
) -> Result<()> {
    use suppression::{ActiveModel, Column, Entity};
    let (now, actor) = (clock.now(), actor.clone());
    let detail =
        detail.map(|text| text.chars().filter(|c| *c != '\0').take(LONGEST_DETAIL).collect::<String>());
    let row = ActiveModel {
        mail: Set(mail.as_str().to_owned()),
        reason: Set(reason),
        detail: Set(detail),
        since: Set(now),
    };
    let mail = mail.clone();
    in_transaction(db, move |txn| {
        let (row, mail, actor) = (row.clone(), mail.clone(), actor.clone());
        Box::pin(async move {
            // The latest reason counts, from when on stays.
            let again =
                OnConflict::column(Column::Mail).update_columns([Column::Reason, Column::Detail]).to_owned();
            Entity::insert(row).on_conflict(again).exec_without_returning(txn).await?;
            let subject = subject_of(txn, &mail).await?;
            audit::record(txn, now, &actor, [("mail.suppressed", subject)]).await
        })
    })
    .await
}

/// Whose address it is; nobody's unless there is an account. The audit trail outlives the address and must not name it.
async fn subject_of(txn: &impl sea_orm::ConnectionTrait, mail: &MailAddress) -> Result<Uuid> {
    let account = account::Entity::find().filter(account::Column::Mail.eq(mail.as_str())).one(txn).await?;
    Ok(account.map_or(Uuid::nil(), |account| account.id))
}

/// Whether nothing is sent to an address.
///
/// # Errors
/// When the database fails.
pub async fn is_suppressed(db: &Db, mail: &str) -> Result<bool> {
    let mail = mail.trim().to_lowercase();
    read_as_command(db, move |txn| {
        Box::pin(async move { Ok(suppression::Entity::find_by_id(mail).count(txn).await? > 0) })
    })
    .await
}

/// Sends to an address again.
///
/// # Errors
/// `NotFound` where the actor is no operator, or the address is not suppressed.
pub async fn lift_suppression(db: &Db, clock: &dyn Clock, actor: &Actor, mail: &MailAddress) -> Result<()> {
    actor.require(actor.is_operator(), Uuid::nil(), "suppressed address")?;
    let (now, actor, mail) = (clock.now(), actor.clone(), mail.clone());
    in_transaction(db, move |txn| {
        let (actor, mail) = (actor.clone(), mail.clone());
        Box::pin(async move {
            let gone = suppression::Entity::delete_by_id(mail.as_str()).exec(txn).await?;
            if gone.rows_affected == 0 {
                return Err(DomainError::NotFound { what: "suppressed address" });
            }
            let subject = subject_of(txn, &mail).await?;
            audit::record(txn, now, &actor, [("mail.unsuppressed", subject)]).await
        })
    })
    .await
}

/// Suppressed addresses, newest first, at most 200; for operators.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_suppressed(db: &Db, actor: &Actor) -> Result<Vec<Suppression>> {
    actor.require(actor.is_operator(), Uuid::nil(), "suppressed address")?;
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let newest_first = suppression::Entity::find()
                .order_by_desc(suppression::Column::Since)
                .order_by_asc(suppression::Column::Mail);
            Ok(newest_first.limit(LISTED).all(txn).await?)
        })
    })
    .await
}
