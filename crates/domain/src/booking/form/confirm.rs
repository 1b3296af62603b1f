use std::sync::Arc;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use super::{
    Column, Confirmed, Entity, Intake,
    begin::{NONE, Sealed, find},
};
use crate::{
    Actor, Clock, Db, Secrets,
    account::{self, MailAddress},
    audit,
    booking::{
        Booked,
        commands::answer,
        itinerary,
        order::{self, Booker, explain, store},
        place::{self, PlaceConsent},
    },
    error::{DomainError, Result},
    session::{self, Method},
    sign_in::{self, Purpose, SignIn, Typed},
    unit_of_work::{in_transaction_behind, read_as_command},
};

/// The code is right: makes the account where there is none, books, and signs in, in one transaction. Again with the same form by
/// the same person it answers the same and does nothing. When the places are gone meanwhile and the draft does not wait, the
/// refusal says what is left, and nothing is booked; the code is used up where it was looked at.
///
/// # Errors
/// `WrongCode`, `TooMany`; `NotFound` when the form is gone; `NotBookable`.
pub async fn confirm(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    intake_id: Uuid,
    code: &str,
    how: &SignIn,
) -> Result<Confirmed> {
    let now = clock.now();
    let intake = find(db, now, intake_id).await?;
    if let Some(booked) = confirmed_before(db, actor, &intake).await? {
        return Ok(Confirmed { booked, session: None });
    }
    let Sealed { mail, draft } = Sealed::open(secrets, &intake)?;
    let (mail, draft) = (MailAddress::parse(&mail)?, draft.ok_or(NONE)?);
    let stranger = Booker::stranger(mail.as_str(), how.language);
    let order = Arc::new(order::read(db, now, &stranger, intake.event_id, draft).await?);
    let rest = Sealed { mail: mail.to_string(), draft: None }.seal(secrets)?;
    let typed = Typed {
        challenge_id: intake.challenge_id,
        code: code.to_owned(),
        purpose: Purpose::Book,
        account_id: None,
    };
    let address = mail.clone();
    let gate = sign_in::code_gate(now, secrets, typed);
    let (actor, how, wanted) = (actor.clone(), how.clone(), Arc::clone(&order));
    let outcome = in_transaction_behind(db, gate, move |txn, _| {
        let (actor, how, mail) = (actor.clone(), how.clone(), mail.clone());
        let (order, rest) = (Arc::clone(&wanted), rest.clone());
        Box::pin(async move {
            let account = account::find_or_create(txn, now, &actor, &mail, how.language).await?;
            let actor = actor.proved(account.id);
            let booker = Booker::proved(&account);
            let stored = store(txn, now, &actor, &booker, &order.known(&booker, now)).await?;
            let taken = Entity::update_many()
                .col_expr(Column::ItineraryId, Expr::value(stored.booked.itinerary_id))
                .col_expr(Column::Sealed, Expr::value(rest))
                .filter(Column::Id.eq(intake_id))
                .filter(Column::ItineraryId.is_null())
                .exec(txn)
                .await?;
            if taken.rows_affected == 0 {
                return Err(NONE);
            }
            let begun = session::begin(txn, now, account.id, how.surface, Method::Code, &how.device).await?;
            let mut entries = stored.entries;
            entries.push(("session.begun", account.id));
            audit::record(txn, now, &actor, entries).await?;
            Ok(Confirmed { booked: stored.booked, session: Some(begun) })
        })
    });
    match outcome.await {
        Ok(confirmed) => Ok(confirmed),
        // The code was right, so whoever typed it may know what else they have booked.
        Err(err @ DomainError::Conflict(_)) => {
            let booker = known(db, address).await?.unwrap_or(stranger);
            explain(db, now, &booker, &order, err).await
        }
        Err(err) => explain(db, now, &stranger, &order, err).await,
    }
}

async fn known(db: &Db, mail: MailAddress) -> Result<Option<Booker>> {
    let account =
        read_as_command(db, move |txn| Box::pin(async move { account::find_by_mail(txn, &mail).await }));
    Ok(account.await?.as_ref().map(Booker::proved))
}

/// What the form became, where it was this person's.
async fn confirmed_before(db: &Db, actor: &Actor, intake: &Intake) -> Result<Option<Booked>> {
    let (Some(id), Ok(person)) = (intake.itinerary_id, actor.signed_in()) else { return Ok(None) };
    let account_id = person.account_id;
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let found = itinerary::Entity::find_by_id(id).one(txn).await?;
            let Some(own) = found.filter(|found| found.account_id == Some(account_id)) else {
                return Ok(None);
            };
            let awaits = place::Entity::find()
                .filter(place::Column::ItineraryId.eq(own.id))
                .filter(place::Column::Consent.eq(PlaceConsent::Requested))
                .one(txn)
                .await?;
            Ok(Some(answer(txn, &own, awaits.is_some()).await?))
        })
    })
    .await
}
