//! The mails about bookings, within the commands that cause them.
mod compose;
mod facts;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use super::{
    Booking, BookingState, Column, Entity,
    itinerary::{Itinerary, ItineraryKind},
    place::{self, Place, PlaceConsent},
};
use crate::{
    account::{self, Language},
    error::Result,
    event::Event,
    mail::{self, AboutBooking, BookingNews, Envelope, Letter},
};

pub(crate) use compose::{Composition, about_event};
pub(crate) use facts::{Facts, ahead_of, facts, meetings_of};

/// To everyone of an itinerary: whoever booked, and each of its people with an address of their own, each address once and with
/// their own ticket. `news` says what has happened; the letter shows the plan as it is now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn to_itinerary(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    itinerary: &Itinerary,
    news: BookingNews,
    text: Option<&str>,
) -> Result<u64> {
    let (mut about, bookings) = read(txn, event, itinerary).await?;
    // What was cancelled before is no news.
    let is_new = |id: Uuid| bookings.iter().any(|booking| booking.id == id && booking.updated_at == now);
    about.plan.retain(|line| line.state != BookingState::Cancelled || is_new(line.booking_id));
    for line in &mut about.plan {
        line.changed = news != BookingNews::Reminder && is_new(line.booking_id);
    }
    send(txn, now, itinerary, about, news, text).await
}

/// What a letter about an itinerary says of it, as it is in this transaction; with everything that was ever cancelled.
///
/// # Errors
/// When the database fails.
pub(crate) async fn about(
    txn: &impl ConnectionTrait,
    event: &Event,
    itinerary: &Itinerary,
) -> Result<AboutBooking> {
    Ok(read(txn, event, itinerary).await?.0)
}

async fn read(
    txn: &impl ConnectionTrait,
    event: &Event,
    itinerary: &Itinerary,
) -> Result<(AboutBooking, Vec<Booking>)> {
    let bookings = Entity::find().filter(Column::ItineraryId.eq(itinerary.id)).all(txn).await?;
    let facts = facts(txn, bookings.iter().map(|booking| booking.slot_id)).await?;
    let ahead = ahead_of(txn, &bookings).await?;
    let places = places(txn, itinerary).await?;
    let wishes = facts::wishes(txn, event, itinerary).await?;
    let about = Composition {
        event,
        itinerary,
        bookings: &bookings,
        facts: &facts,
        ahead: &ahead,
        places: &places,
        wishes,
    };
    Ok((about.about(), bookings))
}

async fn places(txn: &impl ConnectionTrait, itinerary: &Itinerary) -> Result<Vec<Place>> {
    let places = place::Entity::find().filter(place::Column::ItineraryId.eq(itinerary.id));
    Ok(places.order_by_asc(place::Column::Number).all(txn).await?)
}

/// Posts a letter to everyone of an itinerary that `about` (as for its holder) tells of.
///
/// # Errors
/// When the database fails.
pub(crate) async fn send(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itinerary: &Itinerary,
    about: AboutBooking,
    news: BookingNews,
    text: Option<&str>,
) -> Result<u64> {
    let language = match itinerary.account_id {
        Some(id) => account::Entity::find_by_id(id).one(txn).await?.map(|account| account.language),
        None => None,
    };
    let places = places(txn, itinerary).await?;
    let letter = Post { itinerary, places: &places, language: language.unwrap_or(Language::De), news, text };
    letter.send(txn, now, about).await
}

/// A letter whose receivers are known.
pub(crate) struct Post<'a> {
    pub(crate) itinerary: &'a Itinerary,
    pub(crate) places: &'a [Place],
    /// Whoever booked; the others are written to in it, too, for nobody knows theirs.
    pub(crate) language: Language,
    pub(crate) news: BookingNews,
    pub(crate) text: Option<&'a str>,
}

impl Post<'_> {
    /// Posts it; how many letters.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn send(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        about: AboutBooking,
    ) -> Result<u64> {
        let mut told: Vec<&str> = Vec::new();
        let mut sent = 0;
        if let Some(mail) = self.itinerary.mail.as_deref() {
            told.push(mail);
            self.post(txn, now, mail, self.itinerary.account_id, about.clone(), self.news).await?;
            sent += 1;
        }
        // Whether names are missing is the matter of whoever booked.
        if matches!(self.news, BookingNews::NamesWanted | BookingNews::Unnamed) {
            return Ok(sent);
        }
        for place in self.places {
            let Some(mail) = place.mail.as_deref().filter(|mail| !told.contains(mail)) else { continue };
            // A ticket would be no use yet.
            if matches!(place.consent, PlaceConsent::Requested | PlaceConsent::Refused)
                && self.itinerary.kind == ItineraryKind::Group
            {
                continue;
            }
            told.push(mail);
            let own = AboutBooking {
                name: place.name.clone(),
                holds: false,
                ticket: place.ticket.clone(),
                link_token: None,
                names_until: None,
                unnamed: 0,
                ..about.clone()
            };
            let news = match (self.news, self.itinerary.kind) {
                (BookingNews::Booked, ItineraryKind::Group) => BookingNews::Ticket,
                (news, _) => news,
            };
            self.post(txn, now, mail, place.account_id, own, news).await?;
            sent += 1;
        }
        Ok(sent)
    }

    async fn post(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        to: &str,
        account_id: Option<Uuid>,
        about: AboutBooking,
        news: BookingNews,
    ) -> Result<()> {
        let text = self.text.map(ToOwned::to_owned);
        let envelope = Envelope {
            letter: Letter::Booking { about: Box::new(about), news, text },
            language: self.language,
            cluster_id: Some(self.itinerary.cluster_id),
            account_id,
            topic: None,
        };
        mail::post(txn, now, to, &envelope).await?;
        Ok(())
    }
}
