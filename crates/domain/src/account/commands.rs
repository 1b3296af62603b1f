use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, Func, OnConflict},
};
use uuid::Uuid;

use super::{Account, ActiveModel, Column, Entity, Hasher, Language, MailAddress, password};
use crate::{
    Actor, Clock, Db, audit,
    error::{DomainError, Result},
    unit_of_work::in_transaction,
};

/// What people may change about themselves. What is absent stays.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// At most 120 characters; an empty one removes it.
    pub name: Option<String>,
    pub language: Option<Language>,
}

/// In characters.
const LONGEST_NAME: usize = 120;

impl Profile {
    /// Without space around the name.
    fn checked(self) -> Result<Self> {
        let Self { name, language } = self;
        let name = name.map(|name| name.trim().to_owned());
        if let Some(name) = &name {
            if name.chars().count() > LONGEST_NAME {
                return Err(DomainError::invalid("name", "too_long", "takes at most 120 characters"));
            }
            // What could end a header line of a mail stays out.
            if name.chars().any(char::is_control) {
                return Err(DomainError::invalid("name", "characters", "takes one line of text"));
            }
        }
        Ok(Self { name, language })
    }
}

/// The account of an address, within a command.
pub(crate) async fn find_by_mail(txn: &impl ConnectionTrait, mail: &MailAddress) -> Result<Option<Account>> {
    Ok(Entity::find().filter(Column::Mail.eq(mail.as_str())).one(txn).await?)
}

/// The account of an address whose owner has just proved that it is theirs; made where there is none. Held until the command
/// ends.
pub(crate) async fn find_or_create(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    mail: &MailAddress,
    language: Language,
) -> Result<Account> {
    let id = Uuid::now_v7();
    let row = ActiveModel {
        id: Set(id),
        mail: Set(mail.as_str().to_owned()),
        name: Set(None),
        language: Set(language),
        mail_confirmed_at: Set(Some(now)),
        password_hash: Set(None),
        birth_date: Set(None),
        last_seen_at: Set(now),
        warned_at: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    // Two who come first at the same moment become one. One that is known stays as it is, and its address is confirmed now
    // if it was not before.
    let confirmed = [Expr::col((Entity, Column::MailConfirmedAt)), Expr::value(now)];
    let known =
        OnConflict::column(Column::Mail).value(Column::MailConfirmedAt, Func::coalesce(confirmed)).to_owned();
    let account = Entity::insert(row).on_conflict(known).exec_with_returning(txn).await?;
    if account.id == id {
        audit::record(txn, now, &actor.proved(id), [("account.created", id)]).await?;
    }
    Ok(account)
}

/// Makes an account whose address is taken as confirmed (command line, demo), or returns the one that there is. With a
/// password where one is given; one that is there already is not overwritten.
///
/// # Errors
/// When the password breaks a rule, or the database fails.
pub async fn create_confirmed(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    hasher: &Hasher,
    mail: &MailAddress,
    profile: Profile,
    password: Option<String>,
) -> Result<Account> {
    let profile = profile.checked()?;
    let hash = match password {
        None => None,
        Some(new) => {
            password::check(&new, mail)?;
            Some(hasher.hash(new).await?)
        }
    };
    let (now, actor, mail) = (clock.now(), actor.clone(), mail.clone());
    in_transaction(db, move |txn| {
        let (actor, mail, profile, hash) = (actor.clone(), mail.clone(), profile.clone(), hash.clone());
        Box::pin(async move {
            let is_new = find_by_mail(txn, &mail).await?.is_none();
            let language = profile.language.unwrap_or(Language::De);
            let account = find_or_create(txn, now, &actor, &mail, language).await?;
            let (id, sets_password) = (account.id, account.password_hash.is_none() && hash.is_some());
            let mut row = ActiveModel::from(account);
            if is_new {
                row.name = Set(profile.name.filter(|name| !name.is_empty()));
            }
            if sets_password {
                row.password_hash = Set(hash);
                row.updated_at = Set(now);
                audit::record(txn, now, &actor, [("account.password_set", id)]).await?;
            }
            Ok(row.update(txn).await?)
        })
    })
    .await
}

/// Changes name and language of the caller's own account.
///
/// # Errors
/// When a value breaks a rule or nobody is signed in.
pub async fn change_profile(db: &Db, clock: &dyn Clock, actor: &Actor, profile: Profile) -> Result<Account> {
    let account_id = actor.in_session()?.0.account_id;
    let profile = profile.checked()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, Profile { name, language }) = (actor.clone(), profile.clone());
        Box::pin(async move {
            let account =
                Entity::find_by_id(account_id).one(txn).await?.ok_or(DomainError::Unauthenticated)?;
            let version = account.version + 1;
            let mut row = ActiveModel::from(account);
            if let Some(name) = name {
                row.name = Set(Some(name).filter(|name| !name.is_empty()));
            }
            if let Some(language) = language {
                row.language = Set(language);
            }
            row.version = Set(version);
            row.updated_at = Set(now);
            let account = row.update(txn).await?;
            audit::record(txn, now, &actor, [("account.updated", account_id)]).await?;
            Ok(account)
        })
    })
    .await
}
