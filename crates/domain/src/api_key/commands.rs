use std::sync::Arc;

use chrono::TimeDelta;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

use super::{ActiveModel, ApiKey, Column, Entity, PREFIX, Scope};
use crate::{
    Actor, Clock, Db, Identity, account, audit,
    error::{DomainError, FieldError, Result},
    mail::{SecurityChange, tell_security_change},
    secrets::{random_token, token_hash},
    session,
    unit_of_work::{in_transaction, read_as},
};

/// A key that has just been made; nobody can read it again.
#[derive(Clone)]
pub struct NewKey {
    pub key: ApiKey,
    pub token: String,
}

impl std::fmt::Debug for NewKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewKey({})", self.key.id)
    }
}

/// Keys of one account.
const MOST: u64 = 20;
const LONGEST_DAYS: u32 = 366;
const LONGEST_NAME: usize = 60;
/// Characters of a token that are shown later, besides what every key begins with.
const SHOWN: usize = 6;

/// The person that calls. A key makes and ends no keys.
fn person(actor: &Actor) -> Result<(Arc<Identity>, Uuid)> {
    let identity = actor.signed_in()?;
    let session_id = identity.session_id.ok_or(DomainError::NotFound { what: "API key" })?;
    Ok((Arc::clone(identity), session_id))
}

/// Makes a key for a company for which the caller works. At most 20 for each account; valid for `days` (1 to 366).
///
/// # Errors
/// `NotFound` for a company for which the caller does not work; `Invalid` for name, scopes or days; `Conflict` beyond 20.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    name: &str,
    scopes: Vec<Scope>,
    days: u32,
) -> Result<NewKey> {
    let (identity, session_id) = person(actor)?;
    actor.require(actor.works_for(company_id), company_id, "company")?;
    let scopes = check(name, scopes, days)?;
    let (now, account_id, actor) = (clock.now(), identity.account_id, actor.clone());
    let token = format!("{PREFIX}{}", random_token());
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account_id),
        company_id: Set(company_id),
        name: Set(name.trim().to_owned()),
        prefix: Set(token.chars().take(PREFIX.len() + SHOWN).collect()),
        token_hash: Set(token_hash(&token)),
        scopes: Set(serde_json::to_value(scopes)?),
        created_at: Set(now),
        last_used_at: Set(None),
        expires_at: Set(now + TimeDelta::days(i64::from(days))),
    };
    let key = in_transaction(db, move |txn| {
        let (row, actor) = (row.clone(), actor.clone());
        Box::pin(async move {
            // Held, so that of two at once the later one counts the earlier.
            let account = account::Entity::find_by_id(account_id)
                .lock_exclusive()
                .one(txn)
                .await?
                .ok_or(DomainError::Unauthenticated)?;
            let session = session::Entity::find_by_id(session_id)
                .one(txn)
                .await?
                .ok_or(DomainError::Unauthenticated)?;
            let valid =
                Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::ExpiresAt.gt(now));
            if valid.count(txn).await? >= MOST {
                return Err(DomainError::Conflict(format!("an account has at most {MOST} API keys")));
            }
            let key = row.insert(txn).await?;
            audit::record(txn, now, &actor, [("api_key.created", key.id)]).await?;
            tell_security_change(txn, now, &account, SecurityChange::ApiKeyCreated, Some(session.device))
                .await?;
            Ok(key)
        })
    })
    .await?;
    Ok(NewKey { key, token })
}

/// The scopes, each once.
fn check(name: &str, mut scopes: Vec<Scope>, days: u32) -> Result<Vec<Scope>> {
    let mut errors = Vec::new();
    let length = name.trim().chars().count();
    if !(1..=LONGEST_NAME).contains(&length) || name.chars().any(char::is_control) {
        errors.push(FieldError::new("name", "length", "takes 1 to 60 characters"));
    }
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() {
        errors.push(FieldError::new("scopes", "missing", "takes at least one scope"));
    }
    if !(1..=LONGEST_DAYS).contains(&days) {
        errors.push(FieldError::new("days", "range", "lies between 1 and 366"));
    }
    if errors.is_empty() { Ok(scopes) } else { Err(DomainError::Invalid(errors)) }
}

/// The caller's keys, newest first.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn list_own(db: &Db, actor: &Actor) -> Result<Vec<ApiKey>> {
    let (identity, _) = person(actor)?;
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let own = Entity::find().filter(Column::AccountId.eq(identity.account_id));
            Ok(own.order_by_desc(Column::Id).all(txn).await?)
        })
    })
    .await
}

/// Ends a key at once.
///
/// # Errors
/// `NotFound` for what is not the caller's.
pub async fn revoke(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    let (identity, _) = person(actor)?;
    let (now, account_id, actor) = (clock.now(), identity.account_id, actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let gone =
                Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::AccountId.eq(account_id));
            if gone.exec(txn).await?.rows_affected == 0 {
                return Err(DomainError::NotFound { what: "API key" });
            }
            audit::record(txn, now, &actor, [("api_key.revoked", id)]).await
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::{Scope, check};

    #[test]
    fn every_wrong_field_is_named_and_scopes_count_once() {
        let twice = vec![Scope::VacanciesRead, Scope::CompanyRead, Scope::VacanciesRead];
        assert_eq!(check("Kasse", twice, 366).unwrap(), [Scope::CompanyRead, Scope::VacanciesRead]);
        let wrong = check(" ", Vec::new(), 0).unwrap_err().to_string();
        assert_eq!(wrong.matches(';').count(), 2, "{wrong}");
        assert!(check("Kasse", vec![Scope::CompanyRead], 367).is_err());
        assert!(check(&"x".repeat(61), vec![Scope::CompanyRead], 1).is_err());
    }
}
