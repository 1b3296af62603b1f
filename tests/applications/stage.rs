//! A cluster with companies that post, pupils who apply, and a clock that is set by hand.
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use lotse_domain::{
    Actor, Clock, Db, DomainError, ErrorKind, Secrets,
    account::{self, Account, Language},
    api_key::{self, Scope},
    application::{
        self, Answer, Application, ApplicationState, QuestionKey, Target,
        desk::{self, Answering, NewDate},
        submit::{self, ApplicationDraft, Sent},
    },
    clock::FixedClock,
    cluster::Cluster,
    company::{self, Company},
    document::{DocumentKind, NewDocument, Scan},
    grant::{self, Role},
    mail::{Envelope, Letter},
    outbox,
    session::{self, Device, Surface},
    sign_in::{self, SignIn},
    unit_of_work::{in_transaction, read_as},
    vacancy::{self, ApplyBy, Vacancy, VacancyDraft},
};
use lotse_tests::{Backend, TestDatabase, fresh_database, world};
use sea_orm::{IntoActiveModel, QueryOrder, entity::prelude::*};

pub struct Stage {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
    pub cluster: Cluster,
}

/// Someone with a session in a browser.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: Uuid,
    pub mail: String,
    pub token: String,
}

/// A company with somebody who reads its applications.
pub struct Firm {
    pub company: Company,
    pub recruiter: Person,
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn grown() -> NaiveDate {
    day(2009, 1, 1)
}

/// What a pupil writes.
pub fn form(name: &str) -> ApplicationDraft {
    ApplicationDraft {
        name: name.into(),
        birth_date: Some(grown()),
        phone: Some("0451 123456".into()),
        school: Some("Schule am Meer".into()),
        answers: vec![Answer { question: QuestionKey::Why, text: "Weil ich gern backe.".into() }],
        guardian_mail: None,
        documents: Vec::new(),
    }
}

/// Of somebody who is not 16 yet.
pub fn young_form(name: &str, guardian: &str) -> ApplicationDraft {
    let (birth_date, guardian_mail) = (Some(day(2012, 1, 1)), Some(guardian.to_owned()));
    ApplicationDraft { birth_date, guardian_mail, ..form(name) }
}

pub fn paper(name: &str) -> NewDocument {
    NewDocument {
        id: Uuid::now_v7(),
        kind: DocumentKind::Cv,
        name: name.into(),
        media_type: "application/pdf".into(),
        bytes: 1_000,
        content_hash: "0".repeat(64),
        wrapped_key: "sealed".into(),
        scan: Scan::NotScanned,
    }
}

/// A browser in a network of its own.
pub fn browser(mail: &str) -> SignIn {
    let device = Device { label: "Firefox, Android".into(), network: format!("network of {mail}") };
    SignIn { surface: Surface::Portal, device, language: Language::De }
}

pub fn stranger() -> Actor {
    Actor::stranger("test")
}

/// The kind of a refusal.
pub fn refused<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> ErrorKind {
    answer.expect_err("a refusal").kind()
}

/// The words of a refusal.
pub fn words<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> String {
    answer.expect_err("a refusal").to_string()
}

/// The fields that a refusal names.
pub fn fields<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> Vec<String> {
    match answer.expect_err("a refusal") {
        DomainError::Invalid(wrong) => wrong.into_iter().map(|field| field.field.into_owned()).collect(),
        other => panic!("{other}"),
    }
}

pub fn reject() -> Answering {
    Answering::Reject { text: "Danke, wir haben uns anders entschieden.".into() }
}

pub fn offer() -> Answering {
    Answering::Offer { text: "Wir möchten dich gern haben.".into(), reply_by: None }
}

impl Stage {
    pub async fn set(backend: Backend) -> Self {
        let database = fresh_database(backend).await;
        let cluster = world::cluster(&database.db, "food").await;
        let start: DateTime<Utc> = "2026-11-23T10:00:00Z".parse().unwrap();
        Self {
            database,
            clock: FixedClock::at(start),
            secrets: Secrets::from_text("the secret of an installation in a test").unwrap(),
            cluster,
        }
    }

    pub fn db(&self) -> &Db {
        &self.database.db
    }

    pub fn pass(&self, time: TimeDelta) {
        self.clock.set(self.clock.now() + time);
    }

    /// Published vacancies of a company, each with these words, which make it a member.
    pub async fn post(&self, name: &str, drafts: Vec<VacancyDraft>) -> (Company, Vec<Vacancy>) {
        let records = drafts.into_iter().zip(1..).map(|(draft, row)| {
            let draft = VacancyDraft {
                company: name.into(),
                apply_by: draft.apply_by.or(Some(ApplyBy::Here)),
                ..draft
            };
            world::record(row, &format!("{name}-{row}"), draft)
        });
        world::import(self.db(), world::run_of(&self.cluster, name), records.collect()).await;
        let found = company::Entity::find().filter(company::Column::Name.eq(name));
        let company = found.one(self.db().read()).await.unwrap().expect("the company");
        let vacancies = vacancy::Entity::find()
            .filter(vacancy::Column::CompanyId.eq(company.id))
            .order_by_asc(vacancy::Column::ExternalId);
        let vacancies = vacancies.all(self.db().read()).await.unwrap();
        (company, vacancies)
    }

    /// A company with a recruiter and one posting of so many places.
    pub async fn firm(&self, name: &str, title: &str, places: i32) -> (Firm, Vacancy) {
        let draft = VacancyDraft { places: Some(places), ..world::draft(title, name, "23552") };
        let (company, mut vacancies) = self.post(name, vec![draft]).await;
        let vacancy = vacancies.swap_remove(0);
        (self.staff(company).await, vacancy)
    }

    pub async fn staff(&self, company: Company) -> Firm {
        let mail = format!("team@{}.example.org", company.slug);
        let recruiter = self.person(&mail).await;
        self.give(&recruiter, Role::Recruiter, company.id).await;
        Firm { company, recruiter }
    }

    pub async fn give(&self, person: &Person, role: Role, scope_id: Uuid) {
        let operator = Actor::operator("test");
        grant::give(self.db(), &self.clock, &operator, person.id, role, scope_id).await.unwrap();
    }

    /// Somebody who signs in by a code.
    pub async fn person(&self, mail: &str) -> Person {
        let (db, how) = (self.db(), browser(mail));
        let asked = sign_in::request_code(db, &self.clock, &self.secrets, mail, false, None, &how).await;
        let challenge = asked.unwrap();
        let code = self.code_to(mail).await;
        let begun =
            sign_in::by_code(db, &self.clock, &self.secrets, &stranger(), challenge.id, &code, &how).await;
        let begun = begun.unwrap();
        Person { id: begun.account.id, mail: mail.to_owned(), token: begun.token }
    }

    /// Whom a session is taken for, read anew as for each request.
    pub async fn actor(&self, person: &Person) -> Actor {
        let identity = session::identify_portal(self.db(), &self.clock, &person.token).await.unwrap();
        Actor::person(identity.expect("a session"), "test")
    }

    /// A program with somebody's key.
    pub async fn key(&self, firm: &Firm, scopes: Vec<Scope>) -> Actor {
        let owner = self.actor(&firm.recruiter).await;
        let key = api_key::create(self.db(), &self.clock, &owner, firm.company.id, "ATS", scopes, 30).await;
        let token = key.unwrap().token;
        let identity = session::identify_key(self.db(), &self.clock, &token).await.unwrap();
        Actor::person(identity.expect("a key"), "test")
    }

    pub async fn apply(
        &self,
        pupil: &Person,
        target: Target,
        form: ApplicationDraft,
    ) -> Result<Sent, DomainError> {
        let actor = self.actor(pupil).await;
        submit::apply(self.db(), &self.clock, &actor, target, form, Vec::new()).await
    }

    /// Somebody who has applied to a vacancy.
    pub async fn applicant(&self, mail: &str, vacancy: &Vacancy) -> (Person, Application) {
        let pupil = self.person(mail).await;
        let target = Target::Vacancy(vacancy.id);
        let sent = self.apply(&pupil, target, form("Jana Meyer")).await.expect("an application");
        (pupil, sent.application)
    }

    /// An answer of a company.
    pub async fn answer(
        &self,
        firm: &Firm,
        id: Uuid,
        answering: Answering,
    ) -> Result<Application, DomainError> {
        let actor = self.actor(&firm.recruiter).await;
        desk::answer(self.db(), &self.clock, &actor, firm.company.id, id, answering).await
    }

    /// An invitation to dates that are so many days away.
    pub fn invite(&self, days: &[i64]) -> Answering {
        let date = |days: &i64| NewDate {
            starts_at: self.clock.now() + TimeDelta::days(*days),
            minutes: 30,
            place: "Werkstor 1".into(),
        };
        Answering::Invite {
            text: "Wir möchten dich kennenlernen.".into(),
            dates: days.iter().map(date).collect(),
        }
    }

    /// The row of an application, as it lies in the database.
    pub async fn row(&self, id: Uuid) -> Application {
        let found = self.read(move |txn| {
            Box::pin(async move { Ok(application::Entity::find_by_id(id).one(txn).await?) })
        });
        found.await.expect("the application")
    }

    pub async fn account(&self, id: Uuid) -> Account {
        let found = self
            .read(move |txn| Box::pin(async move { Ok(account::Entity::find_by_id(id).one(txn).await?) }));
        found.await.expect("the account")
    }

    pub async fn all<E>(&self) -> Vec<E::Model>
    where
        E: EntityTrait,
        E::Model: Send + Sync,
    {
        self.read(|txn| Box::pin(async move { Ok(E::find().all(txn).await?) })).await
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

    /// Writes a row as a test wants it.
    pub async fn put(&self, application: Application) {
        in_transaction(self.db(), move |txn| {
            let row = application.clone().into_active_model().reset_all();
            Box::pin(async move {
                row.update(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    /// What is kept beside a vacancy, written as a test wants it.
    pub async fn desk(&self, vacancy_id: Uuid, change: fn(&mut vacancy::desk::VacancyDesk)) {
        in_transaction(self.db(), move |txn| {
            Box::pin(async move {
                let known = vacancy::desk::Entity::find_by_id(vacancy_id).one(txn).await?;
                let (is_new, known) = (known.is_none(), known);
                let mut desk = known.unwrap_or_else(|| vacancy::desk::VacancyDesk::empty(vacancy_id));
                change(&mut desk);
                let row = desk.into_active_model().reset_all();
                if is_new {
                    vacancy::desk::Entity::insert(row).exec_without_returning(txn).await?;
                } else {
                    row.update(txn).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    /// How many applications stand in a vacancy's line, and how many offers were accepted.
    pub async fn line(&self, vacancy_id: Uuid) -> (i32, i32) {
        let desk = vacancy::desk::Entity::find_by_id(vacancy_id).one(self.db().read()).await.unwrap();
        desk.map_or((0, 0), |desk| (desk.open, desk.accepted))
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

    /// What was said to an address.
    pub async fn said_to(&self, mail: &str) -> Vec<Letter> {
        let letters = self.letters().await.into_iter();
        letters.filter(|(to, _)| to == mail).map(|(_, envelope)| envelope.letter).collect()
    }

    /// The names of what was said to an address after a number of letters that were there before.
    pub async fn names_to(&self, mail: &str, after: usize) -> Vec<&'static str> {
        self.said_to(mail).await.iter().skip(after).map(Letter::name).collect()
    }

    /// The newest code that was mailed to an address.
    pub async fn code_to(&self, mail: &str) -> String {
        let said = self.said_to(mail).await;
        let code = said.into_iter().rev().find_map(|letter| match letter {
            Letter::SignInCode { code, .. } | Letter::ApplicationCode { code, .. } => Some(code),
            _ => None,
        });
        code.expect("a code")
    }

    /// The link that a guardian was sent.
    pub async fn link_to(&self, guardian: &str) -> String {
        let said = self.said_to(guardian).await;
        let token = said.into_iter().rev().find_map(|letter| match letter {
            Letter::GuardianRequest { token, .. } => Some(token),
            _ => None,
        });
        token.expect("a link")
    }

    /// Puts an application into a state as if it had come there, with the vacancy's line to match.
    pub async fn force(&self, id: Uuid, state: ApplicationState) -> Application {
        let now = self.clock.now();
        let old = self.row(id).await;
        let reached = state != ApplicationState::Draft;
        let new = Application {
            state,
            submitted_at: reached.then_some(old.created_at),
            waits_since: state.is_open().then_some(now),
            due_at: state.is_open().then_some(now + TimeDelta::days(14)),
            closed_at: state.is_closed().then_some(now),
            version: old.version + 1,
            ..old.clone()
        };
        self.put(new).await;
        if let Some(vacancy_id) = old.vacancy_id {
            match (old.state.is_open(), state.is_open()) {
                (false, true) => self.desk(vacancy_id, |desk| desk.open += 1).await,
                (true, false) => self.desk(vacancy_id, |desk| desk.open -= 1).await,
                _ => {}
            }
        }
        self.row(id).await
    }
}
