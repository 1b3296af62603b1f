//! Asking a guardian whether somebody may come, by a link.
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*, sea_query::Expr};

use super::CONSENT_TEXT;
use crate::{
    account::{self, Language, MailAddress},
    booking::{
        self, BookingState,
        itinerary::Itinerary,
        letters::about_event,
        order::meets_companies,
        place::{self, Place, PlaceConsent},
    },
    company,
    error::Result,
    event::{Event, slot},
    mail::{self, Envelope, Letter},
    secrets::{random_token, token_hash},
};

/// Asks a guardian, by a new link; one that was sent before counts no more. `by`: when the places go back without an answer.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ask(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    itinerary: &Itinerary,
    place: &Place,
    guardian_mail: &MailAddress,
    by: DateTime<Utc>,
) -> Result<()> {
    let token = random_token();
    place::Entity::update_many()
        .col_expr(place::Column::Consent, Expr::value(PlaceConsent::Requested))
        .col_expr(place::Column::GuardianMail, Expr::value(guardian_mail.as_str()))
        .col_expr(place::Column::ConsentTokenHash, Expr::value(token_hash(&token)))
        .col_expr(place::Column::ConsentText, Expr::value(CONSENT_TEXT))
        .col_expr(place::Column::ConsentAt, Expr::value(None::<DateTime<Utc>>))
        .filter(place::Column::Id.eq(place.id))
        .exec(txn)
        .await?;
    let letter = Letter::VisitConsentRequest {
        event: about_event(event),
        pupil: place.name.clone().or_else(|| itinerary.name.clone()).unwrap_or_default(),
        companies: companies(txn, itinerary.id).await?,
        token,
        by,
    };
    let envelope = Envelope {
        letter,
        language: language_of(txn, place.account_id.or(itinerary.account_id)).await?,
        cluster_id: Some(event.cluster_id),
        // The pupil's, so that the mail goes when the account is erased.
        account_id: place.account_id,
        topic: None,
    };
    mail::post(txn, now, guardian_mail.as_str(), &envelope).await?;
    Ok(())
}

/// The companies that see the names of an itinerary's people, by name: whose slots it has or waits for.
pub(super) async fn companies(txn: &impl ConnectionTrait, itinerary_id: Uuid) -> Result<Vec<String>> {
    let bookings = booking::Entity::find()
        .filter(booking::Column::ItineraryId.eq(itinerary_id))
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .all(txn)
        .await?;
    let slots = slot::Entity::find()
        .filter(slot::Column::Id.is_in(bookings.iter().map(|booking| booking.slot_id)))
        .filter(slot::Column::CompanyId.is_not_null())
        .all(txn)
        .await?;
    let seeing = slots.iter().filter(|slot| meets_companies([*slot]));
    let companies = company::Entity::find()
        .filter(company::Column::Id.is_in(seeing.filter_map(|slot| slot.company_id)))
        .all(txn)
        .await?;
    let names: BTreeSet<String> = companies.into_iter().map(|company| company.name).collect();
    Ok(names.into_iter().collect())
}

/// In which language an account is written to; German for whoever has none.
pub(crate) async fn language_of(txn: &impl ConnectionTrait, account_id: Option<Uuid>) -> Result<Language> {
    let Some(account_id) = account_id else { return Ok(Language::De) };
    let account = account::Entity::find_by_id(account_id).one(txn).await?;
    Ok(account.map_or(Language::De, |account| account.language))
}
