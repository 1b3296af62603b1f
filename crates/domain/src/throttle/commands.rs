use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
    sea_query::{Alias, Expr, ExprTrait, OnConflict},
};

use super::{ActiveModel, Column, Entity, Throttle};
use crate::{
    Clock, Db,
    error::{DomainError, Result},
    secrets::Secrets,
    unit_of_work::{Passage, in_transaction},
};

/// Something that can be done only so often within a window of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Codes to one address from one network.
    CodesToAddressFromNetwork,
    /// Codes to one address from anywhere: an inbox is not to be flooded.
    CodesToAddress,
    /// Codes from one network: 30 pupils, each of whom mistypes and asks again, stay far below it.
    CodesFromNetwork,
    /// Codes tried for one address, over all its challenges.
    CodeTriesOfAddress,
    /// Passwords tried for one address: at most ten are evaluated (A3).
    PasswordsOfAddress,
    /// Passwords tried from one network.
    PasswordsFromNetwork,
    /// Changes of address that one account asks for: each sends a mail to an address of its choice.
    MailChangesOfAccount,
    /// Second factors tried for one account.
    SecondFactorsOfAccount,
    /// Invitations that one account sends.
    InvitationsOfAccount,
    /// Registrations of companies by one account.
    RegistrationsOfAccount,
    /// Reports on postings from one network: a class that looks at the same posting stays below it.
    ReportsFromNetwork,
    /// Mails to the managers about reports on one vacancy.
    ReportMailsOfVacancy,
    /// Mails that ask one address to confirm an alert.
    AlertsToAddress,
    /// Alerts without an account from one network: a class that tries it stays below it.
    AlertsFromNetwork,
}

impl Limit {
    /// So often, within so much time.
    pub const fn rate(self) -> (i32, TimeDelta) {
        match self {
            Self::CodesToAddressFromNetwork => (5, TimeDelta::minutes(15)),
            Self::CodesToAddress => (20, TimeDelta::hours(1)),
            Self::CodesFromNetwork => (300, TimeDelta::hours(1)),
            Self::CodeTriesOfAddress => (30, TimeDelta::hours(1)),
            Self::PasswordsOfAddress | Self::SecondFactorsOfAccount => (10, TimeDelta::minutes(15)),
            Self::PasswordsFromNetwork => (200, TimeDelta::minutes(15)),
            Self::MailChangesOfAccount => (10, TimeDelta::hours(1)),
            Self::InvitationsOfAccount => (50, TimeDelta::hours(24)),
            Self::RegistrationsOfAccount => (5, TimeDelta::hours(24)),
            Self::ReportsFromNetwork => (40, TimeDelta::hours(1)),
            Self::ReportMailsOfVacancy => (1, TimeDelta::hours(1)),
            Self::AlertsToAddress => (8, TimeDelta::hours(1)),
            Self::AlertsFromNetwork => (150, TimeDelta::hours(1)),
        }
    }

    /// What its keys are made for: the same address counts apart for each limit.
    const fn purpose(self) -> &'static str {
        match self {
            Self::CodesToAddressFromNetwork => "limit.codes_to_address_from_network",
            Self::CodesToAddress => "limit.codes_to_address",
            Self::CodesFromNetwork => "limit.codes_from_network",
            Self::CodeTriesOfAddress => "limit.code_tries_of_address",
            Self::PasswordsOfAddress => "limit.passwords_of_address",
            Self::PasswordsFromNetwork => "limit.passwords_from_network",
            Self::MailChangesOfAccount => "limit.mail_changes_of_account",
            Self::SecondFactorsOfAccount => "limit.second_factors_of_account",
            Self::InvitationsOfAccount => "limit.invitations_of_account",
            Self::RegistrationsOfAccount => "limit.registrations_of_account",
            Self::ReportsFromNetwork => "limit.reports_from_network",
            Self::ReportMailsOfVacancy => "limit.report_mails_of_vacancy",
            Self::AlertsToAddress => "limit.alerts_to_address",
            Self::AlertsFromNetwork => "limit.alerts_from_network",
        }
    }
}

/// Counts one try against each of these limits and passes when none is used up. They are counted by one atomic statement,
/// so that of many at once no more pass than the limit says. In a transaction of its own: a refusal counts, too.
///
/// # Errors
/// `TooMany` with the seconds after which it makes sense again; or when the database fails.
pub async fn take(db: &Db, clock: &dyn Clock, secrets: &Secrets, tries: &[(Limit, &str)]) -> Result<()> {
    take_at(db, clock.now(), secrets, tries).await
}

/// As [`take`], for a command that has looked at the clock already.
pub(crate) async fn take_at(
    db: &Db,
    now: DateTime<Utc>,
    secrets: &Secrets,
    tries: &[(Limit, &str)],
) -> Result<()> {
    let keys = keys(secrets, tries);
    // The count is kept whatever it says, so the refusal is no error of the transaction.
    let counted = in_transaction(db, move |txn| {
        let keys = keys.clone();
        Box::pin(async move { count(txn, now, keys).await })
    });
    passes(now, counted.await?)
}

/// Counts one try within a command, whose end decides whether it counts. Whether the limit leaves room for it.
pub(crate) async fn take_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    one: (Limit, &str),
) -> Result<bool> {
    Ok(count(txn, now, keys(secrets, &[one])).await?.is_none())
}

/// As [`take`], as the gate of a command behind [`in_transaction_behind`](crate::unit_of_work::in_transaction_behind): a
/// refusal counts, too, so it is no error of the transaction. Refuses by `TooMany`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pass_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    tries: &[(Limit, &str)],
) -> Result<Passage<()>> {
    Ok(passes(now, count(txn, now, keys(secrets, tries)).await?))
}

/// Each limit with whom it concerns, in the same order everywhere, so that no two transactions wait for each other.
fn keys(secrets: &Secrets, tries: &[(Limit, &str)]) -> Vec<(String, Limit)> {
    let mut keys: Vec<(String, Limit)> =
        tries.iter().map(|(limit, of)| (secrets.fingerprint(limit.purpose(), of), *limit)).collect();
    keys.sort_by(|(one, _), (other, _)| one.cmp(other));
    keys.dedup_by(|(one, _), (other, _)| one == other);
    keys
}

fn passes(now: DateTime<Utc>, full_until: Option<DateTime<Utc>>) -> Passage<()> {
    let Some(until) = full_until else { return Ok(()) };
    let seconds = u64::try_from((until - now).num_seconds()).unwrap_or_default();
    Err(DomainError::TooMany { after_s: seconds + 1 })
}

/// One more within the present window, or the first of a new one, for all of them in one statement. Until when the last of
/// those that are used up stays so; none where all leave room.
async fn count(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    keys: Vec<(String, Limit)>,
) -> Result<Option<DateTime<Utc>>> {
    let rows: Vec<ActiveModel> = keys
        .iter()
        .map(|(key, limit)| {
            let window_end = now + limit.rate().1;
            ActiveModel { id: Set(key.clone()), count: Set(1), window_end: Set(window_end) }
        })
        .collect();
    let over = || Expr::col((Entity, Column::WindowEnd)).lte(now);
    let anew = Expr::col((Alias::new("excluded"), Column::WindowEnd));
    let again = OnConflict::column(Column::Id)
        .value(Column::Count, Expr::case(over(), 1).finally(Expr::col((Entity, Column::Count)).add(1)))
        .value(Column::WindowEnd, Expr::case(over(), anew).finally(Expr::col((Entity, Column::WindowEnd))))
        .to_owned();
    let counted = Entity::insert_many(rows).on_conflict(again).exec_with_returning(txn).await?;
    let used_up =
        |row: &Throttle| keys.iter().any(|(key, limit)| *key == row.id && row.count > limit.rate().0);
    Ok(counted.into_iter().filter(used_up).map(|row| row.window_end).max())
}

/// As [`pass_in`] for a try that has succeeded: those before it are forgotten, unless they have used up the limit.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pass_and_forget(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    (limit, of): (Limit, &str),
) -> Result<Passage<()>> {
    let key = secrets.fingerprint(limit.purpose(), of);
    let forgotten =
        Entity::delete_many().filter(Column::Id.eq(key.as_str())).exec_with_returning(txn).await?;
    let used_up = |row: &Throttle| row.count >= limit.rate().0 && row.window_end > now;
    let Some(row) = forgotten.into_iter().find(used_up) else { return Ok(Ok(())) };
    let until = row.window_end;
    let again = Throttle { count: row.count.saturating_add(1), ..row };
    Entity::insert(again.into_active_model().reset_all()).exec_without_returning(txn).await?;
    Ok(passes(now, Some(until)))
}

/// Forgets the tries against a limit, after a success.
///
/// # Errors
/// When the database fails.
pub async fn forget(db: &Db, secrets: &Secrets, limit: Limit, of: &str) -> Result<()> {
    let (secrets, of) = (secrets.clone(), of.to_owned());
    in_transaction(db, move |txn| {
        let (secrets, of) = (secrets.clone(), of.clone());
        Box::pin(async move { forget_in(txn, &secrets, limit, &of).await })
    })
    .await
}

/// As [`forget`], within a command.
pub(crate) async fn forget_in(
    txn: &impl ConnectionTrait,
    secrets: &Secrets,
    limit: Limit,
    of: &str,
) -> Result<()> {
    Entity::delete_by_id(secrets.fingerprint(limit.purpose(), of)).exec(txn).await?;
    Ok(())
}
