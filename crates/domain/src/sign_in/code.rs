use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set,
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
    unit_of_work::{in_transaction, read_as_command},
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
    ActiveModel {
        id: Set(id),
        mail: Set(mail.as_str().to_owned()),
        purpose: Set(purpose),
        account_id: Set(account_id),
        code_hash: Set(secrets.fingerprint(FINGERPRINT, &format!("{id}:{code}"))),
        tries: Set(0),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::minutes(MINUTES)),
        used_at: Set(None),
    }
    .insert(txn)
    .await?;
    Ok((id, code))
}

/// A code that can still be tried, for one purpose and, where it belongs to an account, by that account only.
pub(crate) async fn find_open(
    db: &Db,
    now: DateTime<Utc>,
    challenge_id: Uuid,
    purpose: Purpose,
    account_id: Option<Uuid>,
) -> Result<SignInCode> {
    let row = read_as_command(db, move |txn| {
        Box::pin(async move { Ok(Entity::find_by_id(challenge_id).one(txn).await?) })
    });
    let open = |row: &SignInCode| {
        (row.purpose, row.account_id) == (purpose, account_id)
            && row.used_at.is_none()
            && row.tries < TRIES
            && row.expires_at > now
    };
    row.await?.filter(open).ok_or(DomainError::WrongCode)
}

/// Counts a try in a transaction of its own (so that a refusal counts too), then says whether the code is right, and uses
/// it up. The try is counted by one statement with the limit in its condition: 200 at once are five.
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
    let asked = find_open(db, now, challenge_id, purpose, account_id).await?;
    throttle::take_at(db, now, secrets, &[(Limit::CodeTriesOfAddress, &asked.mail)]).await?;
    // People type the digits in groups, too.
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let fits = secrets.fits(FINGERPRINT, &format!("{challenge_id}:{digits}"), &asked.code_hash);
    let redeemed = in_transaction(db, move |txn| {
        Box::pin(async move {
            let counted = Entity::update_many()
                .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
                .col_expr(Column::UsedAt, Expr::value(fits.then_some(now)))
                .filter(Column::Id.eq(challenge_id))
                .filter(Column::Tries.lt(TRIES))
                .filter(Column::UsedAt.is_null())
                .filter(Column::ExpiresAt.gt(now))
                .exec(txn)
                .await?;
            Ok(counted.rows_affected == 1)
        })
    });
    // What was compared before counts for nothing where the try could not be counted.
    if !redeemed.await? || !fits {
        return Err(DomainError::WrongCode);
    }
    throttle::forget(db, secrets, Limit::CodeTriesOfAddress, &asked.mail).await?;
    Ok(asked)
}
