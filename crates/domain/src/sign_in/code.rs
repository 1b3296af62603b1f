use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::{ActiveModel, Column, Entity, Purpose, SignInCode};
use crate::{
    Db,
    account::MailAddress,
    error::{DomainError, Result},
    secrets::{Secrets, random_code},
    throttle::{self, Limit},
    unit_of_work::{Passage, Work, in_transaction, select_as_command},
};

/// Valid for so long.
pub const MINUTES: i64 = 10;
/// And for so many tries.
pub(crate) const TRIES: i32 = 5;

/// What is kept of a code: bound to its row, and worth nothing without the installation's key.
const FINGERPRINT: &str = "code";

/// Makes a code within a command; returns the row's id and the six digits for the mail.
pub(crate) async fn ask(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    mail: &MailAddress,
    purpose: Purpose,
    account_id: Option<Uuid>,
) -> Result<(Uuid, String)> {
    let (id, code) = (Uuid::now_v7(), random_code());
    let row = ActiveModel {
        id: Set(id),
        mail: Set(mail.as_str().to_owned()),
        purpose: Set(purpose),
        account_id: Set(account_id),
        code_hash: Set(secrets.fingerprint(FINGERPRINT, &format!("{id}:{code}"))),
        tries: Set(0),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::minutes(MINUTES)),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(txn).await?;
    Ok((id, code))
}

/// A code that can still be tried, for one purpose and, where it belongs to an account, by that account only.
///
/// # Errors
/// `WrongCode`.
pub(crate) async fn find_open(
    db: &Db,
    now: DateTime<Utc>,
    challenge_id: Uuid,
    purpose: Purpose,
    account_id: Option<Uuid>,
) -> Result<SignInCode> {
    let row = select_as_command(db, move |db| {
        Box::pin(async move { Ok(Entity::find_by_id(challenge_id).one(&db).await?) })
    });
    row.await?.filter(|row| row.is_open(now, purpose, account_id)).ok_or(DomainError::WrongCode)
}

impl SignInCode {
    fn is_open(&self, now: DateTime<Utc>, purpose: Purpose, account_id: Option<Uuid>) -> bool {
        (self.purpose, self.account_id) == (purpose, account_id)
            && self.used_at.is_none()
            && self.tries < TRIES
            && self.expires_at > now
    }
}

/// A code as somebody has typed it.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    pub(crate) challenge_id: Uuid,
    pub(crate) code: String,
    pub(crate) purpose: Purpose,
    /// To whom it must belong; nobody for those who are not known yet.
    pub(crate) account_id: Option<Uuid>,
}

/// The gate of a command that a code confirms: says whether it is right, and uses it up. A wrong one is counted, by one
/// statement with the limit in its condition: 200 at once are five. Refuses as [`redeem`].
pub(crate) fn gate(
    now: DateTime<Utc>,
    secrets: &Secrets,
    typed: Typed,
) -> impl for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, Passage<SignInCode>> + Send + Sync + 'static {
    let secrets = secrets.clone();
    move |txn| {
        let (secrets, typed) = (secrets.clone(), typed.clone());
        Box::pin(async move { try_in(txn, now, &secrets, &typed).await })
    }
}

async fn try_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    secrets: &Secrets,
    typed: &Typed,
) -> Result<Passage<SignInCode>> {
    let Typed { challenge_id, code, purpose, account_id } = typed;
    let asked = Entity::find_by_id(*challenge_id).one(txn).await?;
    let Some(asked) = asked.filter(|row| row.is_open(now, *purpose, *account_id)) else {
        return Ok(Err(DomainError::WrongCode));
    };
    // People type the digits in groups, too.
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let fits = secrets.fits(FINGERPRINT, &format!("{challenge_id}:{digits}"), &asked.code_hash);
    let limit = (Limit::CodeTriesOfAddress, asked.mail.as_str());
    let within = if fits {
        throttle::pass_and_forget(txn, now, secrets, limit).await?
    } else {
        throttle::pass_in(txn, now, secrets, &[limit]).await?
    };
    if let Err(refusal) = within {
        return Ok(Err(refusal));
    }
    let counted = Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .col_expr(Column::UsedAt, Expr::value(fits.then_some(now)))
        .filter(Column::Id.eq(*challenge_id))
        .filter(Column::Tries.lt(TRIES))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(txn)
        .await?;
    // What was compared before counts for nothing where the try could not be counted.
    Ok(if counted.rows_affected == 1 && fits { Ok(asked) } else { Err(DomainError::WrongCode) })
}

/// As [`gate`], in a transaction of its own: for what must happen outside one before the command.
///
/// # Errors
/// `WrongCode` for everything that does not fit: unknown, expired, used, too many tries, wrong digits, other purpose, other
/// account. `TooMany` beyond the limit of the address over all its codes.
pub(crate) async fn redeem(
    db: &Db,
    now: DateTime<Utc>,
    secrets: &Secrets,
    challenge_id: Uuid,
    code: &str,
    purpose: Purpose,
    account_id: Option<Uuid>,
) -> Result<SignInCode> {
    let typed = Typed { challenge_id, code: code.to_owned(), purpose, account_id };
    in_transaction(db, gate(now, secrets, typed)).await?
}
