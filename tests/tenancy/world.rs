//! People with their grants and sessions, and what hangs on them.
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use lotse_domain::{
    Actor, Clock, Db, DomainError, ErrorKind, Secrets,
    account::{self, Account, Language, MailAddress},
    clock::FixedClock,
    cluster::Cluster,
    company::{self, Company, MembershipState, membership, name_key},
    grant::{self, Role},
    mail::Envelope,
    outbox,
    place::Gazetteer,
    second_factor,
    secrets::{random_token, token_hash},
    session,
    unit_of_work::{in_transaction, read_as},
};
use lotse_tests::{Backend, TestDatabase, fresh_database};
use sea_orm::{IntoActiveModel, QueryOrder, entity::prelude::*};
use tokio::sync::OnceCell;

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// With a second factor, shown in the session.
    Strong,
    /// The account has none.
    Single,
    /// The account has one that the session has not shown.
    Unfinished,
}

pub struct World {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
    gazetteer: OnceCell<Arc<Gazetteer>>,
}

pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 12, 0, 0).unwrap()
}

impl World {
    pub async fn start(backend: Backend) -> Self {
        Self {
            database: fresh_database(backend).await,
            clock: FixedClock::at(noon()),
            secrets: Secrets::from_text("a secret of the tests, which is long enough").unwrap(),
            gazetteer: OnceCell::new(),
        }
    }

    pub async fn gazetteer(&self) -> &Gazetteer {
        self.gazetteer.get_or_init(async || lotse::database::gazetteer(self.db()).await.unwrap()).await
    }

    pub fn db(&self) -> &Db {
        &self.database.db
    }

    pub fn later(&self, by: TimeDelta) {
        self.clock.set(self.clock.now() + by);
    }

    pub async fn insert<E>(&self, row: E::Model)
    where
        E: EntityTrait,
        E::Model: IntoActiveModel<E::ActiveModel> + Clone + Send + Sync + 'static,
        E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    {
        in_transaction(self.db(), move |txn| {
            let row = row.clone().into_active_model().reset_all();
            Box::pin(async move {
                E::insert(row).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    pub async fn account(&self, mail: &str) -> Account {
        let now = self.clock.now();
        let account = Account {
            id: Uuid::now_v7(),
            mail: MailAddress::parse(mail).unwrap().as_str().to_owned(),
            name: None,
            language: Language::De,
            mail_confirmed_at: Some(now),
            password_hash: None,
            birth_date: None,
            last_seen_at: now,
            warned_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        self.insert::<account::Entity>(account.clone()).await;
        account
    }

    pub async fn grant(&self, account_id: Uuid, role: Role, scope_id: Uuid) -> Uuid {
        let machine = Actor::system("test", "test");
        grant::give(self.db(), &self.clock, &machine, account_id, role, scope_id).await.unwrap().id
    }

    /// The account in a new session, with the grants that it has at this moment.
    pub async fn sign_in(&self, account_id: Uuid, signed: Signed) -> Actor {
        let now = self.clock.now();
        if signed != Signed::Single {
            self.insert::<second_factor::Entity>(second_factor::SecondFactor {
                id: Uuid::now_v7(),
                account_id,
                kind: second_factor::FactorKind::Totp,
                label: "App".into(),
                secret: String::new(),
                counter: 0,
                confirmed_at: Some(now),
                last_used_at: None,
                created_at: now,
            })
            .await;
        }
        let token = random_token();
        self.insert::<session::Entity>(session::Session {
            id: Uuid::now_v7(),
            account_id,
            surface: session::Surface::Portal,
            token_hash: Some(token_hash(&token)),
            method: session::Method::Code,
            device: "Firefox".into(),
            created_at: now,
            last_used_at: now,
            expires_at: now + TimeDelta::days(1),
            second_factor_at: (signed == Signed::Strong).then_some(now),
        })
        .await;
        let identity = session::identify_portal(self.db(), &self.clock, &token).await.unwrap();
        Actor::person(identity.expect("a session"), "request-1")
    }

    /// Somebody with these grants, who has shown a second factor.
    pub async fn person(&self, mail: &str, grants: &[(Role, Uuid)]) -> Actor {
        self.person_as(mail, grants, Signed::Strong).await
    }

    pub async fn person_as(&self, mail: &str, grants: &[(Role, Uuid)], signed: Signed) -> Actor {
        let account = self.account(mail).await;
        for (role, scope) in grants {
            self.grant(account.id, *role, *scope).await;
        }
        self.sign_in(account.id, signed).await
    }

    pub async fn cluster(&self, slug: &str) -> Cluster {
        lotse_tests::world::cluster(self.db(), slug).await
    }

    pub async fn company(&self, name: &str, cluster: &Cluster, state: MembershipState) -> Company {
        let now = self.clock.now();
        let id = Uuid::now_v7();
        let company = Company {
            id,
            slug: format!("{}-{}", lotse_domain::fold::slug(name), &id.simple().to_string()[24..]),
            name: name.into(),
            name_key: name_key(name),
            summary: None,
            description: None,
            industry: None,
            employees: None,
            website: None,
            mail: None,
            phone: None,
            source: "test".into(),
            external_id: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        self.insert::<company::Entity>(company.clone()).await;
        self.insert::<membership::Entity>(membership::Model {
            company_id: id,
            cluster_id: cluster.id,
            state,
            message: None,
            reason: None,
            decided_by: None,
            decided_at: None,
            trusted: false,
            created_at: now,
            updated_at: now,
        })
        .await;
        company
    }

    /// The mails in the outbox: receiver and what is said, oldest first.
    pub async fn mails(&self) -> Vec<(String, Envelope)> {
        let rows = read_as(self.db(), &Actor::system("test", "test"), |txn| {
            Box::pin(
                async move { Ok(outbox::Entity::find().order_by_asc(outbox::Column::Id).all(txn).await?) },
            )
        })
        .await
        .unwrap();
        rows.into_iter()
            .map(|row| (row.recipient.unwrap(), serde_json::from_value(row.payload).unwrap()))
            .collect()
    }

    /// What was said to an address, by the names of the templates.
    pub async fn said_to(&self, mail: &str) -> Vec<&'static str> {
        let mails = self.mails().await;
        mails.iter().filter(|(to, _)| to == mail).map(|(_, envelope)| envelope.letter.name()).collect()
    }
}

pub fn id_of(actor: &Actor) -> Uuid {
    actor.identity().expect("a person").account_id
}

/// The kind of a refusal.
pub fn refused<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> ErrorKind {
    answer.expect_err("a refusal").kind()
}
