use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*,
};

use super::message::{self, EventMessage, MessageAudience};
use crate::{
    Actor, Clock, Db,
    account::{self, Language},
    audit,
    booking::{self, BookingState, itinerary, letters::about_event, place},
    error::{DomainError, FieldError, Result},
    event::{
        Event,
        desk::require_managed,
        exhibitor::{self, ExhibitorState},
        slot,
    },
    grant::{self, Role},
    mail::{self, Envelope, Letter},
    unit_of_work::{in_transaction, read_as, read_as_command},
};

const LONGEST_SUBJECT: usize = 150;
const LONGEST_BODY: usize = 5_000;

/// Writes to the people of an event, or of one slot; each address gets it once. `subject` 1 to 150 characters, `body` 5,000.
///
/// # Errors
/// `Invalid`, also where nobody would get it; `NotFound`; `Conflict` for those who have missed an event that has not begun.
#[expect(clippy::too_many_arguments, reason = "each is something else")]
pub async fn write(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    audience: MessageAudience,
    slot_id: Option<Uuid>,
    subject: String,
    body: String,
) -> Result<EventMessage> {
    let event = require_managed(db, actor, event_id, true).await?;
    let (subject, body) = checked(&subject, &body)?;
    let now = clock.now();
    if audience == MessageAudience::Missed && now < event.starts_at {
        return Err(DomainError::Conflict("the event has not begun; nobody has missed it yet".into()));
    }
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (actor, event) = (actor.clone(), event.clone());
        let (subject, body) = (subject.clone(), body.clone());
        Box::pin(async move {
            if let Some(slot_id) = slot_id {
                let slot = slot::Entity::find_by_id(slot_id).one(txn).await?;
                let slot = slot.filter(|slot| slot.event_id == event.id);
                slot.ok_or_else(|| DomainError::invalid("slot_id", "unknown", "is no slot of this event"))?;
            }
            let receivers = match audience {
                MessageAudience::Exhibitors => companies(txn, event.id, slot_id).await?,
                people => of_bookings(txn, event.id, people, slot_id).await?,
            };
            if receivers.is_empty() {
                return Err(DomainError::invalid("audience", "nobody", "nobody would get this message"));
            }
            let letter = Letter::EventMessage {
                event: about_event(&event),
                subject: subject.clone(),
                body: body.clone(),
            };
            post(txn, now, &event, &receivers, &letter).await?;
            let message = EventMessage {
                id: Uuid::now_v7(),
                event_id,
                cluster_id: event.cluster_id,
                subject,
                body,
                audience,
                slot_id,
                receivers: i32::try_from(receivers.len()).unwrap_or(i32::MAX),
                sent_by: actor.identity().map(|identity| identity.account_id),
                sent_at: now,
            };
            audit::record(txn, now, &actor, [("event.message_sent", event_id)]).await?;
            Ok(message.into_active_model().reset_all().insert(txn).await?)
        })
    })
    .await
}

/// How many addresses a message would go to now: what [`write()`] would do, without doing it.
///
/// # Errors
/// `NotFound`.
pub async fn count_receivers(
    db: &Db,
    actor: &Actor,
    event_id: Uuid,
    audience: MessageAudience,
    slot_id: Option<Uuid>,
) -> Result<u64> {
    let event = require_managed(db, actor, event_id, false).await?;
    let receivers = read_as_command(db, move |txn| {
        Box::pin(async move {
            match audience {
                MessageAudience::Exhibitors => companies(txn, event.id, slot_id).await,
                people => of_bookings(txn, event.id, people, slot_id).await,
            }
        })
    });
    Ok(u64::try_from(receivers.await?.len()).unwrap_or(u64::MAX))
}

fn checked(subject: &str, body: &str) -> Result<(String, String)> {
    let (subject, body) = (subject.trim().to_owned(), body.trim().to_owned());
    let mut errors = Vec::new();
    if subject.is_empty() || subject.chars().count() > LONGEST_SUBJECT || subject.contains(char::is_control) {
        let detail = format!("takes 1 to {LONGEST_SUBJECT} characters in one line");
        errors.push(FieldError::new("subject", "length", detail));
    }
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if body.is_empty() || body.chars().count() > LONGEST_BODY || body.contains(bad) {
        errors.push(FieldError::new("body", "length", format!("takes 1 to {LONGEST_BODY} characters")));
    }
    if errors.is_empty() { Ok((subject, body)) } else { Err(DomainError::Invalid(errors)) }
}

/// Addresses, each once, with the account that it is known to be of.
type Receivers = BTreeMap<String, Option<Uuid>>;

const fn states(audience: MessageAudience) -> &'static [BookingState] {
    use BookingState::{Attended, Confirmed, Held, Missed, Offered, Waitlisted};
    match audience {
        MessageAudience::All => &[Held, Confirmed, Offered, Waitlisted, Attended, Missed],
        MessageAudience::Confirmed => &[Confirmed, Attended],
        MessageAudience::Waiting => &[Waitlisted, Offered],
        // Until the event is over, those whom nobody has seen are confirmed.
        MessageAudience::Missed => &[Missed, Confirmed],
        MessageAudience::Exhibitors => &[],
    }
}

/// Whoever booked, and each of their people with an address.
async fn of_bookings(
    txn: &impl ConnectionTrait,
    event_id: Uuid,
    audience: MessageAudience,
    slot_id: Option<Uuid>,
) -> Result<Receivers> {
    let mut booked = booking::Entity::find()
        .select_only()
        .column(booking::Column::ItineraryId)
        .distinct()
        .filter(booking::Column::EventId.eq(event_id))
        .filter(booking::Column::State.is_in(states(audience).iter().copied()));
    if let Some(slot_id) = slot_id {
        booked = booked.filter(booking::Column::SlotId.eq(slot_id));
    }
    let ids: HashSet<Uuid> = booked.into_tuple::<Uuid>().all(txn).await?.into_iter().collect();
    let itineraries =
        itinerary::Entity::find().filter(itinerary::Column::EventId.eq(event_id)).all(txn).await?;
    let places = place::Entity::find().filter(place::Column::EventId.eq(event_id)).all(txn).await?;
    let mut receivers = Receivers::new();
    let holders = itineraries.into_iter().filter(|row| ids.contains(&row.id));
    let people = places.into_iter().filter(|row| ids.contains(&row.itinerary_id));
    let all =
        holders.map(|row| (row.mail, row.account_id)).chain(people.map(|row| (row.mail, row.account_id)));
    for (mail, account_id) in all {
        if let Some(mail) = mail {
            let known = receivers.entry(mail).or_default();
            *known = known.or(account_id);
        }
    }
    Ok(receivers)
}

/// Those who work for the companies that exhibit; with a slot, for the company whose it is.
async fn companies(txn: &impl ConnectionTrait, event_id: Uuid, slot_id: Option<Uuid>) -> Result<Receivers> {
    let ids: Vec<Uuid> = match slot_id {
        Some(id) => slot::Entity::find_by_id(id)
            .one(txn)
            .await?
            .and_then(|slot| slot.company_id)
            .into_iter()
            .collect(),
        None => {
            exhibitor::Entity::find()
                .select_only()
                .column(exhibitor::Column::CompanyId)
                .filter(exhibitor::Column::EventId.eq(event_id))
                .filter(exhibitor::Column::State.eq(ExhibitorState::Admitted))
                .into_tuple()
                .all(txn)
                .await?
        }
    };
    let mut receivers = Receivers::new();
    for company_id in ids {
        for role in [Role::CompanyAdmin, Role::Recruiter] {
            for holder in grant::holders(txn, role, company_id).await? {
                receivers.insert(holder.mail, Some(holder.id));
            }
        }
    }
    Ok(receivers)
}

async fn post(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    receivers: &Receivers,
    letter: &Letter,
) -> Result<()> {
    let mut languages: HashMap<Uuid, Language> = HashMap::new();
    let ids: Vec<Uuid> = receivers.values().flatten().copied().collect();
    for some in ids.chunks(1_000) {
        let known = account::Entity::find().filter(account::Column::Id.is_in(some.iter().copied()));
        languages.extend(known.all(txn).await?.into_iter().map(|account| (account.id, account.language)));
    }
    for (to, account_id) in receivers {
        let language = account_id.and_then(|id| languages.get(&id)).copied();
        let envelope = Envelope {
            letter: letter.clone(),
            language: language.unwrap_or(Language::De),
            cluster_id: Some(event.cluster_id),
            account_id: *account_id,
            topic: None,
        };
        mail::post(txn, now, to, &envelope).await?;
    }
    Ok(())
}

/// What was written, latest first.
///
/// # Errors
/// `NotFound`.
pub async fn messages(db: &Db, actor: &Actor, event_id: Uuid) -> Result<Vec<EventMessage>> {
    require_managed(db, actor, event_id, false).await?;
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            Ok(message::Entity::find()
                .filter(message::Column::EventId.eq(event_id))
                .order_by_desc(message::Column::SentAt)
                .order_by_desc(message::Column::Id)
                .all(txn)
                .await?)
        })
    })
    .await
}
