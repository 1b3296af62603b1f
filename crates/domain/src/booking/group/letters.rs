//! Letters about one place of a group, to whoever has it.
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::consent::language_of;
use crate::{
    booking::{BookingState, itinerary::Itinerary, letters, place::Place},
    error::Result,
    event::Event,
    mail::{self, AboutBooking, BookingNews, Envelope, Letter},
};

/// To whoever has a place, where an address is known: their own ticket, and nothing of others.
///
/// # Errors
/// When the database fails.
pub(super) async fn to_place(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    itinerary: &Itinerary,
    place: &Place,
    news: BookingNews,
) -> Result<()> {
    let Some(to) = place.mail.as_deref() else { return Ok(()) };
    let about = letters::about(txn, event, itinerary).await?;
    let own = AboutBooking {
        name: place.name.clone(),
        holds: false,
        ticket: place.ticket.clone(),
        link_token: None,
        names_until: None,
        unnamed: 0,
        plan: living(&about),
        ..about
    };
    post(txn, now, event, to, place.account_id.or(itinerary.account_id), place.account_id, own, news).await
}

/// To whoever booked for the group.
///
/// # Errors
/// When the database fails.
pub(super) async fn to_holder(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    itinerary: &Itinerary,
    news: BookingNews,
) -> Result<()> {
    let Some(to) = itinerary.mail.as_deref() else { return Ok(()) };
    let about = letters::about(txn, event, itinerary).await?;
    let about = AboutBooking { plan: living(&about), ..about };
    post(txn, now, event, to, itinerary.account_id, itinerary.account_id, about, news).await
}

/// What was cancelled at some time is no news.
fn living(about: &AboutBooking) -> Vec<mail::PlanLine> {
    about.plan.iter().filter(|line| line.state != BookingState::Cancelled).cloned().collect()
}

#[expect(clippy::too_many_arguments, reason = "each is something else")]
async fn post(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    to: &str,
    language_by: Option<uuid::Uuid>,
    account_id: Option<uuid::Uuid>,
    about: AboutBooking,
    news: BookingNews,
) -> Result<()> {
    let envelope = Envelope {
        letter: Letter::Booking { about: Box::new(about), news, text: None },
        language: language_of(txn, language_by).await?,
        cluster_id: Some(event.cluster_id),
        account_id,
        topic: None,
    };
    mail::post(txn, now, to, &envelope).await?;
    Ok(())
}
