use std::sync::Arc;

use chrono::{DateTime, Months, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*, sea_query::OnConflict};

use super::{ActiveModel, Column, Entity};
use crate::{
    Actor, Clock, Db, Identity, Secrets, account,
    actor::Strength,
    audit,
    booking::own::{self, ItineraryView},
    error::{DomainError, Result},
    grant::by_key,
    secrets::{random_token, token_hash},
    unit_of_work::{in_transaction, read_as, read_as_command},
};

const PURPOSE: &str = "calendar_feed";
const NONE: DomainError = DomainError::NotFound { what: "calendar" };

/// So long does what was cancelled stay, so that calendars take it out.
const CANCELLED_STAYS: TimeDelta = TimeDelta::days(30);

/// The secret address's token of whoever asks; makes one the first time.
///
/// # Errors
/// `Unauthenticated`; API keys have none.
pub async fn token(db: &Db, clock: &dyn Clock, secrets: &Secrets, actor: &Actor) -> Result<String> {
    let account_id = owner(actor)?;
    let known = read_as(db, actor, move |txn| {
        Box::pin(async move { Ok(Entity::find_by_id(account_id).one(txn).await?) })
    });
    if let Some(known) = known.await? {
        return shown(secrets, &known.sealed);
    }
    write(db, clock, secrets, actor, account_id, false).await
}

/// Makes a new token; the old address counts no more.
///
/// # Errors
/// As [`token`].
pub async fn renew(db: &Db, clock: &dyn Clock, secrets: &Secrets, actor: &Actor) -> Result<String> {
    let account_id = owner(actor)?;
    write(db, clock, secrets, actor, account_id, true).await
}

fn owner(actor: &Actor) -> Result<Uuid> {
    let identity = actor.signed_in()?;
    if by_key(actor) { Err(NONE) } else { Ok(identity.account_id) }
}

fn shown(secrets: &Secrets, sealed: &str) -> Result<String> {
    String::from_utf8(secrets.open(PURPOSE, sealed)?).map_err(|_| DomainError::Sealed)
}

/// Writes a new token, or keeps the one that somebody else has made at the same moment.
async fn write(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    account_id: Uuid,
    anew: bool,
) -> Result<String> {
    let (now, made) = (clock.now(), random_token());
    let sealed = secrets.seal(PURPOSE, made.as_bytes())?;
    let actor = actor.clone();
    let kept = in_transaction(db, move |txn| {
        let (actor, made, sealed) = (actor.clone(), made.clone(), sealed.clone());
        Box::pin(async move {
            let mut on_conflict = OnConflict::column(Column::AccountId);
            if anew {
                on_conflict.update_columns([Column::TokenHash, Column::Sealed, Column::CreatedAt]);
            } else {
                on_conflict.do_nothing();
            }
            let row = ActiveModel {
                account_id: Set(account_id),
                token_hash: Set(token_hash(&made)),
                sealed: Set(sealed),
                created_at: Set(now),
            };
            let written = Entity::insert(row).on_conflict(on_conflict).exec_without_returning(txn).await?;
            if written == 1 {
                audit::record(txn, now, &actor, [("calendar_feed.made", account_id)]).await?;
            }
            Ok(Entity::find_by_id(account_id).one(txn).await?.ok_or(NONE)?.sealed)
        })
    });
    shown(secrets, &kept.await?)
}

/// What stands in the calendar of that address: everything that is booked and not over for more than a year; cancelled ones of the
/// last 30 days too, so that calendars take them out. And whose it is.
///
/// # Errors
/// `NotFound`.
pub async fn look_at(db: &Db, clock: &dyn Clock, token: &str) -> Result<(Uuid, Vec<ItineraryView>)> {
    let (now, hash) = (clock.now(), token_hash(token));
    let owner = read_as_command(db, move |txn| Box::pin(async move { owner_of(txn, &hash).await })).await?;
    // Whoever holds the address sees what the owner has booked, and nothing that only a role shows.
    let identity = Identity::new(&owner, None, Strength::Single, None, Vec::new());
    let actor = Actor::person(Arc::new(identity), "calendar");
    let all = own::list(db, clock, &actor).await?;
    Ok((owner.id, all.into_iter().filter(|view| stands(view, now)).collect()))
}

async fn owner_of(txn: &impl ConnectionTrait, hash: &str) -> Result<account::Account> {
    let feed = Entity::find().filter(Column::TokenHash.eq(hash)).one(txn).await?.ok_or(NONE)?;
    account::Entity::find_by_id(feed.account_id).one(txn).await?.ok_or(NONE)
}

fn stands(view: &ItineraryView, now: DateTime<Utc>) -> bool {
    let year_ago = now.checked_sub_months(Months::new(12)).unwrap_or(DateTime::<Utc>::MIN_UTC);
    let gone = view.itinerary.cancelled_at.is_some_and(|at| at < now - CANCELLED_STAYS);
    view.event.ends_at >= year_ago && !gone
}
