use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::OnConflict,
};
use uuid::Uuid;

use super::{Topic, preference};
use crate::{
    Actor, Clock, Db, account, audit,
    error::{DomainError, Result},
    grant::by_key,
    secrets::Secrets,
    unit_of_work::{in_transaction, read_as, read_as_command},
};

const PURPOSE: &str = "unsubscribe";
const UNKNOWN: DomainError = DomainError::NotFound { what: "subscription" };

/// The token for the link in a mail: account and topic, with a keyed fingerprint. Does not expire: an old mail can still be
/// unsubscribed from (RFC 8058).
pub fn unsubscribe_token(secrets: &Secrets, account_id: Uuid, topic: Topic) -> String {
    let subject =
        URL_SAFE_NO_PAD.encode([account_id.as_bytes().as_slice(), topic.as_str().as_bytes()].concat());
    let fingerprint = secrets.fingerprint(PURPOSE, &subject);
    format!("{subject}.{fingerprint}")
}

fn read_token(secrets: &Secrets, token: &str) -> Result<(Uuid, Topic)> {
    let (subject, fingerprint) = token.split_once('.').ok_or(UNKNOWN)?;
    if !secrets.fits(PURPOSE, subject, fingerprint) {
        return Err(UNKNOWN);
    }
    let bytes = URL_SAFE_NO_PAD.decode(subject).map_err(|_| UNKNOWN)?;
    let (account_id, topic) = bytes.split_first_chunk::<16>().ok_or(UNKNOWN)?;
    let topic = std::str::from_utf8(topic).ok().and_then(|word| word.parse().ok()).ok_or(UNKNOWN)?;
    Ok((Uuid::from_bytes(*account_id), topic))
}

/// What someone has said about a topic; wanted unless refused.
pub(crate) async fn is_wanted(txn: &impl ConnectionTrait, account_id: Uuid, topic: Topic) -> Result<bool> {
    let said = preference::Entity::find()
        .filter(preference::Column::AccountId.eq(account_id))
        .filter(preference::Column::Topic.eq(topic))
        .one(txn)
        .await?;
    Ok(said.is_none_or(|said| said.wanted))
}

/// What a token is about, and whether those mails are wanted at the moment.
///
/// # Errors
/// `NotFound` for a token that is not ours, or whose account is gone.
pub async fn subscription(db: &Db, secrets: &Secrets, token: &str) -> Result<(Topic, bool)> {
    let (account_id, topic) = read_token(secrets, token)?;
    read_as_command(db, move |txn| {
        Box::pin(async move {
            account::Entity::find_by_id(account_id).one(txn).await?.ok_or(UNKNOWN)?;
            Ok((topic, is_wanted(txn, account_id, topic).await?))
        })
    })
    .await
}

/// Unsubscribes, or subscribes again, by a token; doing it again changes nothing.
///
/// # Errors
/// `NotFound` for a token that is not ours, or whose account is gone.
pub async fn unsubscribe(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    token: &str,
    wanted: bool,
) -> Result<Topic> {
    let (account_id, topic) = read_token(secrets, token)?;
    let now = clock.now();
    in_transaction(db, move |txn| {
        Box::pin(async move {
            // Whoever holds the link: the person, or the mail program for them.
            let actor = Actor::stranger("unsubscribe");
            set(txn, now, &actor, account_id, topic, wanted).await
        })
    })
    .await?;
    Ok(topic)
}

async fn set(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
    topic: Topic,
    wanted: bool,
) -> Result<()> {
    use preference::{ActiveModel, Column, Entity};
    // Held, so that it cannot be erased in between.
    account::Entity::find_by_id(account_id).lock_exclusive().one(txn).await?.ok_or(UNKNOWN)?;
    if is_wanted(txn, account_id, topic).await? == wanted {
        return Ok(());
    }
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account_id),
        topic: Set(topic),
        wanted: Set(wanted),
        updated_at: Set(now),
    };
    let again = OnConflict::columns([Column::AccountId, Column::Topic])
        .update_columns([Column::Wanted, Column::UpdatedAt])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(txn).await?;
    let action = if wanted { "mail.subscribed" } else { "mail.unsubscribed" };
    audit::record(txn, now, actor, [(action, account_id)]).await
}

/// Whose preferences are meant. A program with an API key has none.
fn person(actor: &Actor) -> Result<Uuid> {
    let identity = actor.signed_in()?;
    if by_key(actor) { Err(DomainError::NotFound { what: "account" }) } else { Ok(identity.account_id) }
}

/// The caller's preferences: every topic, wanted unless refused.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn preferences(db: &Db, actor: &Actor) -> Result<Vec<(Topic, bool)>> {
    let account_id = person(actor)?;
    let said = read_as(db, actor, move |txn| {
        Box::pin(async move {
            let own = preference::Entity::find().filter(preference::Column::AccountId.eq(account_id));
            Ok(own.all(txn).await?)
        })
    })
    .await?;
    let wanted = |topic| said.iter().find(|said| said.topic == topic).is_none_or(|said| said.wanted);
    Ok(Topic::ALL.iter().map(|topic| (*topic, wanted(*topic))).collect())
}

/// Changes one of the caller's preferences.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn set_preference(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    topic: Topic,
    wanted: bool,
) -> Result<()> {
    let account_id = person(actor)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move { set(txn, now, &actor, account_id, topic, wanted).await })
    })
    .await
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Topic, read_token, unsubscribe_token};
    use crate::secrets::Secrets;

    #[test]
    fn only_our_own_tokens_are_read() {
        let secrets = Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap();
        let id = Uuid::from_u128(7);
        let token = unsubscribe_token(&secrets, id, Topic::MembershipRequests);
        assert_eq!(read_token(&secrets, &token).unwrap(), (id, Topic::MembershipRequests));
        let other = Secrets::from_text("another-key-another-key-another-key").unwrap();
        assert!(read_token(&other, &token).is_err());
        let foreign = unsubscribe_token(&secrets, Uuid::from_u128(8), Topic::MembershipRequests);
        let (subject, _) = foreign.split_once('.').unwrap();
        let (_, print) = token.split_once('.').unwrap();
        for forged in ["", ".", "x", "a.b", "ä.ö", &format!("{subject}.{print}"), &token[..token.len() - 1]]
        {
            assert!(read_token(&secrets, forged).is_err(), "{forged}");
        }
    }
}
