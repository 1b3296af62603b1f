//! A database, a clock that is set by hand, and people who sign in as the domain does it.
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    Actor, Clock, Db, DomainError, Identity, Secrets,
    account::Language,
    clock::FixedClock,
    company,
    grant::{self, Grant, Role},
    outbox, second_factor, session,
    session::{Device, Surface},
    sign_in::{self, SignIn},
    unit_of_work,
};
use lotse_tests::{Backend, TestDatabase, fresh_database, world};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use totp_rs::{Builder, Secret};
use uuid::Uuid;

pub struct Stage {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
}

/// Someone with a session in a browser.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: Uuid,
    pub mail: String,
    pub token: String,
}

impl Stage {
    pub async fn set(backend: Backend) -> Self {
        let start: DateTime<Utc> = "2026-11-22T10:00:00Z".parse().unwrap();
        Self {
            database: fresh_database(backend).await,
            clock: FixedClock::at(start),
            secrets: Secrets::from_text("the secret of an installation in a test").unwrap(),
        }
    }

    pub fn db(&self) -> &Db {
        &self.database.db
    }

    pub fn pass(&self, time: TimeDelta) {
        self.clock.set(self.clock.now() + time);
    }

    /// Signs in by a code that is read from the outbox.
    pub async fn sign_in(&self, mail: &str) -> Person {
        self.sign_in_at(mail, "Firefox, Android").await
    }

    pub async fn sign_in_at(&self, mail: &str, device: &str) -> Person {
        let device = Device { label: device.into(), network: Uuid::now_v7().to_string() };
        let how = SignIn { surface: Surface::Portal, device, language: Language::De };
        let challenge = sign_in::request_code(self.db(), &self.clock, &self.secrets, mail, false, None, &how)
            .await
            .unwrap();
        let sent = self.letters_to(&challenge.mail, "mail.sign_in_code").await;
        let code = sent.last().unwrap().payload["code"].as_str().unwrap().to_owned();
        let stranger = Actor::stranger("test");
        let begun =
            sign_in::by_code(self.db(), &self.clock, &self.secrets, &stranger, challenge.id, &code, &how)
                .await
                .unwrap();
        Person { id: begun.account.id, mail: begun.account.mail, token: begun.token }
    }

    pub async fn identity(&self, person: &Person) -> Option<Arc<Identity>> {
        session::identify_portal(self.db(), &self.clock, &person.token).await.unwrap()
    }

    /// Whom the session is taken for, read anew as for each request.
    pub async fn actor(&self, person: &Person) -> Actor {
        Actor::person(self.identity(person).await.expect("a session"), "test")
    }

    /// As [`Stage::sign_in`], with a second factor that is shown; returns its secret as well.
    pub async fn strong(&self, mail: &str) -> (Person, String) {
        let person = self.sign_in(mail).await;
        let actor = self.actor(&person).await;
        let new =
            second_factor::begin_totp(self.db(), &self.clock, &self.secrets, &actor, "Lotse").await.unwrap();
        let code = self.code(&new.secret);
        second_factor::confirm_totp(self.db(), &self.clock, &self.secrets, &actor, new.factor_id, &code)
            .await
            .unwrap();
        (person, new.secret)
    }

    /// What an authenticator app shows at this moment.
    pub fn code(&self, secret: &str) -> String {
        code_at(secret, self.clock.now())
    }

    pub async fn show(&self, person: &Person, code: &str) -> Result<(), DomainError> {
        let actor = self.actor(person).await;
        second_factor::show_totp(self.db(), &self.clock, &self.secrets, &actor, code).await
    }

    pub async fn give(&self, person: &Person, role: Role, scope_id: Uuid) -> Grant {
        grant::give(self.db(), &self.clock, &Actor::operator("test"), person.id, role, scope_id)
            .await
            .unwrap()
    }

    /// A company that is an active member of a cluster.
    pub async fn company(&self, name: &str) -> Uuid {
        let slug = format!("c-{}", Uuid::now_v7().simple());
        let cluster = world::cluster(self.db(), &slug[..30]).await;
        let vacancies = vec![world::record(1, "1", world::draft("Koch", name, "23966"))];
        world::import(self.db(), world::run_of(&cluster, "test"), vacancies).await;
        let found =
            company::Entity::find().filter(company::Column::Name.eq(name)).one(self.db().read()).await;
        found.unwrap().expect("the company").id
    }

    pub async fn messages(&self) -> Vec<outbox::Model> {
        unit_of_work::in_transaction(self.db(), |txn| {
            Box::pin(
                async move { Ok(outbox::Entity::find().order_by_asc(outbox::Column::Id).all(txn).await?) },
            )
        })
        .await
        .unwrap()
    }

    pub async fn letters_to(&self, mail: &str, kind: &str) -> Vec<outbox::Model> {
        let messages = self.messages().await.into_iter();
        messages.filter(|m| m.kind == kind && m.recipient.as_deref() == Some(mail)).collect()
    }

    /// The changes to the safety of an account of which its owner was told.
    pub async fn told(&self, person: &Person) -> Vec<String> {
        let letters = self.letters_to(&person.mail, "mail.security_changed").await;
        letters.iter().map(|letter| letter.payload["change"].as_str().unwrap().to_owned()).collect()
    }

    /// Sends whatever waits, as the worker does.
    pub async fn deliver_all(&self) {
        let hour = std::time::Duration::from_hours(1);
        loop {
            let claimed = outbox::claim(self.db(), &self.clock, 100, hour, &[]).await.unwrap();
            if claimed.is_empty() {
                return;
            }
            for message in claimed {
                assert!(
                    outbox::finish(self.db(), &self.clock, &message, outbox::Outcome::Done).await.unwrap()
                );
            }
        }
    }

    /// Puts rows into the database as they are.
    pub async fn insert<A>(&self, row: A)
    where
        A: sea_orm::ActiveModelTrait + sea_orm::ActiveModelBehavior + Send + Sync + 'static,
        <A::Entity as EntityTrait>::Model: sea_orm::IntoActiveModel<A>,
    {
        unit_of_work::in_transaction(self.db(), move |txn| {
            let row = row.clone();
            Box::pin(async move {
                A::Entity::insert(row).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    pub async fn enqueue(&self, kind: &'static str, recipient: &str, payload: Value) -> Uuid {
        let now = self.clock.now();
        let recipient = recipient.to_owned();
        unit_of_work::in_transaction(self.db(), move |txn| {
            let message =
                outbox::Message { kind, payload: payload.clone(), recipient: Some(recipient.clone()) };
            Box::pin(async move { outbox::enqueue(txn, now, message).await })
        })
        .await
        .unwrap()
    }
}

pub fn code_at(secret: &str, at: DateTime<Utc>) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap();
    totp.generate(u64::try_from(at.timestamp()).unwrap()).to_string()
}

/// A code that is wrong whatever the right one is.
pub fn other_code(code: &str) -> String {
    let number: u32 = code.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}
