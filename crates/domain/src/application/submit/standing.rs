//! Who applies: a pupil, with a guardian's consent where one is needed (rule 4).
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, PaginatorTrait, QuerySelect, Set, entity::prelude::*};

use super::check::{Form, missing_guardian};
use crate::{
    Actor,
    account::{self, Account, MailAddress},
    audit,
    consent::{
        self, Asking, Consent, ConsentState, Introduction, check_birth_date, guardian_address, under_16,
    },
    error::{DomainError, Result},
    grant::{self, Role},
};

/// Introduces somebody as a pupil where they are none yet, asks the guardian where one is needed and none has been asked, and
/// says whether the application must wait for the answer. The known birth date stays what it is; a name is written where the
/// account has none.
///
/// # Errors
/// `Invalid` for `birth_date` and `guardian_mail`; `Conflict` where the guardian has refused, withdrawn or not answered in time.
pub(super) async fn ensure(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account: Account,
    form: &Form,
) -> Result<bool> {
    let today = now.date_naive();
    let known = account.birth_date;
    let Some(birth_date) = known.or(form.birth_date) else {
        return Err(DomainError::invalid("birth_date", "missing", "is needed"));
    };
    if known.is_none() {
        check_birth_date(birth_date, today)?;
    }
    // Held, so that a guardian who answers at this moment is heard before or after, never in between.
    let asked = consent::latest(account.id).lock_exclusive().one(txn).await?;
    let guarded = under_16(birth_date, today);
    let ask = match (&asked, guarded) {
        (None, true) => Some(guardian_of(form, &account.mail)?),
        _ => None,
    };
    let name = account.name.is_none().then_some(form.name.as_str());
    if known.is_none() {
        let introduction =
            Introduction { pupil: Asking::from(&account), name, birth_date, guardian: ask.as_ref() };
        consent::introduce_in(txn, now, actor, introduction).await?;
    } else {
        let pupil = Asking { name: account.name.as_deref().or(name), ..Asking::from(&account) };
        if !is_pupil(txn, account.id).await? {
            grant::give_in(txn, now, actor, account.id, Role::Pupil, Uuid::nil()).await?;
            audit::record(txn, now, actor, [("pupil.introduced", account.id)]).await?;
        }
        if let Some(guardian) = &ask {
            audit::record(txn, now, actor, [("consent.requested", account.id)]).await?;
            consent::ask(txn, now, pupil, guardian).await?;
        }
        if let Some(name) = name {
            write_name(txn, now, account.clone(), name).await?;
        }
    }
    if guarded { asked.map_or(Ok(true), |asked| must_wait(&asked, now)) } else { Ok(false) }
}

fn guardian_of(form: &Form, own: &str) -> Result<MailAddress> {
    match &form.guardian_mail {
        Some(mail) => guardian_address(mail, own),
        None => Err(DomainError::Invalid(vec![missing_guardian()])),
    }
}

fn must_wait(asked: &Consent, now: DateTime<Utc>) -> Result<bool> {
    let missing = match asked.state {
        ConsentState::Given => return Ok(false),
        ConsentState::Requested if asked.expires_at > now => return Ok(true),
        ConsentState::Requested => "the 14 days for the guardian's answer are over",
        ConsentState::Refused => "you are under 16, and the guardian has not agreed",
        ConsentState::Withdrawn => "you are under 16, and the guardian has withdrawn the consent",
    };
    Err(DomainError::Conflict(missing.into()))
}

async fn is_pupil(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<bool> {
    let grants = grant::Entity::find()
        .filter(grant::Column::AccountId.eq(account_id))
        .filter(grant::Column::Role.eq(Role::Pupil))
        .count(txn)
        .await?;
    Ok(grants > 0)
}

async fn write_name(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account: Account,
    name: &str,
) -> Result<()> {
    let version = account.version + 1;
    let mut row = account::ActiveModel::from(account);
    row.name = Set(Some(name.to_owned()));
    row.version = Set(version);
    row.updated_at = Set(now);
    row.update(txn).await?;
    Ok(())
}
