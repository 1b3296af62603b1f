//! A server with its store, a company in a cluster, and a pupil.
use std::path::PathBuf;

use lotse_documents::Documents;
use lotse_domain::{
    Actor, Clock, DomainError, ErrorKind,
    api_key::{self, Scope},
    application::{self, Answers, Application, ApplicationState},
    clock::{FixedClock, SystemClock},
    cluster::Cluster,
    company::{self, Company},
    document::{self, Document, DocumentKind, application_document},
    session,
    unit_of_work::in_transaction,
};
use lotse_tests::{
    Backend, TestServer,
    people::{self, Person},
    world,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::corpus;

pub struct Stage {
    pub server: TestServer,
    pub documents: Documents,
    pub cluster: Cluster,
}

impl Stage {
    pub async fn start(backend: Backend) -> Self {
        let server = TestServer::start(backend).await;
        let documents = lotse::files::open(&server.settings, people::secrets(&server)).unwrap();
        let cluster = world::cluster(&server.db, "nord").await;
        Self { server, documents, cluster }
    }

    pub async fn actor(&self, person: &Person) -> Actor {
        person.actor(&self.server).await
    }

    pub async fn pupil(&self, mail: &str) -> (Person, Actor) {
        let person = people::signed_in(&self.server, mail).await;
        let actor = self.actor(&person).await;
        (person, actor)
    }

    /// An active member of the cluster, with its admin.
    pub async fn company(&self, name: &str) -> (Company, Actor) {
        let db = &self.server.db;
        let draft = world::draft("Mechatroniker (m/w/d)", name, "90402");
        world::import(db, world::run_of(&self.cluster, "template"), vec![world::record(2, name, draft)])
            .await;
        let company = self.read_company(name).await;
        let mail = format!("chef-{}@firma.example", company.id);
        let admin = people::admin_of(&self.server, company.id, &mail).await;
        (company, self.actor(&admin).await)
    }

    pub async fn read_company(&self, name: &str) -> Company {
        let found = company::Entity::find().filter(company::Column::Name.eq(name));
        found.one(self.server.db.read()).await.unwrap().expect("the company")
    }

    /// A program with this actor's key for a company.
    pub async fn key(&self, owner: &Actor, company: &Company, scopes: Vec<Scope>) -> Actor {
        let (db, clock) = (&self.server.db, &*self.server.clock);
        let key = api_key::create(db, clock, owner, company.id, "ATS", scopes, 30).await.unwrap();
        let identity = session::identify_key(db, clock, &key.token).await.unwrap();
        Actor::person(identity.expect("a key"), "test")
    }

    /// What a pupil uploads and keeps.
    pub async fn upload(&self, pupil: &Actor, name: &str) -> Document {
        let new = self.documents.take(DocumentKind::Cv, name, corpus::pdf()).await.unwrap();
        document::add(&self.server.db, &*self.server.clock, pupil, new).await.unwrap()
    }

    /// An application in a state, with a document.
    pub async fn sent(
        &self,
        pupil: &Person,
        company: &Company,
        state: ApplicationState,
        with: Uuid,
    ) -> Application {
        let now = self.server.clock.now();
        let reached = state != ApplicationState::Draft;
        let row = Application {
            id: Uuid::now_v7(),
            vacancy_id: None,
            company_id: company.id,
            cluster_id: self.cluster.id,
            account_id: Some(pupil.account_id),
            state,
            handed_over_from: None,
            name: Some("Mia".into()),
            birth_date: None,
            phone: None,
            school: None,
            answers: Answers::default(),
            submitted_at: reached.then_some(now),
            seen_at: None,
            answered_at: None,
            closed_at: None,
            waits_since: None,
            due_at: None,
            answer_due_at: None,
            reminders: 0,
            nudged_at: None,
            escalated_at: None,
            hidden_at: None,
            erased_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        let kept = row.clone();
        in_transaction(&self.server.db, move |txn| {
            let row = row.clone();
            Box::pin(async move {
                let link = application_document::Model { application_id: row.id, document_id: with };
                application::Entity::insert(row.into_active_model()).exec_without_returning(txn).await?;
                let link = link.into_active_model();
                application_document::Entity::insert(link).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
        kept
    }

    pub async fn change(&self, application: Application) {
        in_transaction(&self.server.db, move |txn| {
            let row = application.clone().into_active_model().reset_all();
            Box::pin(async move { Ok(row.update(txn).await.map(|_| ())?) })
        })
        .await
        .unwrap();
    }

    /// The ids of the files that lie in the store.
    pub fn files(&self) -> Vec<Uuid> {
        let mut folders: Vec<PathBuf> = vec![self.server.settings.documents_dir()];
        let mut ids = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    ids.push(path.file_name().unwrap().to_str().unwrap().parse().expect("an id"));
                }
            }
        }
        ids.sort_unstable();
        ids
    }
}

pub fn kind<T: std::fmt::Debug>(outcome: Result<T, DomainError>) -> ErrorKind {
    outcome.expect_err("an error").kind()
}

/// A clock that is some days ahead.
pub fn in_days(days: i64) -> FixedClock {
    FixedClock::at(SystemClock.now() + chrono::TimeDelta::days(days))
}
