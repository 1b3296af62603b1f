use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Begun, Column, Entity, Intake};
use crate::{
    Actor, Clock, Db, Secrets,
    account::{self, Language, MailAddress},
    audit,
    booking::{
        BookingDraft,
        letters::about_event,
        order::{self, Booker},
    },
    error::{DomainError, Result},
    event::{self, Event},
    mail::{self, Envelope, Letter},
    sign_in::{self, CODE_MINUTES, Challenge, Purpose, SignIn},
    unit_of_work::{in_transaction_behind, select_as_command},
};

/// A form waits so long for its code.
const HOURS: i64 = 24;

pub(super) const NONE: DomainError = DomainError::NotFound { what: "booking" };

/// What is sealed. The form is gone as soon as it has become a booking.
#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) mail: String,
    pub(super) draft: Option<BookingDraft>,
}

impl Sealed {
    pub(super) fn seal(&self, secrets: &Secrets) -> Result<String> {
        secrets.seal("booking_intake", &serde_json::to_vec(self)?)
    }

    pub(super) fn open(secrets: &Secrets, intake: &Intake) -> Result<Self> {
        Ok(serde_json::from_slice(&secrets.open("booking_intake", &intake.sealed)?)?)
    }
}

/// Takes a form from somebody who is not signed in and mails a code. Known and unknown addresses get the same answer. Lasts for a
/// day. What is known to be impossible is refused here already.
///
/// # Errors
/// As [`book`](crate::booking::book), `Invalid` for `mail`, `TooMany` as for codes.
pub async fn begin(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    event_id: Uuid,
    mail: &str,
    draft: BookingDraft,
    how: &SignIn,
) -> Result<Begun> {
    let now = clock.now();
    if draft.group.is_some() || draft.hold {
        let field = if draft.hold { "hold" } else { "group" };
        return Err(DomainError::invalid(field, "signed_in", "is only for those who are signed in"));
    }
    let address = MailAddress::parse(mail);
    let own = address.as_ref().map_or("", MailAddress::as_str);
    let booker = Booker::stranger(own, how.language);
    let order = match order::read(db, now, &booker, event_id, draft.clone()).await {
        Ok(order) if order.missing.is_empty() => Ok(order),
        Ok(order) => Err(DomainError::Invalid(order.missing)),
        Err(err) => Err(err),
    };
    let (address, order) = both(address, order)?;
    let sealed = Sealed { mail: address.to_string(), draft: Some(draft) }.seal(secrets)?;
    let intake = Intake {
        id: Uuid::now_v7(),
        event_id,
        // Known when the code is made.
        challenge_id: Uuid::nil(),
        sealed,
        itinerary_id: None,
        created_at: now,
        expires_at: now + TimeDelta::hours(HOURS),
    };
    let gate = sign_in::limits_gate(now, secrets, &address, &how.device);
    let (secrets, language, event) = (secrets.clone(), how.language, order.event);
    in_transaction_behind(db, gate, move |txn, ()| {
        let (secrets, address, event) = (secrets.clone(), address.clone(), event.clone());
        let mut intake = intake.clone();
        Box::pin(async move {
            intake.challenge_id = send(txn, now, &secrets, &address, language, &event).await?;
            let (intake_id, challenge_id) = (intake.id, intake.challenge_id);
            Entity::insert(intake.into_active_model().reset_all()).exec_without_returning(txn).await?;
            let stranger = Actor::stranger(format!("intake:{intake_id}"));
            audit::record(txn, now, &stranger, [("booking.begun", intake_id)]).await?;
            Ok(Begun { intake_id, challenge: Challenge { id: challenge_id, mail: address.to_string() } })
        })
    })
    .await
}

/// Both, or what is wrong with either. That it cannot be booked is said before what is wrong with an address.
fn both<A, B>(one: Result<A>, other: Result<B>) -> Result<(A, B)> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(DomainError::Invalid(mut wrong)), Err(DomainError::Invalid(more))) => {
            wrong.extend(more);
            Err(DomainError::Invalid(wrong))
        }
        (_, Err(err)) | (Err(err), _) => Err(err),
    }
}

/// Sends another code for a form; the one before counts no more.
///
/// # Errors
/// `NotFound`, `TooMany`.
pub async fn resend(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    intake_id: Uuid,
    how: &SignIn,
) -> Result<Begun> {
    let now = clock.now();
    let intake = find(db, now, intake_id).await?;
    let Sealed { mail, draft } = Sealed::open(secrets, &intake)?;
    if intake.itinerary_id.is_some() || draft.is_none() {
        return Err(NONE);
    }
    let address = MailAddress::parse(&mail)?;
    let gate = sign_in::limits_gate(now, secrets, &address, &how.device);
    let (secrets, language) = (secrets.clone(), how.language);
    in_transaction_behind(db, gate, move |txn, ()| {
        let (secrets, address) = (secrets.clone(), address.clone());
        let event_id = intake.event_id;
        Box::pin(async move {
            let event = event::Entity::find_by_id(event_id).one(txn).await?.ok_or(NONE)?;
            let id = send(txn, now, &secrets, &address, language, &event).await?;
            let renewed = Entity::update_many()
                .col_expr(Column::ChallengeId, Expr::value(id))
                .filter(Column::Id.eq(intake_id))
                .filter(Column::ItineraryId.is_null())
                .exec(txn)
                .await?;
            if renewed.rows_affected == 0 {
                return Err(NONE);
            }
            Ok(Begun { intake_id, challenge: Challenge { id, mail: address.to_string() } })
        })
    })
    .await
}

/// The event of a form and the address it was sent to, for the page that asks for the code.
///
/// # Errors
/// `NotFound` when it is gone.
pub async fn look_at(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    intake_id: Uuid,
) -> Result<(Uuid, String)> {
    let intake = find(db, clock.now(), intake_id).await?;
    Ok((intake.event_id, Sealed::open(secrets, &intake)?.mail))
}

/// A form that has not expired.
///
/// # Errors
/// `NotFound`.
pub(super) async fn find(db: &Db, now: DateTime<Utc>, intake_id: Uuid) -> Result<Intake> {
    let found = select_as_command(db, move |db| {
        Box::pin(async move { Ok(Entity::find_by_id(intake_id).one(&db).await?) })
    });
    found.await?.filter(|intake| intake.expires_at > now).ok_or(NONE)
}

/// Mails a code in the name of the event's cluster.
async fn send(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    address: &MailAddress,
    language: Language,
    event: &Event,
) -> Result<Uuid> {
    let known = account::find_by_mail(txn, address).await?;
    let (id, code) = sign_in::ask(txn, now, secrets, address, Purpose::Book, None).await?;
    let envelope = Envelope {
        letter: Letter::BookingCode { event: about_event(event), code, minutes: CODE_MINUTES },
        language: known.as_ref().map_or(language, |account| account.language),
        cluster_id: Some(event.cluster_id),
        account_id: known.map(|account| account.id),
        topic: None,
    };
    mail::post(txn, now, address.as_str(), &envelope).await?;
    Ok(id)
}
