use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ConnectionTrait, EntityTrait, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{ActiveModel, Column, Entity, Throttle};
use crate::{
    Clock, Db,
    error::{DomainError, Result},
    secrets::Secrets,
    unit_of_work::in_transaction,
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
        }
    }
}

/// Counts one try against each of these limits and passes when none is used up. Each is counted by one atomic statement,
/// so that of many at once no more pass than the limit says.
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
    let mut keys: Vec<(String, Limit)> =
        tries.iter().map(|(limit, of)| (secrets.fingerprint(limit.purpose(), of), *limit)).collect();
    // In the same order everywhere, so that no two transactions wait for each other.
    keys.sort_by(|(one, _), (other, _)| one.cmp(other));
    // The count is kept whatever it says, so the refusal is no error of the transaction.
    let until = in_transaction(db, move |txn| {
        let keys = keys.clone();
        Box::pin(async move {
            let mut until = None;
            for (key, limit) in keys {
                let (most, window) = limit.rate();
                let row = count(txn, now, key, now + window).await?;
                if row.count > most {
                    until = Ord::max(until, Some(row.window_end));
                }
            }
            Ok(until)
        })
    })
    .await?;
    let Some(until) = until else { return Ok(()) };
    let seconds = u64::try_from((until - now).num_seconds()).unwrap_or_default();
    Err(DomainError::TooMany { after_s: seconds + 1 })
}

/// Counts one try within a command, whose end decides whether it counts. Whether the limit leaves room for it.
pub(crate) async fn take_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    (limit, of): (Limit, &str),
) -> Result<bool> {
    let (most, window) = limit.rate();
    let row = count(txn, now, secrets.fingerprint(limit.purpose(), of), now + window).await?;
    Ok(row.count <= most)
}

/// One more within the present window, or the first of a new one.
async fn count(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    key: String,
    window_end: DateTime<Utc>,
) -> Result<Throttle> {
    let over = || Expr::col((Entity, Column::WindowEnd)).lte(now);
    let row = ActiveModel { id: Set(key), count: Set(1), window_end: Set(window_end) };
    let again = OnConflict::column(Column::Id)
        .value(Column::Count, Expr::case(over(), 1).finally(Expr::col((Entity, Column::Count)).add(1)))
        .value(
            Column::WindowEnd,
            Expr::case(over(), window_end).finally(Expr::col((Entity, Column::WindowEnd))),
        )
        .to_owned();
    Ok(Entity::insert(row).on_conflict(again).exec_with_returning(txn).await?)
}

/// Forgets the tries against a limit, after a success.
///
/// # Errors
/// When the database fails.
pub async fn forget(db: &Db, secrets: &Secrets, limit: Limit, of: &str) -> Result<()> {
    let key = secrets.fingerprint(limit.purpose(), of);
    in_transaction(db, move |txn| {
        let key = key.clone();
        Box::pin(async move {
            Entity::delete_by_id(key).exec(txn).await?;
            Ok(())
        })
    })
    .await
}
