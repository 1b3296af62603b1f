//! What has happened in the demo region so far: figures of the last year, and applications that wait on some boards.
use anyhow::{Context, Result};
use chrono::{DateTime, Months, TimeDelta, Utc};
use lotse_demo::{DemoPupil, PUPILS};
use lotse_domain::{
    Actor, Clock, Db, Secrets,
    account::Language,
    application::{
        self, Answer, Application, ApplicationState, Target, desk, record,
        submit::{self, ApplicationDraft},
    },
    clock::FixedClock,
    company::membership::{self, MembershipState},
    outbox,
    session::{Device, Surface},
    sign_in::SignIn,
    unit_of_work::{in_transaction, read_as},
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{SEED, people::Busy};

pub(super) async fn make(db: &Db, clock: &dyn Clock, secrets: &Secrets, busy: &[Busy]) -> Result<()> {
    remember(db, clock.now()).await?;
    record::count_all(db, clock).await?;
    for firm in busy {
        for (pupil, vacancy_id) in PUPILS.iter().zip(&firm.vacancies) {
            apply(db, clock.now(), secrets, pupil, firm.company.id, *vacancy_id).await?;
        }
    }
    Ok(())
}

/// The figures that stay of applications whose time is over: nobody is named in them.
async fn remember(db: &Db, now: DateTime<Utc>) -> Result<()> {
    let members = membership::Entity::find()
        .filter(membership::Column::State.eq(MembershipState::Active))
        .order_by_asc(membership::Column::CompanyId)
        .all(db.read())
        .await?;
    let mut rows = Vec::new();
    for (member, number) in members.iter().zip(1_u64..) {
        for (answered, nth) in lotse_demo::answered(SEED, number).into_iter().zip(0_i64..) {
            rows.push(figure(now, member.company_id, member.cluster_id, answered, nth));
        }
    }
    in_transaction(db, move |txn| {
        let rows = rows.clone();
        Box::pin(async move {
            // 28 columns a row: 500 rows stay under SQLite's 32,766 parameters.
            for chunk in rows.chunks(500) {
                let models = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
                application::Entity::insert_many(models).exec_without_returning(txn).await?;
            }
            Ok(())
        })
    })
    .await?;
    Ok(())
}

fn figure(
    now: DateTime<Utc>,
    company_id: Uuid,
    cluster_id: Uuid,
    answered: Option<i64>,
    nth: i64,
) -> Application {
    let sent = now - TimeDelta::days(60 + 17 * nth);
    let answered_at = answered.map(|days| sent + TimeDelta::days(days) - TimeDelta::hours(5));
    let closed_at = answered_at.unwrap_or(sent + TimeDelta::days(28));
    Application {
        id: Uuid::now_v7(),
        vacancy_id: None,
        company_id,
        cluster_id,
        account_id: None,
        state: if answered.is_some() { ApplicationState::Rejected } else { ApplicationState::Unanswered },
        handed_over_from: None,
        name: None,
        birth_date: None,
        phone: None,
        school: None,
        answers: application::Answers::default(),
        submitted_at: Some(sent),
        seen_at: answered_at,
        answered_at,
        closed_at: Some(closed_at),
        waits_since: None,
        due_at: None,
        answer_due_at: Some(sent + TimeDelta::days(14)),
        reminders: 0,
        nudged_at: None,
        escalated_at: None,
        hidden_at: Some(closed_at),
        erased_at: Some(closed_at),
        version: 1,
        created_at: sent,
        updated_at: closed_at,
    }
}

/// Somebody applied some days ago, by form and code as everybody does.
async fn apply(
    db: &Db,
    now: DateTime<Utc>,
    secrets: &Secrets,
    pupil: &DemoPupil,
    company_id: Uuid,
    vacancy_id: Uuid,
) -> Result<()> {
    let then = FixedClock::at(now - TimeDelta::days(pupil.days_ago) - TimeDelta::minutes(5));
    let mail = format!("{}@schule.example", pupil.mail);
    let born = then.now().date_naive().checked_sub_months(Months::new(12 * pupil.age + 5));
    let draft = ApplicationDraft {
        name: pupil.name.to_owned(),
        birth_date: born,
        school: Some(pupil.school.to_owned()),
        answers: pupil
            .answers
            .iter()
            .map(|(question, text)| Answer { question: *question, text: (*text).to_owned() })
            .collect(),
        ..Default::default()
    };
    let how = SignIn {
        surface: Surface::Portal,
        device: Device { label: "Firefox, Android".to_owned(), network: mail.clone() },
        language: Language::De,
    };
    let target = Target::Vacancy(vacancy_id);
    let begun = submit::begin(db, &then, secrets, target, &mail, draft, Vec::new(), &how).await?;
    let code = code(db, &mail).await?;
    let stranger = Actor::stranger("demo");
    let sent = submit::confirm(db, &then, secrets, &stranger, begun.intake_id, &code, &how).await?;
    if pupil.days_ago > 6 {
        then.set(now - TimeDelta::days(pupil.days_ago - 2));
        let staff = Actor::system("demo", "demo");
        let id = sent.sent.application.id;
        desk::answer(db, &then, &staff, company_id, id, desk::Answering::See).await?;
    }
    Ok(())
}

async fn code(db: &Db, mail: &str) -> Result<String> {
    let mail = mail.to_owned();
    let row = read_as(db, &Actor::system("demo", "demo"), move |txn| {
        Box::pin(async move {
            Ok(outbox::Entity::find()
                .filter(outbox::Column::Recipient.eq(mail))
                .filter(outbox::Column::Kind.eq("mail.application_code"))
                .order_by_desc(outbox::Column::Id)
                .one(txn)
                .await?)
        })
    })
    .await?;
    let row = row.context("the demo's code was not mailed")?;
    Ok(row.payload["code"].as_str().context("the demo's mail has no code")?.to_owned())
}
