//! The mails about what was just booked, from what is in memory.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{Booker, Order, itinerary::Asked};
use crate::{
    booking::{
        Booking, BookingState,
        engine::Claimed,
        itinerary::{Itinerary, ItineraryKind},
        letters::{self, Composition, Facts, Post, about_event},
        place::Place,
    },
    error::Result,
    event::slot::Slot,
    mail::{self, BookingNews, Envelope, Letter},
};

pub(crate) struct Told<'a> {
    pub(crate) order: &'a Order,
    pub(crate) booker: &'a Booker,
    pub(crate) itinerary: &'a Itinerary,
    pub(crate) places: &'a [Place],
    pub(crate) bookings: &'a [Booking],
    pub(crate) guarded: bool,
}

impl Told<'_> {
    /// How many wait before each: as the counting said, or asked where it could not know.
    pub(super) async fn ahead(
        &self,
        txn: &impl ConnectionTrait,
        claimed: &[(&Slot, Claimed)],
    ) -> Result<HashMap<Uuid, u64>> {
        let mut ahead = HashMap::new();
        let mut unknown = Vec::new();
        for booking in self.bookings.iter().filter(|booking| booking.state == BookingState::Waitlisted) {
            let counted = claimed.iter().find(|(slot, _)| slot.id == booking.slot_id);
            match counted.and_then(|(_, claimed)| claimed.ahead.filter(|_| !claimed.passes)) {
                Some(before) => {
                    ahead.insert(booking.id, before);
                }
                None => unknown.push(booking.clone()),
            }
        }
        if !unknown.is_empty() {
            ahead.extend(letters::ahead_of(txn, &unknown).await?);
        }
        Ok(ahead)
    }

    pub(super) async fn tell(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        asked: &[Asked],
        ahead: &HashMap<Uuid, u64>,
        fresh: bool,
    ) -> Result<()> {
        self.ask_guardians(txn, now, asked).await?;
        let waits = |booking: &Booking| booking.state == BookingState::Waitlisted;
        let news = if self.guarded {
            BookingNews::AwaitsGuardian
        } else if !self.bookings.is_empty() && self.bookings.iter().all(waits) {
            BookingNews::Waiting
        } else {
            BookingNews::Booked
        };
        if !fresh {
            // The whole plan, of which only a part is in memory.
            letters::to_itinerary(txn, now, &self.order.event, self.itinerary, news, None).await?;
            return Ok(());
        }
        let lines = self.order.lines.iter().map(|line| (line.slot.id, line.clone()));
        let facts: HashMap<Uuid, Facts> = lines.collect();
        let about = Composition {
            event: &self.order.event,
            itinerary: self.itinerary,
            bookings: self.bookings,
            facts: &facts,
            ahead,
            places: self.places,
            wishes: Vec::new(),
        };
        let post = Post {
            itinerary: self.itinerary,
            places: self.places,
            language: self.booker.language,
            news,
            text: None,
        };
        post.send(txn, now, about.about()).await?;
        Ok(())
    }

    /// Asks the guardians of those who need one.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn ask_guardians(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        asked: &[Asked],
    ) -> Result<()> {
        if asked.is_empty() {
            return Ok(());
        }
        let (order, told) = (self.order, self);
        let by = match told.itinerary.kind {
            ItineraryKind::Person => order.guardian_until(now),
            ItineraryKind::Group => told.itinerary.names_until.unwrap_or(order.event.starts_at),
        };
        let mut companies: Vec<String> = order
            .lines
            .iter()
            .filter(|line| super::meets_companies([&line.slot]))
            .filter_map(|line| line.company.clone())
            .collect();
        companies.sort();
        companies.dedup();
        for Asked { place_id, guardian_mail, token } in asked {
            let place = told.places.iter().find(|place| place.id == *place_id);
            let envelope = Envelope {
                letter: Letter::VisitConsentRequest {
                    event: about_event(&order.event),
                    pupil: place.and_then(|place| place.name.clone()).unwrap_or_default(),
                    companies: companies.clone(),
                    token: token.clone(),
                    by,
                },
                language: told.booker.language,
                cluster_id: Some(order.event.cluster_id),
                // The pupil's, so that the mail goes when the account is erased.
                account_id: told.booker.account_id,
                topic: None,
            };
            mail::post(txn, now, guardian_mail, &envelope).await?;
        }
        Ok(())
    }
}
