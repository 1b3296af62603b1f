//! A cluster with a manager's desk, companies, pupils who book, and a clock that is set by hand.
use chrono::TimeDelta;
use lotse_domain::{
    Actor, Clock, Db, DomainError, Secrets,
    account::Language,
    booking::{self, Booked, Booking, itinerary, itinerary::Itinerary},
    clock::FixedClock,
    cluster::Cluster,
    company::{self, Company},
    event::{
        Event, EventStep,
        desk::{self, EventDraft, SlotDraft},
        exhibitor::{self, Exhibitor, ExhibitorState, interviewer},
        slot::{self, Slot},
    },
    grant::{self, Role},
    mail::{Envelope, Letter},
    outbox, second_factor,
    session::{self, Device, Surface},
    sign_in::{self, SignIn},
    unit_of_work::{in_transaction, read_as},
};
use lotse_tests::{Backend, TestDatabase, fresh_database, people::totp_code, world};
use sea_orm::{IntoActiveModel, QueryOrder, entity::prelude::*};

pub use crate::drafts::{again, at, bus, day, fields, form, refused, slot, tour, words};

pub struct Stage {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
    pub cluster: Cluster,
    /// Whoever runs the command line: may do what a manager may.
    pub manager: Actor,
}

/// Somebody who was signed in when the test began.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: Uuid,
    pub token: String,
    pub actor: Actor,
}

fn browser(mail: &str) -> SignIn {
    let device = Device { label: "Firefox, Android".into(), network: format!("network of {mail}") };
    SignIn { surface: Surface::Portal, device, language: Language::De }
}

impl Stage {
    pub async fn set(backend: Backend) -> Self {
        let database = fresh_database(backend).await;
        let cluster = world::cluster(&database.db, "food").await;
        Self {
            database,
            clock: FixedClock::at(at("2026-11-23T10:00:00Z")),
            secrets: Secrets::from_text("the secret of an installation in a test").unwrap(),
            cluster,
            manager: Actor::operator("test"),
        }
    }

    pub fn db(&self) -> &Db {
        &self.database.db
    }

    pub fn pass(&self, time: TimeDelta) {
        self.clock.set(self.clock.now() + time);
    }

    /// A company that is a member of the cluster.
    pub async fn company(&self, name: &str) -> Company {
        let record = world::record(1, &format!("{name}-1"), world::draft("Koch", name, "23552"));
        world::import(self.db(), world::run_of(&self.cluster, name), vec![record]).await;
        let found = company::Entity::find().filter(company::Column::Name.eq(name));
        found.one(self.db().read()).await.unwrap().expect("the company")
    }

    /// Somebody who signs in by a code.
    pub async fn person(&self, mail: &str) -> Person {
        let (db, how) = (self.db(), browser(mail));
        let asked = sign_in::request_code(db, &self.clock, &self.secrets, mail, false, None, &how).await;
        let challenge = asked.unwrap();
        let code = self.letters().await.into_iter().rev().find_map(|(to, envelope)| match envelope.letter {
            Letter::SignInCode { code, .. } if to == mail => Some(code),
            _ => None,
        });
        let stranger = Actor::stranger("test");
        let code = code.expect("a code");
        let begun = sign_in::by_code(db, &self.clock, &self.secrets, &stranger, challenge.id, &code, &how);
        let begun = begun.await.unwrap();
        let (id, token) = (begun.account.id, begun.token);
        let actor = self.actor(&token).await;
        Person { id, token, actor }
    }

    /// Whom a session is taken for at this moment.
    pub async fn actor(&self, token: &str) -> Actor {
        let identity = session::identify_portal(self.db(), &self.clock, token).await.unwrap();
        Actor::person(identity.expect("a session"), "test")
    }

    /// Somebody with a role and a second factor that was shown.
    pub async fn strong(&self, mail: &str, role: Role, scope_id: Uuid) -> Person {
        let mut person = self.person(mail).await;
        let (db, clock, secrets) = (self.db(), &self.clock, &self.secrets);
        let new = second_factor::begin_totp(db, clock, secrets, &person.actor, "Lotse").await.unwrap();
        let code = totp_code(&new.secret, clock.now().timestamp());
        second_factor::confirm_totp(db, clock, secrets, &person.actor, new.factor_id, &code).await.unwrap();
        self.give(&person, role, scope_id).await;
        person.actor = self.actor(&person.token).await;
        person
    }

    pub async fn give(&self, person: &Person, role: Role, scope_id: Uuid) {
        let operator = Actor::operator("test");
        grant::give(self.db(), &self.clock, &operator, person.id, role, scope_id).await.unwrap();
    }

    /// A published event with these slots.
    pub async fn published(&self, draft: EventDraft, slots: Vec<SlotDraft>) -> (Event, Vec<Slot>) {
        let (event, slots) = self.drafted(draft, slots).await;
        (self.step(event.id, EventStep::Publish).await.unwrap(), slots)
    }

    pub async fn drafted(&self, draft: EventDraft, slots: Vec<SlotDraft>) -> (Event, Vec<Slot>) {
        let event =
            desk::create(self.db(), &self.clock, &self.manager, self.cluster.id, draft).await.unwrap();
        let mut added = Vec::new();
        for draft in slots {
            added.push(self.add(event.id, draft).await.unwrap());
        }
        (event, added)
    }

    pub async fn add(&self, event_id: Uuid, draft: SlotDraft) -> Result<Slot, DomainError> {
        desk::add_slot(self.db(), &self.clock, &self.manager, event_id, draft).await
    }

    pub async fn step(&self, event_id: Uuid, step: EventStep) -> Result<Event, DomainError> {
        let reason = (step == EventStep::Cancel).then(|| "Der Bus ist kaputt.".to_owned());
        desk::step(self.db(), &self.clock, &self.manager, event_id, step, reason).await
    }

    /// Changes a slot as its manager does.
    pub async fn change(&self, id: Uuid, draft: SlotDraft, displace: bool) -> Result<Slot, DomainError> {
        desk::change_slot(self.db(), &self.clock, &self.manager, id, None, draft, displace).await
    }

    pub async fn book(
        &self,
        person: &Person,
        event_id: Uuid,
        slots: &[Uuid],
        wait: bool,
    ) -> Result<Booked, DomainError> {
        let draft = form(slots, wait);
        booking::book(self.db(), &self.clock, &person.actor, event_id, draft, None).await
    }

    /// So many grown-up pupils who have booked these slots one after the other, or wait for them.
    pub async fn pupils(&self, names: &[&str], event_id: Uuid, slots: &[Uuid]) -> Vec<Person> {
        let mut pupils = Vec::new();
        for name in names {
            let pupil = self.person(&format!("{name}@example.org")).await;
            self.book(&pupil, event_id, slots, true).await.expect("a booking");
            // Whoever comes later comes later.
            self.pass(TimeDelta::minutes(1));
            pupils.push(pupil);
        }
        pupils
    }

    /// An exhibitor as if it had come so far, with somebody who holds interviews.
    pub async fn exhibitor(
        &self,
        event: &Event,
        company: &Company,
        state: ExhibitorState,
    ) -> (Exhibitor, interviewer::Interviewer) {
        let now = self.clock.now();
        let row = Exhibitor {
            id: Uuid::now_v7(),
            event_id: event.id,
            company_id: company.id,
            state,
            stand: None,
            offers: Some("Brot zum Probieren".into()),
            seeks: None,
            needs: Some("Strom".into()),
            contact_name: None,
            vacancies: exhibitor::Vacancies::default(),
            reason: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        let interviewer = interviewer::Interviewer {
            id: Uuid::now_v7(),
            exhibitor_id: row.id,
            event_id: event.id,
            name: "Frau Brandt".into(),
            position: 0,
        };
        self.put::<exhibitor::ActiveModel>(row.clone().into_active_model().reset_all()).await.unwrap();
        self.put::<interviewer::ActiveModel>(interviewer.clone().into_active_model().reset_all())
            .await
            .unwrap();
        (row, interviewer)
    }

    /// Writes a new row as a test wants it, past every rule but those of the database.
    pub async fn put<A>(&self, row: A) -> Result<(), DomainError>
    where
        A: ActiveModelTrait + Clone + Send + Sync + 'static,
    {
        in_transaction(self.db(), move |txn| {
            let row = row.clone();
            Box::pin(async move {
                A::Entity::insert(row).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await
    }

    /// An exhibitor as a test wants it.
    pub async fn rewrite(&self, row: Exhibitor) {
        in_transaction(self.db(), move |txn| {
            let row = row.clone().into_active_model().reset_all();
            Box::pin(async move {
                exhibitor::Entity::update(row).exec(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    pub async fn slot(&self, id: Uuid) -> Slot {
        slot::Entity::find_by_id(id).one(self.db().read()).await.unwrap().expect("the slot")
    }

    /// Everything of a kind, as it lies in the database, by id.
    pub async fn all<E>(&self) -> Vec<E::Model>
    where
        E: EntityTrait,
        E::Model: Send + Sync,
    {
        self.read(|txn| Box::pin(async move { Ok(E::find().all(txn).await?) })).await
    }

    /// Somebody's booking of a slot.
    pub async fn booking(&self, person: &Person, slot_id: Uuid) -> Booking {
        let mine: Vec<Uuid> = self.itineraries(person).await.iter().map(|itinerary| itinerary.id).collect();
        let found = self.all::<booking::Entity>().await.into_iter();
        let mut found = found.filter(|b| b.slot_id == slot_id && mine.contains(&b.itinerary_id));
        found.next().expect("the booking")
    }

    pub async fn itineraries(&self, person: &Person) -> Vec<Itinerary> {
        let all = self.all::<itinerary::Entity>().await.into_iter();
        all.filter(|itinerary| itinerary.account_id == Some(person.id)).collect()
    }

    /// Reads as Lotse itself.
    pub async fn read<T, F>(&self, work: F) -> T
    where
        T: Send + 'static,
        F: for<'t> FnOnce(
                &'t sea_orm::DatabaseTransaction,
            )
                -> std::pin::Pin<Box<dyn Future<Output = Result<T, DomainError>> + Send + 't>>
            + Send
            + 'static,
    {
        read_as(self.db(), &Actor::system("test", "test"), work).await.unwrap()
    }

    /// The letters in the outbox: receiver and what is said, oldest first.
    pub async fn letters(&self) -> Vec<(String, Envelope)> {
        let rows = self.read(|txn| {
            Box::pin(
                async move { Ok(outbox::Entity::find().order_by_asc(outbox::Column::Id).all(txn).await?) },
            )
        });
        let letter = |row: outbox::Model| {
            Some((row.recipient?, serde_json::from_value::<Envelope>(row.payload).ok()?))
        };
        rows.await.into_iter().filter_map(letter).collect()
    }

    /// Receivers and names of what was written since there were so many letters, in the order of the receivers.
    pub async fn told_since(&self, before: usize) -> Vec<(String, &'static str)> {
        let letters = self.letters().await.into_iter().skip(before);
        let mut told: Vec<_> = letters.map(|(to, envelope)| (to, envelope.letter.name())).collect();
        told.sort_unstable();
        told
    }
}
