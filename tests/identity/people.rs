//! What the scenarios of this binary begin with.
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use lotse_domain::{
    Actor, Clock, Db, DomainError, Result, Secrets,
    account::{self, Account, Hasher, Language, MailAddress, Profile},
    api_key,
    clock::FixedClock,
    grant::{self, Role},
    outbox, second_factor, secrets,
    session::{self, Device, NewSession, Session, Surface},
    sign_in::{self, Challenge, SignIn},
    unit_of_work::{in_transaction, read_as},
};
use lotse_tests::{Backend, TestDatabase, fresh_database};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryOrder, Set};
use serde_json::Value;
use uuid::Uuid;

pub const PASSWORD: &str = "der Bus kommt um acht";
/// The network of whoever does nothing wrong.
pub const HOME: &str = "192.0.2.1";

pub struct People {
    pub test: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
    pub hasher: Hasher,
}

/// A mail in the outbox: its kind and what it says.
pub struct Mail {
    pub kind: String,
    pub says: Value,
}

pub fn how(surface: Surface, network: &str) -> SignIn {
    let device = Device { label: "Firefox, Android".into(), network: network.into() };
    SignIn { surface, device, language: Language::De }
}

pub fn stranger() -> Actor {
    Actor::stranger("request-1")
}

impl People {
    pub async fn new(backend: Backend) -> Self {
        Self {
            test: fresh_database(backend).await,
            clock: FixedClock::at(Utc.with_ymd_and_hms(2026, 11, 2, 8, 0, 0).unwrap()),
            secrets: Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap(),
            hasher: Hasher::default(),
        }
    }

    pub fn db(&self) -> &Db {
        &self.test.db
    }

    pub fn later(&self, by: TimeDelta) -> DateTime<Utc> {
        self.clock.set(self.clock.now() + by);
        self.clock.now()
    }

    /// The mails to an address, oldest first.
    pub async fn mails(&self, to: &str) -> Vec<Mail> {
        let machine = Actor::system("test", "test");
        let all = read_as(self.db(), &machine, |txn| {
            Box::pin(
                async move { Ok(outbox::Entity::find().order_by_asc(outbox::Column::Id).all(txn).await?) },
            )
        });
        all.await
            .unwrap()
            .into_iter()
            .filter(|row| row.recipient.as_deref() == Some(to))
            .map(|row| Mail { kind: row.kind, says: row.payload })
            .collect()
    }

    /// The code in the newest mail to an address.
    pub async fn code_in_mail(&self, to: &str) -> String {
        self.mails(to).await.last().expect("a mail").says["code"].as_str().expect("a code").to_owned()
    }

    pub async fn ask(&self, mail: &str, reset: bool, network: &str) -> Result<Challenge> {
        let how = how(Surface::Portal, network);
        sign_in::request_code(self.db(), &self.clock, &self.secrets, mail, reset, None, &how).await
    }

    pub async fn by_code(&self, challenge_id: Uuid, code: &str, how: &SignIn) -> Result<NewSession> {
        sign_in::by_code(self.db(), &self.clock, &self.secrets, &stranger(), challenge_id, code, how).await
    }

    pub async fn by_password(&self, mail: &str, password: &str, network: &str) -> Result<NewSession> {
        let (actor, how) = (stranger(), how(Surface::Portal, network));
        let (db, clock, secrets, hasher) = (self.db(), &self.clock, &self.secrets, &self.hasher);
        sign_in::by_password(db, clock, secrets, hasher, &actor, mail, password.into(), &how).await
    }

    /// Asks for a code, reads it in the mail, and signs in by it.
    pub async fn sign_in(&self, mail: &str, surface: Surface) -> NewSession {
        let challenge = self.ask(mail, false, HOME).await.unwrap();
        let code = self.code_in_mail(&challenge.mail).await;
        self.by_code(challenge.id, &code, &how(surface, HOME)).await.unwrap()
    }

    /// A new account that signs in from time to time by its password.
    pub async fn with_password(&self, mail: &str) -> Account {
        let (actor, address) = (Actor::operator("test"), MailAddress::parse(mail).unwrap());
        let (profile, password) = (Profile::default(), Some(PASSWORD.to_owned()));
        account::create_confirmed(self.db(), &self.clock, &actor, &self.hasher, &address, profile, password)
            .await
            .unwrap()
    }

    /// Whoever a session is of, as the next request would know.
    pub async fn actor(&self, session_id: Uuid) -> Option<Actor> {
        let identity = session::identify_session(self.db(), &self.clock, session_id).await.unwrap()?;
        Some(Actor::person(identity, "request-2"))
    }

    pub async fn session(&self, id: Uuid) -> Option<Session> {
        let machine = Actor::system("test", "test");
        let found = read_as(self.db(), &machine, move |txn| {
            Box::pin(async move { Ok(session::Entity::find_by_id(id).one(txn).await?) })
        });
        found.await.unwrap()
    }

    pub async fn account(&self, id: Uuid) -> Account {
        let machine = Actor::system("test", "test");
        let found = read_as(self.db(), &machine, move |txn| {
            Box::pin(async move { Ok(account::Entity::find_by_id(id).one(txn).await?) })
        });
        found.await.unwrap().expect("the account")
    }

    /// What the audit trail says about an account, oldest first: (who, what).
    pub async fn audit(&self, account_id: Uuid) -> Vec<(String, String)> {
        let entries = lotse_domain::audit::list_of(self.db().read(), account_id).await.unwrap();
        entries.into_iter().map(|entry| (entry.actor, entry.action)).collect()
    }

    pub async fn grant(&self, account_id: Uuid, role: Role, scope_id: Uuid) {
        let now = self.clock.now();
        self.write(move || grant::ActiveModel {
            id: Set(Uuid::now_v7()),
            account_id: Set(account_id),
            role: Set(role),
            scope_id: Set(scope_id),
            created_at: Set(now),
        })
        .await;
    }

    pub async fn confirmed_factor(&self, account_id: Uuid) {
        let now = self.clock.now();
        self.write(move || second_factor::ActiveModel {
            id: Set(Uuid::now_v7()),
            account_id: Set(account_id),
            kind: Set(second_factor::FactorKind::Totp),
            label: Set("phone".into()),
            secret: Set("sealed".into()),
            counter: Set(0),
            confirmed_at: Set(Some(now)),
            last_used_at: Set(None),
            created_at: Set(now),
        })
        .await;
    }

    /// A key for a company, valid for a day.
    pub async fn key(&self, account_id: Uuid, company_id: Uuid) -> String {
        let (now, token) = (self.clock.now(), format!("{}{}", api_key::PREFIX, secrets::random_token()));
        let hash = secrets::token_hash(&token);
        self.write(move || api_key::ActiveModel {
            id: Set(Uuid::now_v7()),
            account_id: Set(account_id),
            company_id: Set(company_id),
            name: Set("payroll".into()),
            prefix: Set("lotse_".into()),
            token_hash: Set(hash.clone()),
            scopes: Set(serde_json::json!(["vacancies:read"])),
            created_at: Set(now),
            last_used_at: Set(None),
            expires_at: Set(now + TimeDelta::days(1)),
        })
        .await;
        token
    }

    /// Writes a row that other parts of Lotse would write.
    pub async fn write<A, F>(&self, row: F)
    where
        A: ActiveModelTrait + sea_orm::ActiveModelBehavior + Send + 'static,
        <A::Entity as EntityTrait>::Model: sea_orm::IntoActiveModel<A> + Send + Sync,
        F: Fn() -> A + Send + Sync + 'static,
    {
        in_transaction(self.db(), move |txn| {
            let row = row();
            Box::pin(async move {
                row.insert(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }
}

/// How many of these were refused as wrong, and how many unseen.
pub fn wrong_and_unseen<T>(outcomes: &[Result<T>]) -> (usize, usize) {
    let count = |which: fn(&DomainError) -> bool| {
        outcomes.iter().filter(|outcome| outcome.as_ref().err().is_some_and(which)).count()
    };
    (
        count(|err| matches!(err, DomainError::WrongCredentials | DomainError::WrongCode)),
        count(|err| matches!(err, DomainError::TooMany { .. })),
    )
}
