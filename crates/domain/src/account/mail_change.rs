use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

use super::{Account, ActiveModel, Entity, MailAddress, find_by_mail, security::envelope};
use crate::{
    Actor, Clock, Db, audit,
    error::{DomainError, Result},
    mail::{self, Letter},
    secrets::Secrets,
    session,
    sign_in::{self, Purpose},
    throttle::{self, Limit},
    unit_of_work::in_transaction,
};

/// A change of address that waits for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailChange {
    pub challenge_id: Uuid,
}

/// Sends a code to the new address. An address that has an account already is answered the same; its owner gets a mail that
/// says so instead.
///
/// # Errors
/// When the address is none, too many were asked for, or nobody is signed in.
pub async fn request_mail_change(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    new: &str,
) -> Result<MailChange> {
    let account_id = actor.in_session()?.0.account_id;
    let (now, new) = (clock.now(), MailAddress::parse(new)?);
    let account = account_id.to_string();
    let limits = [(Limit::MailChangesOfAccount, account.as_str()), (Limit::CodesToAddress, new.as_str())];
    throttle::take_at(db, now, secrets, &limits).await?;
    let secrets = secrets.clone();
    in_transaction(db, move |txn| {
        let (secrets, new) = (secrets.clone(), new.clone());
        Box::pin(async move {
            let account = own(txn, account_id).await?;
            if account.mail == new.as_str() {
                return Err(DomainError::invalid("mail", "same", "is your address already"));
            }
            let (challenge_id, code) =
                sign_in::ask(txn, now, &secrets, &new, Purpose::ChangeMail, Some(account_id)).await?;
            if let Some(owner) = find_by_mail(txn, &new).await? {
                tell_taken(txn, now, &owner).await?;
            } else {
                let letter = Letter::MailChangeCode { code, minutes: sign_in::CODE_MINUTES };
                mail::post(txn, now, new.as_str(), &envelope(&account, letter)).await?;
            }
            Ok(MailChange { challenge_id })
        })
    })
    .await
}

async fn own(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<Account> {
    Entity::find_by_id(account_id).one(txn).await?.ok_or(DomainError::Unauthenticated)
}

async fn tell_taken(txn: &impl ConnectionTrait, now: DateTime<Utc>, owner: &Account) -> Result<()> {
    mail::post(txn, now, &owner.mail, &envelope(owner, Letter::MailTaken)).await?;
    Ok(())
}

/// Changes the address, tells both, and ends every other session.
///
/// # Errors
/// `WrongCode` as for signing in, and for an address that got an account meanwhile; `TooMany` beyond the limit of tries.
pub async fn confirm_mail_change(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    challenge_id: Uuid,
    code: &str,
) -> Result<Account> {
    let (identity, session_id) = actor.in_session()?;
    let (now, account_id) = (clock.now(), identity.account_id);
    let asked = sign_in::redeem(db, now, secrets, challenge_id, code, Purpose::ChangeMail, Some(account_id));
    let new = MailAddress::parse(&asked.await?.mail)?;
    let actor = actor.clone();
    let changed = in_transaction(db, move |txn| {
        let (actor, new) = (actor.clone(), new.clone());
        Box::pin(async move {
            if let Some(owner) = find_by_mail(txn, &new).await? {
                tell_taken(txn, now, &owner).await?;
                return Ok(None);
            }
            let account = own(txn, account_id).await?;
            let (old, version) = (account.mail.clone(), account.version + 1);
            let mut row = ActiveModel::from(account);
            row.mail = Set(new.as_str().to_owned());
            row.mail_confirmed_at = Set(Some(now));
            row.version = Set(version);
            row.updated_at = Set(now);
            let account = row.update(txn).await?;
            let letter = Letter::MailChanged { old: old.clone(), new: account.mail.clone() };
            for to in [&old, &account.mail] {
                mail::post(txn, now, to, &envelope(&account, letter.clone())).await?;
            }
            session::end_others(txn, account_id, Some(session_id)).await?;
            audit::record(txn, now, &actor, [("account.mail_changed", account_id)]).await?;
            Ok(Some(account))
        })
    });
    match changed.await {
        Ok(Some(account)) => Ok(account),
        // Whoever was quicker with the address: the same answer as for whatever does not fit.
        Ok(None) | Err(DomainError::Conflict(_)) => Err(DomainError::WrongCode),
        Err(other) => Err(other),
    }
}
