use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Months, NaiveDate, Utc};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, IntoActiveModel, QuerySelect, Set, entity::prelude::*,
    sea_query::OnConflict,
};

use super::{
    ActiveModel, Alert, AlertState, Column, Criteria, Entity, Rhythm, progress, retention::MONTHS, stored,
};
use crate::{
    Actor, Clock, Db,
    account::{Language, MailAddress},
    audit,
    clock::german_day,
    error::{DomainError, Result},
    grant::by_key,
    mail::{self, Envelope, Letter},
    secrets::Secrets,
    throttle::{self, Limit},
    unit_of_work::{Passage, Work, in_transaction, in_transaction_behind},
};

/// Alerts that one address or account has at most.
pub const MOST_OF_ADDRESS: u64 = 20;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Ask {
    pub criteria: Criteria,
    /// The search in words, as it was shown; without one it is made of words and place.
    pub name: Option<String>,
    pub rhythm: Rhythm,
    pub language: Language,
    /// In whose portal.
    pub cluster_id: Option<Uuid>,
}

impl Ask {
    pub(super) fn checked(mut self) -> Result<Self> {
        self.criteria = self.criteria.checked()?;
        let name = self.name.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > 300 || name.contains(char::is_control) {
            return Err(DomainError::invalid("name", "length", "takes at most 300 characters"));
        }
        self.name = Some(if name.is_empty() { self.criteria.title() } else { name });
        Ok(self)
    }
}

/// Asks for an alert without an account (double opt-in): a mail goes to the address, and nothing else ever does until its link
/// has been confirmed. The answer is the same whether the address is known, and whether it waits for this search already.
/// `network` is where it was asked from, for the limits.
///
/// # Errors
/// `Invalid` for what is no address or no search, `TooMany` beyond the limits.
pub async fn ask(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    network: &str,
    mail: &str,
    ask: Ask,
) -> Result<()> {
    let (now, mail, ask) = (clock.now(), MailAddress::parse(mail)?, ask.checked()?);
    in_transaction_behind(db, limits_gate(now, secrets, &mail, network), move |txn, ()| {
        let (mail, ask) = (mail.clone(), ask.clone());
        Box::pin(async move { ask_in(txn, now, &mail, ask).await })
    })
    .await
}

fn limits_gate(
    now: DateTime<Utc>,
    secrets: &Secrets,
    mail: &MailAddress,
    network: &str,
) -> impl for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, Passage<()>> + Send + Sync + 'static {
    let limited = (secrets.clone(), mail.to_string(), network.to_owned());
    move |txn| {
        let (secrets, mail, network) = limited.clone();
        Box::pin(async move {
            let limits =
                [(Limit::AlertsToAddress, mail.as_str()), (Limit::AlertsFromNetwork, network.as_str())];
            throttle::pass_in(txn, now, &secrets, &limits).await
        })
    }
}

async fn ask_in(txn: &impl ConnectionTrait, now: DateTime<Utc>, mail: &MailAddress, ask: Ask) -> Result<()> {
    let query_id = store_search(txn, now, &ask.criteria).await?;
    let waiting = Entity::find().filter(Column::Mail.eq(mail.as_str())).filter(Column::QueryId.eq(query_id));
    let (id, name) = (Uuid::now_v7(), ask.name.clone().unwrap_or_default());
    let (language, rhythm, cluster_id) = (ask.language, ask.rhythm, ask.cluster_id);
    let (id, exists) = match waiting.one(txn).await? {
        // Whoever asks has not shown yet that the address is theirs: what was confirmed stays as it is.
        Some(known) if known.state != AlertState::Unconfirmed => (known.id, true),
        Some(known) => {
            let id = known.id;
            let anew = ActiveModel {
                language: Set(language),
                rhythm: Set(rhythm),
                name: Set(name.clone()),
                created_at: Set(now),
                ..known.into_active_model()
            };
            anew.update(txn).await?;
            (id, false)
        }
        None => {
            let row = ActiveModel {
                mail: Set(Some(mail.to_string())),
                state: Set(AlertState::Unconfirmed),
                ..new(now, id, query_id, name.clone(), &ask)
            };
            Entity::insert(row).exec_without_returning(txn).await?;
            (id, false)
        }
    };
    let letter = Letter::AlertAsked { alert_id: id, name, rhythm, exists };
    let envelope = Envelope { letter, language, cluster_id, account_id: None, topic: None };
    mail::post(txn, now, mail.as_str(), &envelope).await?;
    Ok(())
}

/// Keeps an alert for the caller, at once: their address is known to be theirs. One for the same search is changed instead.
///
/// # Errors
/// `Unauthenticated`; `Invalid` for what is no search; `Conflict` beyond [`MOST_OF_ADDRESS`].
pub async fn keep(db: &Db, clock: &dyn Clock, actor: &Actor, ask: Ask) -> Result<Alert> {
    let account_id = person(actor)?;
    let (now, actor, ask) = (clock.now(), actor.clone(), ask.checked()?);
    in_transaction(db, move |txn| {
        let (actor, ask) = (actor.clone(), ask.clone());
        Box::pin(async move {
            let query_id = store_search(txn, now, &ask.criteria).await?;
            let own = || Entity::find().filter(Column::AccountId.eq(account_id));
            if let Some(known) = own().filter(Column::QueryId.eq(query_id)).one(txn).await? {
                let through = progress::read(txn).await?.batch;
                let resumed = known.state != AlertState::Active;
                let mut row = known.into_active_model();
                row.rhythm = Set(ask.rhythm);
                row.state = Set(AlertState::Active);
                row.ends_on = Set(end(now));
                if resumed {
                    row.told_through = Set(through);
                }
                return Ok(row.update(txn).await?);
            }
            if own().count(txn).await? >= MOST_OF_ADDRESS {
                return Err(too_many());
            }
            let row = ActiveModel {
                account_id: Set(Some(account_id)),
                state: Set(AlertState::Active),
                told_through: Set(progress::read(txn).await?.batch),
                confirmed_at: Set(Some(now)),
                ..new(now, Uuid::now_v7(), query_id, ask.name.clone().unwrap_or_default(), &ask)
            };
            let kept = row.insert(txn).await?;
            audit::record(txn, now, &actor, [("alert.kept", kept.id)]).await?;
            Ok(kept)
        })
    })
    .await
}

/// Whose alerts are meant. A program with an API key has none.
pub(super) fn person(actor: &Actor) -> Result<Uuid> {
    let identity = actor.signed_in()?;
    if by_key(actor) { Err(DomainError::NotFound { what: "account" }) } else { Ok(identity.account_id) }
}

pub(super) fn too_many() -> DomainError {
    DomainError::Conflict(format!("there are {MOST_OF_ADDRESS} alerts already; end one of them first"))
}

/// The last day of an alert that was asked for, confirmed or prolonged today.
pub(super) fn end(now: DateTime<Utc>) -> NaiveDate {
    let today = german_day(now);
    today.checked_add_months(Months::new(MONTHS)).unwrap_or(today)
}

pub(super) fn new(now: DateTime<Utc>, id: Uuid, query_id: Uuid, name: String, ask: &Ask) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        query_id: Set(query_id),
        account_id: Set(None),
        mail: Set(None),
        language: Set(ask.language),
        cluster_id: Set(ask.cluster_id),
        name: Set(name),
        rhythm: Set(ask.rhythm),
        state: Set(AlertState::Unconfirmed),
        told_through: Set(0),
        due_at: Set(None),
        last_sent_at: Set(None),
        ends_on: Set(end(now)),
        warned_at: Set(None),
        created_at: Set(now),
        confirmed_at: Set(None),
    }
}

/// The row of a search, made where nobody waits for it yet.
pub(super) async fn store_search(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    criteria: &Criteria,
) -> Result<Uuid> {
    let ids = store_searches(txn, now, &[criteria]).await?;
    ids.into_iter().next().ok_or(DomainError::NotFound { what: "search" })
}

/// The rows of searches, in the same order: two statements, however many there are.
pub(super) async fn store_searches(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    searches: &[&Criteria],
) -> Result<Vec<Uuid>> {
    let keys = searches.iter().map(|criteria| criteria.key()).collect::<Result<Vec<_>>>()?;
    // Each once, as a statement may touch a row only once, and in the order of keys, so that two of these do not wait for each other.
    let distinct: BTreeMap<&String, &Criteria> = keys.iter().zip(searches.iter().copied()).collect();
    if distinct.is_empty() {
        return Ok(Vec::new());
    }
    let rows = distinct.iter().map(|(key, criteria)| stored::ActiveModel {
        id: Set(Uuid::now_v7()),
        key: Set((*key).clone()),
        criteria: Set((*criteria).clone()),
        created_at: Set(now),
    });
    // Touched, so that nobody tidies it away before its alert is there.
    let touched = OnConflict::column(stored::Column::Key).update_column(stored::Column::CreatedAt).to_owned();
    stored::Entity::insert_many(rows).on_conflict(touched).exec_without_returning(txn).await?;
    let known: Vec<(String, Uuid)> = stored::Entity::find()
        .select_only()
        .columns([stored::Column::Key, stored::Column::Id])
        .filter(stored::Column::Key.is_in(distinct.into_keys()))
        .into_tuple()
        .all(txn)
        .await?;
    let known: HashMap<String, Uuid> = known.into_iter().collect();
    keys.iter().map(|key| known.get(key).copied().ok_or(DomainError::NotFound { what: "search" })).collect()
}
