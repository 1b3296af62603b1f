//! A cluster with events, people who book, a manager with a second factor, and a clock that is set by hand.
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use lotse_domain::{
    Actor, Clock, Db, Secrets,
    booking::{
        self, Booked, Booking, BookingDraft, GroupDraft, PersonDraft,
        check_in::{Scan, ScanOutcome, Scanned, check_in},
        itinerary::{self, Itinerary},
        place::{self, Place},
    },
    clock::FixedClock,
    cluster::Cluster,
    company,
    error::Result,
    event::{
        Event,
        slot::{Slot, SlotKind},
    },
    grant::{self, Role},
    mail::{BookingNews, Envelope, Letter},
    outbox,
    school::{self, School, SchoolDraft},
    session::{self},
    unit_of_work::in_transaction,
};
use lotse_tests::{Backend, TestDatabase, crowd, fresh_database, world};
use sea_orm::{IntoActiveModel, QueryOrder, entity::prelude::*};

pub struct Stage {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
    pub cluster: Cluster,
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn named(name: &str) -> PersonDraft {
    PersonDraft { name: name.into(), ..Default::default() }
}

/// What one person says who wants these slots, waiting where they are full.
pub fn draft(name: &str, slots: &[&Slot]) -> BookingDraft {
    BookingDraft {
        slots: slots.iter().map(|slot| slot.id).collect(),
        people: vec![named(name)],
        wait: true,
        ..Default::default()
    }
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

pub fn scan(ticket: &str) -> Scan {
    Scan { ticket: ticket.into(), slot_id: None, meeting_id: None, at: None, device: None, undo: false }
}

pub fn outcomes(scanned: &[Scanned]) -> Vec<ScanOutcome> {
    scanned.iter().map(|one| one.outcome).collect()
}

impl Stage {
    pub async fn set(backend: Backend) -> Self {
        let database = fresh_database(backend).await;
        let cluster = world::cluster(&database.db, "nord").await;
        let clock = FixedClock::at("2026-11-23T08:00:00Z".parse().unwrap());
        let secrets = Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap();
        Self { database, clock, secrets, cluster }
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

    /// An event with one date for so many, with a waiting list.
    pub async fn date(&self, title: &str, capacity: i32) -> (Event, Slot) {
        let event = self.event(title);
        let slot = crowd::slot(&event, "Termin", capacity, true);
        crowd::enter(self.db(), &event, std::slice::from_ref(&slot)).await;
        (event, slot)
    }

    /// A fair with an interview for one at each of these companies, one after the other.
    pub async fn fair(&self, companies: &[Uuid]) -> (Event, Vec<Slot>) {
        let event = self.event("Messe");
        let slots: Vec<Slot> = (0..)
            .zip(companies)
            .map(|(at, company_id)| Slot {
                kind: SlotKind::Interview,
                company_id: Some(*company_id),
                starts_at: event.starts_at + TimeDelta::minutes(15 * at),
                ends_at: event.starts_at + TimeDelta::minutes(15 * at + 15),
                ..crowd::slot(&event, &format!("Gespräch {at}"), 1, true)
            })
            .collect();
        crowd::enter(self.db(), &event, &slots).await;
        (event, slots)
    }

    /// A company that is an active member of the cluster.
    pub async fn company(&self, name: &str) -> Uuid {
        let vacancies = vec![world::record(1, name, world::draft("Koch", name, "23966"))];
        world::import(self.db(), world::run_of(&self.cluster, name), vacancies).await;
        let found = company::Entity::find().filter(company::Column::Name.eq(name)).one(self.db().read());
        found.await.unwrap().expect("the company").id
    }

    pub async fn school(&self, name: &str) -> School {
        let machine = Actor::operator("test");
        let draft = SchoolDraft { name: name.into(), ..Default::default() };
        school::create(self.db(), &self.clock, &machine, self.cluster.id, draft).await.unwrap()
    }

    /// Somebody who is signed in.
    pub async fn person(&self, name: &str) -> Actor {
        self.with_roles(name, None, &[]).await
    }

    pub async fn born(&self, name: &str, birth_date: NaiveDate) -> Actor {
        self.with_roles(name, Some(birth_date), &[]).await
    }

    pub async fn with_role(&self, name: &str, role: Role, scope_id: Uuid) -> Actor {
        self.with_roles(name, None, &[(role, scope_id)]).await
    }

    pub async fn manager(&self) -> Actor {
        self.with_role("managerin", Role::ClusterManager, self.cluster.id).await
    }

    async fn with_roles(&self, name: &str, birth_date: Option<NaiveDate>, roles: &[(Role, Uuid)]) -> Actor {
        let now = self.now();
        let (mut account, mut session) = crowd::person(&format!("{name}@example.org"), now);
        (account.name, account.birth_date) = (Some(name.to_owned()), birth_date);
        // Longer than any test turns its clock.
        session.expires_at = now + TimeDelta::days(800);
        let (account_id, session_id) = (account.id, session.id);
        crowd::enter_person(self.db(), account, session).await;
        crowd::strengthen(self.db(), account_id, session_id, now).await;
        for (role, scope_id) in roles {
            let machine = Actor::operator("test");
            grant::give(self.db(), &self.clock, &machine, account_id, *role, *scope_id).await.unwrap();
        }
        let identity = session::identify_session(self.db(), &self.clock, session_id).await.unwrap();
        Actor::person(identity.expect("a session"), "test")
    }

    /// Puts rows into the database as they are.
    pub async fn insert<A>(&self, row: A)
    where
        A: sea_orm::ActiveModelTrait + ActiveModelBehavior + Send + Sync + 'static,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        in_transaction(self.db(), move |txn| {
            let row = row.clone();
            Box::pin(async move {
                A::Entity::insert(row).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    pub async fn book(&self, actor: &Actor, event: &Event, draft: BookingDraft) -> Result<Booked> {
        booking::book(self.db(), &self.clock, actor, event.id, draft, None).await
    }

    pub async fn scan(&self, actor: &Actor, event: &Event, scans: Vec<Scan>) -> Vec<Scanned> {
        check_in(self.db(), &self.clock, actor, event.id, scans).await.unwrap()
    }

    pub async fn all<E: EntityTrait>(&self) -> Vec<E::Model>
    where
        E::Model: Send + Sync + 'static,
    {
        in_transaction(self.db(), |txn| Box::pin(async move { Ok(E::find().all(txn).await?) })).await.unwrap()
    }

    /// Of a slot, in their order.
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

    pub async fn states(&self, slot_id: Uuid) -> Vec<booking::BookingState> {
        self.bookings(slot_id).await.into_iter().map(|booking| booking.state).collect()
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

    /// The ticket of a person's itinerary.
    pub async fn ticket(&self, booked: &Booked) -> String {
        self.places(booked.itinerary_id).await[0].ticket.clone().expect("a ticket")
    }

    /// In the order in which they were sent.
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
        let letters = self.letters().await.into_iter().filter(|(to, _)| to == mail);
        letters
            .filter_map(|(_, letter)| match letter {
                Letter::Booking { news, .. } => Some(news),
                _ => None,
            })
            .collect()
    }

    /// The last guardian who was asked, and the link.
    pub async fn asked(&self) -> (String, String) {
        let mut letters = self.letters().await.into_iter().rev();
        letters
            .find_map(|(to, letter)| match letter {
                Letter::VisitConsentRequest { token, .. } => Some((to, token)),
                _ => None,
            })
            .expect("a guardian was asked")
    }
}
