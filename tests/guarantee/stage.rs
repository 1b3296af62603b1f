//! A region with two companies, whose clock is moved by hand.
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use lotse_domain::{
    Actor, Clock, Db, Secrets,
    account::{self, Language},
    application::{self, Answers, Application, ApplicationState, guarantee, guarantee::Kept},
    clock::FixedClock,
    grant::{self, Role},
    outbox, session,
    session::{Device, Surface},
    sign_in::{self, SignIn},
    unit_of_work,
    vacancy::{self, VacancyRecord, desk},
};
use lotse_tests::{Backend, TestDatabase, fresh_database, world};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

pub struct Stage {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub start: DateTime<Utc>,
    pub cluster_id: Uuid,
}

/// A company with a vacancy and two people: `admin@` and `team@` its domain.
pub struct House {
    pub id: Uuid,
    pub vacancy_id: Uuid,
}

/// A letter of the outbox: to whom, which, and what tells it from others of its kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sent(pub String, pub String, pub String);

pub fn sent(to: &str, name: &str, what: &str) -> Sent {
    Sent(to.into(), name.into(), what.into())
}

impl Stage {
    pub async fn set(backend: Backend) -> Self {
        let start: DateTime<Utc> = "2026-09-01T09:30:00Z".parse().unwrap();
        let database = fresh_database(backend).await;
        let cluster = world::cluster(&database.db, "brotzeit").await;
        let stage = Self { database, clock: FixedClock::at(start), start, cluster_id: cluster.id };
        let manager = stage.account("manager@cluster.example", None).await;
        stage.grant(manager, Role::ClusterManager, cluster.id).await;
        stage
    }

    pub fn db(&self) -> &Db {
        &self.database.db
    }

    /// Goes to a day, counted from the start.
    pub fn go_to(&self, day: i64) {
        self.clock.set(self.start + TimeDelta::days(day));
    }

    pub async fn run(&self) -> Kept {
        guarantee::run_due(self.db(), &self.clock).await.unwrap()
    }

    /// Several at the same moment, half of them as another process would.
    pub async fn run_at_once(&self) {
        let other = Db::connect(&self.database.url, 4).await.unwrap();
        let runs: Vec<_> = (0..6)
            .map(|number| {
                let db = if number % 2 == 0 { self.db().clone() } else { other.clone() };
                let clock = self.clock.clone();
                tokio::spawn(async move { guarantee::run_due(&db, &clock).await })
            })
            .collect();
        for run in runs {
            run.await.unwrap().unwrap();
        }
    }

    /// As if the process had ended: another one opens the same database.
    pub async fn restart(&mut self) {
        let db = Db::connect(&self.database.url, 4).await.unwrap();
        let old = std::mem::replace(&mut self.database.db, db);
        let _ = old.close().await;
    }

    pub async fn insert<A>(&self, row: A)
    where
        A: ActiveModelTrait + sea_orm::ActiveModelBehavior + Send + Sync + 'static,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
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

    pub async fn account(&self, mail: &str, birth_date: Option<NaiveDate>) -> Uuid {
        let (id, now) = (Uuid::now_v7(), self.clock.now());
        self.insert(account::ActiveModel {
            id: Set(id),
            mail: Set(mail.into()),
            name: Set(None),
            language: Set(Language::De),
            mail_confirmed_at: Set(Some(now)),
            password_hash: Set(None),
            birth_date: Set(birth_date),
            last_seen_at: Set(now),
            warned_at: Set(None),
            version: Set(1),
            created_at: Set(now),
            updated_at: Set(now),
        })
        .await;
        id
    }

    async fn grant(&self, account_id: Uuid, role: Role, scope_id: Uuid) {
        let machine = Actor::operator("test");
        grant::give(self.db(), &self.clock, &machine, account_id, role, scope_id).await.unwrap();
    }

    pub async fn house(&self, name: &str, domain: &str) -> House {
        let cluster = lotse_domain::cluster::find_by_slug(self.db().read(), "brotzeit").await.unwrap();
        let posting: VacancyRecord = world::record(1, name, world::draft("Koch", name, "23966"));
        world::import(self.db(), world::run_of(&cluster, name), vec![posting]).await;
        let vacancy = vacancy::Entity::find().filter(vacancy::Column::Source.eq(name));
        let vacancy = vacancy.one(self.db().read()).await.unwrap().expect("a vacancy");
        for (person, role) in [("admin", Role::CompanyAdmin), ("team", Role::Recruiter)] {
            let account_id = self.account(&format!("{person}@{domain}"), None).await;
            self.grant(account_id, role, vacancy.company_id).await;
        }
        House { id: vacancy.company_id, vacancy_id: vacancy.id }
    }

    /// An application that reached the company just now, from `name@pupil.example`. `to_vacancy`: else speculative.
    pub async fn apply(&self, house: &House, name: &str, to_vacancy: bool) -> Uuid {
        let birth_date = NaiveDate::from_ymd_opt(2008, 3, 4).unwrap();
        let pupil = self.account(&format!("{name}@pupil.example"), Some(birth_date)).await;
        let application = self.application(house, pupil, name, to_vacancy);
        let (id, vacancy_id) = (application.id, application.vacancy_id);
        self.insert(application.into_active_model().reset_all()).await;
        if let Some(vacancy_id) = vacancy_id {
            self.stand_in_line(vacancy_id).await;
        }
        id
    }

    pub fn application(&self, house: &House, pupil: Uuid, name: &str, to_vacancy: bool) -> Application {
        let now = self.clock.now();
        let due = now + TimeDelta::days(14);
        Application {
            id: Uuid::now_v7(),
            vacancy_id: to_vacancy.then_some(house.vacancy_id),
            company_id: house.id,
            cluster_id: self.cluster_id,
            account_id: Some(pupil),
            state: ApplicationState::Submitted,
            handed_over_from: None,
            name: Some(name.into()),
            birth_date: None,
            phone: None,
            school: None,
            answers: Answers::default(),
            submitted_at: Some(now),
            seen_at: None,
            answered_at: None,
            closed_at: None,
            waits_since: Some(now),
            due_at: Some(due),
            answer_due_at: Some(due),
            reminders: 0,
            nudged_at: None,
            escalated_at: None,
            hidden_at: None,
            erased_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    async fn stand_in_line(&self, vacancy_id: Uuid) {
        unit_of_work::in_transaction(self.db(), move |txn| {
            Box::pin(async move {
                let known = desk::Entity::find_by_id(vacancy_id).one(txn).await?;
                let open = known.as_ref().map_or(0, |desk| desk.open) + 1;
                let new = known.is_none();
                let row = desk::VacancyDesk { open, ..known.unwrap_or(desk::VacancyDesk::empty(vacancy_id)) };
                let row = row.into_active_model().reset_all();
                if new {
                    row.insert(txn).await?
                } else {
                    row.update(txn).await?
                };
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    pub async fn open_in_line(&self, vacancy_id: Uuid) -> i32 {
        desk::Entity::find_by_id(vacancy_id).one(self.db().read()).await.unwrap().expect("a line").open
    }

    pub async fn find(&self, id: Uuid) -> Application {
        unit_of_work::in_transaction(self.db(), move |txn| {
            Box::pin(async move { Ok(application::Entity::find_by_id(id).one(txn).await?) })
        })
        .await
        .unwrap()
        .expect("an application")
    }

    /// Every application, oldest first.
    pub async fn all(&self) -> Vec<Application> {
        unit_of_work::in_transaction(self.db(), |txn| {
            Box::pin(async move {
                let all = application::Entity::find().order_by_asc(application::Column::Id);
                Ok(all.all(txn).await?)
            })
        })
        .await
        .unwrap()
    }

    pub async fn change(&self, row: application::ActiveModel) {
        unit_of_work::in_transaction(self.db(), move |txn| {
            let row = row.clone();
            Box::pin(async move {
                row.update(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    /// Signs in by a code that is read from the outbox, which forgets it then.
    pub async fn sign_in(&self, mail: &str) -> Actor {
        let secrets = Secrets::from_text("the secret of an installation in a test").unwrap();
        let device = Device { label: "Firefox, Android".into(), network: mail.into() };
        let how = SignIn { surface: Surface::Portal, device, language: Language::De };
        let (db, clock) = (self.db(), &self.clock);
        let challenge = sign_in::request_code(db, clock, &secrets, mail, false, None, &how).await.unwrap();
        let code = unit_of_work::in_transaction(db, |txn| {
            Box::pin(async move {
                let asked = outbox::Column::Kind.eq("mail.sign_in_code");
                let row = outbox::Entity::find().filter(asked.clone()).one(txn).await?.expect("a code");
                outbox::Entity::delete_many().filter(asked).exec(txn).await?;
                Ok(row.payload["code"].as_str().unwrap().to_owned())
            })
        })
        .await
        .unwrap();
        let stranger = Actor::stranger("test");
        let begun =
            sign_in::by_code(db, clock, &secrets, &stranger, challenge.id, &code, &how).await.unwrap();
        let identity = session::identify_portal(db, clock, &begun.token).await.unwrap();
        Actor::person(identity.expect("a session"), "test")
    }

    /// What was written by day, counted from the start.
    pub async fn letters(&self) -> BTreeMap<i64, Vec<Sent>> {
        let rows = unit_of_work::in_transaction(self.db(), |txn| {
            Box::pin(async move { Ok(outbox::Entity::find().all(txn).await?) })
        });
        let mut found: BTreeMap<i64, Vec<Sent>> = BTreeMap::new();
        for row in rows.await.unwrap() {
            let name = row.kind.strip_prefix("mail.").expect("only mails").to_owned();
            let field = |name: &str| row.payload[name].as_str().map(str::to_owned);
            let what = match name.as_str() {
                "answers_due" => row.payload["waiting"].as_array().unwrap().len().to_string(),
                "answers_overdue" => row.payload["count"].to_string(),
                "offer_waits" => field("due_on").unwrap(),
                _ => field("state").unwrap_or_default(),
            };
            let day = (row.created_at - self.start).num_days();
            found.entry(day).or_default().push(Sent(row.recipient.unwrap(), name, what));
        }
        for letters in found.values_mut() {
            letters.sort();
        }
        found
    }
}
