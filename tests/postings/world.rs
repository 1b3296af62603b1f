//! A cluster with a manager, a company with its staff, and a clock that stands still.
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use lotse_domain::{
    Actor, Clock, Db, DomainError, ErrorKind, Secrets,
    account::{self, Language, MailAddress},
    application,
    clock::FixedClock,
    cluster::Cluster,
    company::{self, Company, MembershipState, SiteDraft, membership, name_key},
    grant::{self, Role},
    mail::{Envelope, Letter},
    outbox,
    place::Gazetteer,
    second_factor,
    secrets::{random_token, token_hash},
    session,
    unit_of_work::{in_transaction, read_as},
    vacancy::{
        Kind, VacancyDraft, VacancyState,
        desk::{self, DeskStep, OwnVacancy, PostingDraft},
    },
};
use lotse_tests::{Backend, TestDatabase, fresh_database};
use sea_orm::{IntoActiveModel, QueryOrder, Select, entity::prelude::*, sea_query::Expr};

pub struct World {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
    pub gazetteer: Arc<Gazetteer>,
    pub cluster: Cluster,
    pub company: Company,
    /// `manager@example.org`
    pub manager: Actor,
    /// `recruiter@example.org`
    pub recruiter: Actor,
}

pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 12, 0, 0).unwrap()
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub const MANAGER: &str = "manager@example.org";
pub const RECRUITER: &str = "recruiter@example.org";

impl World {
    pub async fn start(backend: Backend) -> Self {
        let database = fresh_database(backend).await;
        let cluster = lotse_tests::world::cluster(&database.db, "nord").await;
        let clock = FixedClock::at(noon());
        let company = new_company(&database.db, &clock, "Nordmetall", &cluster).await;
        let manager = person(&database.db, &clock, MANAGER, Role::ClusterManager, cluster.id).await;
        let recruiter = person(&database.db, &clock, RECRUITER, Role::Recruiter, company.id).await;
        Self {
            secrets: Secrets::from_text("a secret of the tests, which is long enough").unwrap(),
            gazetteer: lotse::database::gazetteer(&database.db).await.unwrap(),
            database,
            clock,
            cluster,
            company,
            manager,
            recruiter,
        }
    }

    pub fn db(&self) -> &Db {
        &self.database.db
    }

    pub fn later(&self, by: TimeDelta) {
        self.clock.set(self.clock.now() + by);
    }

    pub async fn company(&self, name: &str, cluster: &Cluster) -> Company {
        new_company(self.db(), &self.clock, name, cluster).await
    }

    pub async fn person(&self, mail: &str, role: Role, scope_id: Uuid) -> Actor {
        person(self.db(), &self.clock, mail, role, scope_id).await
    }

    /// A draft of the company.
    pub async fn draft(&self) -> OwnVacancy {
        self.create(posting()).await.unwrap()
    }

    pub async fn create(&self, posting: PostingDraft) -> Result<OwnVacancy, DomainError> {
        desk::create(self.db(), &self.clock, &self.recruiter, self.company.id, &self.gazetteer, posting).await
    }

    pub async fn change(
        &self,
        id: Uuid,
        version: Option<i32>,
        posting: PostingDraft,
    ) -> Result<OwnVacancy, DomainError> {
        let (company, gazetteer) = (self.company.id, &self.gazetteer);
        desk::change(self.db(), &self.clock, &self.recruiter, company, id, version, gazetteer, posting).await
    }

    pub async fn step(&self, id: Uuid, step: DeskStep) -> Result<OwnVacancy, DomainError> {
        desk::step(self.db(), &self.clock, &self.recruiter, self.company.id, id, step).await
    }

    pub async fn publish(&self, id: Uuid) -> Result<(), DomainError> {
        desk::publish(self.db(), &self.clock, &self.manager, self.cluster.id, id).await
    }

    /// A posting of the company that stands in public.
    pub async fn published(&self) -> OwnVacancy {
        self.published_as(posting()).await
    }

    pub async fn published_as(&self, posting: PostingDraft) -> OwnVacancy {
        let id = self.create(posting).await.unwrap().vacancy.id;
        self.step(id, DeskStep::Submit).await.unwrap();
        self.publish(id).await.unwrap();
        self.own(id).await
    }

    pub async fn own(&self, id: Uuid) -> OwnVacancy {
        desk::find_own(self.db(), &self.recruiter, self.company.id, id).await.unwrap()
    }

    pub async fn state(&self, id: Uuid) -> VacancyState {
        self.own(id).await.vacancy.state
    }

    pub async fn is_public(&self, id: Uuid) -> bool {
        lotse_domain::vacancy::find_public(self.db().read(), id).await.is_ok()
    }

    /// Puts a vacancy into a state, past all rules.
    pub async fn force(&self, id: Uuid, state: VacancyState) {
        in_transaction(self.db(), move |txn| {
            Box::pin(async move {
                lotse_domain::vacancy::Entity::update_many()
                    .col_expr(lotse_domain::vacancy::Column::State, Expr::value(state))
                    .filter(lotse_domain::vacancy::Column::Id.eq(id))
                    .exec(txn)
                    .await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    /// What was said to an address, oldest first.
    pub async fn letters_to(&self, mail: &str) -> Vec<Letter> {
        let rows = self.rows(outbox::Entity::find().order_by_asc(outbox::Column::Id)).await;
        rows.into_iter()
            .filter(|row| row.recipient.as_deref() == Some(mail))
            .map(|row| serde_json::from_value::<Envelope>(row.payload).unwrap().letter)
            .collect()
    }

    /// The same by name.
    pub async fn said_to(&self, mail: &str) -> Vec<&'static str> {
        self.letters_to(mail).await.iter().map(Letter::name).collect()
    }

    pub async fn rows<E>(&self, query: Select<E>) -> Vec<E::Model>
    where
        E: EntityTrait + 'static,
        E::Model: Send + Sync + 'static,
    {
        read_as(self.db(), &Actor::system("test", "test"), move |txn| {
            Box::pin(async move { Ok(query.all(txn).await?) })
        })
        .await
        .unwrap()
    }

    /// An application that waits for an answer, of nobody in particular.
    pub async fn waiting_application(&self, vacancy_id: Uuid) -> Uuid {
        let now = noon();
        let id = Uuid::now_v7();
        let row = application::Application {
            id,
            vacancy_id: Some(vacancy_id),
            company_id: self.company.id,
            cluster_id: self.cluster.id,
            account_id: None,
            state: application::ApplicationState::Submitted,
            handed_over_from: None,
            name: Some("Mia".into()),
            birth_date: None,
            phone: None,
            school: None,
            answers: application::Answers::default(),
            submitted_at: Some(now),
            seen_at: None,
            answered_at: None,
            closed_at: None,
            waits_since: Some(now),
            due_at: Some(now + TimeDelta::days(14)),
            answer_due_at: Some(now + TimeDelta::days(14)),
            reminders: 0,
            nudged_at: None,
            escalated_at: None,
            hidden_at: None,
            erased_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        insert::<application::Entity>(self.db(), row).await;
        id
    }

    pub async fn application_state(&self, id: Uuid) -> application::ApplicationState {
        self.rows(application::Entity::find_by_id(id)).await[0].state
    }
}

pub async fn insert<E>(db: &Db, row: E::Model)
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Clone + Send + Sync + 'static,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    in_transaction(db, move |txn| {
        let row = row.clone().into_active_model().reset_all();
        Box::pin(async move {
            E::insert(row).exec_without_returning(txn).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn person(db: &Db, clock: &FixedClock, mail: &str, role: Role, scope_id: Uuid) -> Actor {
    let now = noon();
    let account_id = Uuid::now_v7();
    let account = account::Account {
        id: account_id,
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
    insert::<account::Entity>(db, account).await;
    grant::give(db, clock, &Actor::system("test", "test"), account_id, role, scope_id).await.unwrap();
    let factor = second_factor::SecondFactor {
        id: Uuid::now_v7(),
        account_id,
        kind: second_factor::FactorKind::Totp,
        label: "App".into(),
        secret: String::new(),
        counter: 0,
        confirmed_at: Some(now),
        last_used_at: None,
        created_at: now,
    };
    insert::<second_factor::Entity>(db, factor).await;
    let token = random_token();
    let session = session::Session {
        id: Uuid::now_v7(),
        account_id,
        surface: session::Surface::Portal,
        token_hash: Some(token_hash(&token)),
        method: session::Method::Code,
        device: "Firefox".into(),
        created_at: now,
        last_used_at: now,
        expires_at: now + TimeDelta::days(1),
        second_factor_at: Some(now),
    };
    insert::<session::Entity>(db, session).await;
    let identity = session::identify_portal(db, clock, &token).await.unwrap();
    Actor::person(identity.expect("a session"), "request-1")
}

async fn new_company(db: &Db, clock: &FixedClock, name: &str, cluster: &Cluster) -> Company {
    let now = clock.now();
    let company = Company {
        id: Uuid::now_v7(),
        slug: lotse_domain::fold::slug(name),
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
    insert::<company::Entity>(db, company.clone()).await;
    join(db, &company, cluster, MembershipState::Active).await;
    company
}

pub async fn join(db: &Db, company: &Company, cluster: &Cluster, state: MembershipState) {
    let member = membership::Model {
        company_id: company.id,
        cluster_id: cluster.id,
        state,
        message: None,
        reason: None,
        decided_by: None,
        decided_at: None,
        trusted: false,
        created_at: company.created_at,
        updated_at: company.created_at,
    };
    insert::<membership::Entity>(db, member).await;
}

/// A posting that the checker has nothing to say about.
pub fn posting() -> PostingDraft {
    let vacancy = VacancyDraft {
        kind: Some(Kind::Apprenticeship),
        title: "Industriemechaniker (m/w/d)".into(),
        occupation: Some("Industriemechaniker/in".into()),
        description: Some("Bei uns lernst du, wie man Maschinen baut, wartet und repariert. ".repeat(5)),
        starts_on: Some(day(2027, 9, 1)),
        pay_by_year: vec![110_000, 115_000, 120_000, 125_000],
        duration_months: Some(42),
        places: Some(2),
        sites: vec![SiteDraft { postal_code: Some("24103".into()), ..Default::default() }],
        ..Default::default()
    };
    PostingDraft { vacancy, ..Default::default() }
}

/// The kind of a refusal.
pub fn refused<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> ErrorKind {
    answer.expect_err("a refusal").kind()
}

/// The fields of a refusal.
pub fn wrong<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> Vec<String> {
    match answer.expect_err("a refusal") {
        DomainError::Invalid(errors) => errors.into_iter().map(|error| error.field.into_owned()).collect(),
        other => panic!("{other:?}"),
    }
}
