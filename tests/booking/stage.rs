//! A cluster with events and people, and a clock that is set by hand.
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use lotse_domain::{
    Actor, Clock, Db, DomainError, Secrets,
    account::Language,
    booking::{
        self, Booked, Booking, BookingDraft, BookingState, GroupDraft, NotBookable, PersonDraft,
        itinerary::{self, Itinerary},
        place::{self, Place},
    },
    clock::FixedClock,
    cluster::Cluster,
    error::Result,
    event::{
        Event,
        slot::{self, Slot},
    },
    grant::{self, Role},
    idempotency::Key,
    mail::{BookingNews, Envelope, Letter},
    outbox,
    school::{self, School, SchoolDraft},
    session::{self, Device, Surface},
    sign_in::SignIn,
    unit_of_work::in_transaction,
};
use lotse_tests::{Backend, TestDatabase, crowd, fresh_database, world};
use sea_orm::{QueryOrder, entity::prelude::*};

pub struct Stage {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
    pub cluster: Cluster,
    made: AtomicU32,
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// What one person says who wants these slots.
pub fn draft(slots: &[&Slot]) -> BookingDraft {
    BookingDraft {
        slots: slots.iter().map(|slot| slot.id).collect(),
        people: vec![PersonDraft { name: "Jana Meyer".into(), ..Default::default() }],
        ..Default::default()
    }
}

/// The same, waiting where it is full.
pub fn waiting(slots: &[&Slot]) -> BookingDraft {
    BookingDraft { wait: true, ..draft(slots) }
}

pub fn class(school: &School, size: i32, slots: &[&Slot]) -> BookingDraft {
    BookingDraft {
        slots: slots.iter().map(|slot| slot.id).collect(),
        group: Some(GroupDraft {
            size,
            group_name: "Klasse 8b".into(),
            school_id: Some(school.id),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// The reasons of a refusal.
pub fn refused<T: std::fmt::Debug>(result: Result<T>) -> Vec<NotBookable> {
    match result {
        Err(DomainError::NotBookable(refused)) => refused,
        other => panic!("not refused: {other:?}"),
    }
}

pub fn codes<T: std::fmt::Debug>(result: Result<T>) -> Vec<&'static str> {
    refused(result).iter().map(|one| one.why.code()).collect()
}

/// Field and code of everything that is wrong.
pub fn wrong<T: std::fmt::Debug>(result: Result<T>) -> Vec<(String, &'static str)> {
    match result {
        Err(DomainError::Invalid(fields)) => {
            fields.into_iter().map(|field| (field.field.into_owned(), field.code)).collect()
        }
        other => panic!("nothing is wrong: {other:?}"),
    }
}

pub fn states(booked: &Booked) -> Vec<BookingState> {
    booked.bookings.iter().map(|booking| booking.state).collect()
}

pub fn browser(mail: &str) -> SignIn {
    let device = Device { label: "Firefox, Android".into(), network: format!("network of {mail}") };
    SignIn { surface: Surface::Portal, device, language: Language::De }
}

impl Stage {
    pub async fn set(backend: Backend) -> Self {
        let database = fresh_database(backend).await;
        let cluster = world::cluster(&database.db, "nord").await;
        let clock = FixedClock::at("2026-11-23T08:00:00Z".parse().unwrap());
        let secrets = Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap();
        Self { database, clock, secrets, cluster, made: AtomicU32::new(0) }
    }

    pub fn db(&self) -> &Db {
        &self.database.db
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn pass(&self, time: TimeDelta) {
        self.clock.set(self.now() + time);
    }

    pub fn event(&self, title: &str) -> Event {
        crowd::event(self.cluster.id, title, self.now())
    }

    /// An event with one date for so many.
    pub async fn date(&self, capacity: i32, waiting_list: bool) -> (Event, Slot) {
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        let event = self.event(&format!("Seminar {number}"));
        let slot = crowd::slot(&event, "Termin", capacity, waiting_list);
        crowd::enter(self.db(), &event, std::slice::from_ref(&slot)).await;
        (event, slot)
    }

    /// Somebody who is signed in.
    pub async fn person(&self, name: &str) -> Actor {
        self.born(name, None).await
    }

    pub async fn born(&self, name: &str, birth_date: Option<NaiveDate>) -> Actor {
        let now = self.now();
        let (mut account, mut session) = crowd::person(&format!("{name}@example.org"), now);
        (account.name, account.birth_date) = (Some(name.to_owned()), birth_date);
        // Longer than any test turns its clock.
        session.expires_at = now + TimeDelta::days(800);
        let session_id = session.id;
        crowd::enter_person(self.db(), account, session).await;
        self.again(session_id).await
    }

    async fn again(&self, session_id: Uuid) -> Actor {
        let identity = session::identify_session(self.db(), &self.clock, session_id).await.unwrap();
        Actor::person(identity.expect("a session"), "test")
    }

    pub async fn people(&self, name: &str, count: usize) -> Vec<Actor> {
        let mut people = Vec::with_capacity(count);
        for number in 0..count {
            people.push(self.person(&format!("{name}{number}")).await);
        }
        people
    }

    pub async fn school(&self, name: &str) -> School {
        let machine = Actor::operator("test");
        let draft = SchoolDraft { name: name.into(), ..Default::default() };
        school::create(self.db(), &self.clock, &machine, self.cluster.id, draft).await.unwrap()
    }

    /// Somebody with a role.
    pub async fn with_role(&self, name: &str, role: Role, scope_id: Uuid) -> Actor {
        let person = self.person(name).await;
        let identity = person.identity().unwrap();
        let (account_id, session_id) = (identity.account_id, identity.session_id.unwrap());
        let machine = Actor::operator("test");
        grant::give(self.db(), &self.clock, &machine, account_id, role, scope_id).await.unwrap();
        self.again(session_id).await
    }

    pub async fn book(&self, actor: &Actor, event: &Event, draft: BookingDraft) -> Result<Booked> {
        booking::book(self.db(), &self.clock, actor, event.id, draft, None).await
    }

    pub async fn book_once(
        &self,
        actor: &Actor,
        event: &Event,
        draft: BookingDraft,
        key: &str,
    ) -> Result<Booked> {
        let body = serde_json::to_vec(&draft).unwrap();
        let key = Key::new(actor, "book", key, &body)?;
        booking::book(self.db(), &self.clock, actor, event.id, draft, Some(key)).await
    }

    pub async fn cancel(&self, actor: &Actor, booked: &Booked) -> Result<()> {
        booking::cancel(self.db(), &self.clock, actor, booked.itinerary_id, None).await
    }

    pub async fn slot(&self, id: Uuid) -> Slot {
        slot::Entity::find_by_id(id).one(self.db().read()).await.unwrap().unwrap()
    }

    pub async fn all<E: EntityTrait>(&self) -> Vec<E::Model>
    where
        E::Model: Send + Sync + 'static,
    {
        in_transaction(self.db(), |txn| Box::pin(async move { Ok(E::find().all(txn).await?) })).await.unwrap()
    }

    pub async fn bookings(&self, slot_id: Uuid) -> Vec<Booking> {
        in_transaction(self.db(), move |txn| {
            Box::pin(async move {
                let of_slot = booking::Entity::find().filter(booking::Column::SlotId.eq(slot_id));
                Ok(of_slot.order_by_asc(booking::Column::Id).all(txn).await?)
            })
        })
        .await
        .unwrap()
    }

    pub async fn itinerary(&self, id: Uuid) -> Itinerary {
        self.all::<itinerary::Entity>().await.into_iter().find(|itinerary| itinerary.id == id).unwrap()
    }

    pub async fn places(&self, itinerary_id: Uuid) -> Vec<Place> {
        let mut places = self.all::<place::Entity>().await;
        places.retain(|place| place.itinerary_id == itinerary_id);
        places.sort_by_key(|place| place.number);
        places
    }

    /// Confirmed, held or offered; and waiting: how many people.
    pub async fn counts(&self, slot_id: Uuid) -> (i32, i32) {
        let (mut taken, mut waiting) = (0, 0);
        for booking in self.bookings(slot_id).await {
            if booking.state.takes_places() {
                taken += booking.weight;
            } else if booking.state == BookingState::Waitlisted {
                waiting += booking.weight;
            }
        }
        (taken, waiting)
    }

    pub async fn letters(&self) -> Vec<(String, Letter)> {
        let mut rows = self.all::<outbox::Entity>().await;
        rows.sort_by_key(|row| row.id);
        rows.into_iter()
            .filter(|row| row.kind.starts_with("mail."))
            .map(|row| {
                let envelope: Envelope = serde_json::from_value(row.payload).unwrap();
                (row.recipient.unwrap(), envelope.letter)
            })
            .collect()
    }

    /// Which letters about bookings somebody got, in their order.
    pub async fn news_to(&self, mail: &str) -> Vec<BookingNews> {
        let letters = self.letters().await;
        letters
            .into_iter()
            .filter(|(to, _)| to == mail)
            .filter_map(|(_, letter)| match letter {
                Letter::Booking { news, .. } => Some(news),
                _ => None,
            })
            .collect()
    }
}
