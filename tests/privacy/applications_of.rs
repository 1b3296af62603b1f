//! An application with something in every place where there can be.
use chrono::{NaiveDate, TimeDelta};
use lotse_domain::{
    Clock,
    application::{
        Answer, Answers, Application, ApplicationState, Author, InterviewDate, Message, Note, PupilProfile,
        QuestionKey, intake, interview_date, message, note, pupil_profile,
    },
    company::Company,
    document::{Document, DocumentKind, Scan, application_document},
    sign_in, vacancy,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use uuid::Uuid;

use crate::stage::{Person, Stage};

/// What was planted.
pub struct Planted {
    pub application: Application,
    pub document: Document,
    /// Of a form that waits for its code, with a document of its own.
    pub intake_id: Uuid,
    pub intake_document: Document,
}

/// By which everything that a pupil wrote, or others about the pupil, can be recognised.
pub const MARKS: [&str; 10] = [
    "Zmarkpupil",
    "+49 zmarkphone",
    "Zmarkschool",
    "Zmarkanswer",
    "Zmarkmessage",
    "Zmarknote",
    "Zmarkplace",
    "Zmarkfile",
    "Zmarkform",
    "Zmarkprofile",
];

/// An open application of a person to a company's vacancy.
pub async fn plant(stage: &Stage, company: &Company, person: &Person) -> Planted {
    let now = stage.clock.now();
    let vacancy = vacancy::Entity::find().filter(vacancy::Column::CompanyId.eq(company.id));
    let vacancy = vacancy.one(stage.db().read()).await.unwrap().expect("a vacancy");
    let answers = |text: &str| Answers(vec![Answer { question: QuestionKey::Why, text: text.into() }]);
    let application = Application {
        id: Uuid::now_v7(),
        vacancy_id: Some(vacancy.id),
        company_id: company.id,
        cluster_id: vacancy.cluster_id,
        account_id: Some(person.id),
        state: ApplicationState::Interview,
        handed_over_from: None,
        name: Some(MARKS[0].into()),
        birth_date: NaiveDate::from_ymd_opt(2008, 3, 4),
        phone: Some(MARKS[1].into()),
        school: Some(MARKS[2].into()),
        answers: answers(MARKS[3]),
        submitted_at: Some(now),
        seen_at: Some(now),
        answered_at: Some(now),
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
    let document = document(stage, Some(person.id), None);
    stage.insert(application.clone().into_active_model().reset_all()).await;
    stage.insert(document.clone().into_active_model().reset_all()).await;
    let link = application_document::Model { application_id: application.id, document_id: document.id };
    stage.insert(link.into_active_model().reset_all()).await;
    around(stage, &application).await;
    let profile = PupilProfile {
        account_id: person.id,
        phone: None,
        school: None,
        answers: answers(MARKS[9]),
        updated_at: now,
    };
    stage.insert(pupil_profile::ActiveModel::from(profile).reset_all()).await;
    let (intake_id, intake_document) = form(stage, &application, &person.mail).await;
    Planted { application, document, intake_id, intake_document }
}

async fn around(stage: &Stage, application: &Application) {
    let now = stage.clock.now();
    let (application_id, company_id) = (application.id, application.company_id);
    let (author_name, body) = (Some("Petra Personal".to_owned()), MARKS[4].to_owned());
    let id = Uuid::now_v7();
    let message = Message { id, application_id, author: Author::Company, author_name, body, created_at: now };
    stage.insert(message::ActiveModel::from(message).reset_all()).await;
    let (author_name, body) = (Some("Petra Personal".to_owned()), MARKS[5].to_owned());
    let note = Note { id, application_id, company_id, account_id: None, author_name, body, created_at: now };
    stage.insert(note::ActiveModel::from(note).reset_all()).await;
    let date = InterviewDate {
        id,
        application_id,
        starts_at: now + TimeDelta::days(3),
        minutes: 30,
        place: MARKS[6].into(),
        chosen_at: None,
        created_at: now,
    };
    stage.insert(interview_date::ActiveModel::from(date).reset_all()).await;
}

/// A form to the same company that waits for a code to this address, and the code's row.
async fn form(stage: &Stage, application: &Application, mail: &str) -> (Uuid, Document) {
    let now = stage.clock.now();
    let (intake_id, challenge_id) = (Uuid::now_v7(), Uuid::now_v7());
    stage
        .insert(sign_in::ActiveModel {
            id: Set(challenge_id),
            mail: Set(mail.to_owned()),
            purpose: Set(sign_in::Purpose::Apply),
            account_id: Set(None),
            code_hash: Set(String::new()),
            tries: Set(0),
            created_at: Set(now),
            expires_at: Set(now + TimeDelta::days(1)),
            used_at: Set(None),
        })
        .await;
    let intake = intake::Model {
        id: intake_id,
        vacancy_id: None,
        company_id: application.company_id,
        cluster_id: application.cluster_id,
        challenge_id,
        // Sealed in truth; so that it can be looked for.
        sealed: MARKS[8].into(),
        application_id: None,
        created_at: now,
        expires_at: now + TimeDelta::days(1),
    };
    stage.insert(intake::ActiveModel::from(intake).reset_all()).await;
    let document = document(stage, None, Some(intake_id));
    stage.insert(document.clone().into_active_model().reset_all()).await;
    (intake_id, document)
}

fn document(stage: &Stage, account_id: Option<Uuid>, intake_id: Option<Uuid>) -> Document {
    Document {
        id: Uuid::now_v7(),
        account_id,
        intake_id,
        kind: DocumentKind::Cv,
        name: format!("{}.pdf", MARKS[7]),
        media_type: "application/pdf".into(),
        bytes: 12,
        content_hash: "marker-of-a-hash".into(),
        wrapped_key: "marker-of-a-key".into(),
        scan: Scan::NotScanned,
        created_at: stage.clock.now(),
    }
}
