use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::application::{
    Answers, Application, ApplicationState, Author,
    own::{OwnApplication, OwnSummary},
    submit::Sent,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AnswerWire, DateOut, MessageOut};
use crate::{
    documents::DocumentOut,
    paths,
    vacancies::{CompanyRefOut, VacancyOut},
    words,
};

/// What became of an application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SentApplication)]
pub(super) struct SentOut {
    pub(super) id: Uuid,
    pub(super) url: String,
    #[schema(value_type = words::ApplicationStateDescribed)]
    state: ApplicationState,
    /// A guardian has been asked; the company sees it when they have agreed.
    awaits_guardian: bool,
}

impl From<Sent> for SentOut {
    fn from(Sent { application, awaits_guardian }: Sent) -> Self {
        let (id, state) = (application.id, application.state);
        Self { id, url: paths::own_application(id), state, awaits_guardian }
    }
}

impl From<Application> for SentOut {
    fn from(application: Application) -> Self {
        let awaits_guardian = application.state == ApplicationState::Draft;
        Sent { application, awaits_guardian }.into()
    }
}

/// Applications that were handed on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SentApplications)]
pub(super) struct SentsOut {
    items: Vec<SentOut>,
}

impl From<Vec<Application>> for SentsOut {
    fn from(applications: Vec<Application>) -> Self {
        Self { items: applications.into_iter().map(Into::into).collect() }
    }
}

/// Vacancies to which an application can be handed on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandOverList)]
pub(super) struct HandOverOut {
    pub(super) items: Vec<VacancyOut>,
}

/// The caller's applications: what waits for them first, then open ones by due date, then closed ones.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyApplications)]
pub(super) struct OwnListOut {
    items: Vec<OwnItemOut>,
}

/// One of the caller's applications in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyApplicationItem)]
struct OwnItemOut {
    id: Uuid,
    url: String,
    #[schema(value_type = words::ApplicationStateDescribed)]
    state: ApplicationState,
    company: CompanyRefOut,
    /// Absent where no vacancy is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    vacancy_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// When it reached the company.
    #[serde(skip_serializing_if = "Option::is_none")]
    submitted_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen_at: Option<DateTime<Utc>>,
    /// The first answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_at: Option<DateTime<Utc>>,
    /// By when the next step should be taken: by the company, or with an offer by the pupil.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_message: Option<LastMessageOut>,
    /// An offer, dates to choose from, or a message waits for the caller.
    waits_for_me: bool,
    created_at: DateTime<Utc>,
}

/// Who wrote last, and when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LastMessage)]
struct LastMessageOut {
    #[schema(value_type = words::AuthorDescribed)]
    author: Author,
    at: DateTime<Utc>,
}

/// One of the caller's applications with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyApplication)]
pub(super) struct OwnOut {
    #[serde(flatten)]
    item: OwnItemOut,
    /// As it was when it was sent.
    written: WrittenOut,
    /// Where the public still sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    vacancy: Option<VacancyOut>,
    messages: Vec<MessageOut>,
    documents: Vec<DocumentOut>,
    /// Dates that the company offers for an interview.
    dates: Vec<DateOut>,
    /// May ask for an answer now, once.
    may_remind: bool,
    /// From when on, while that is still to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    may_remind_from: Option<DateTime<Utc>>,
    /// The other open applications, after an offer was accepted.
    others_open: Vec<OwnItemOut>,
    /// When the pupil asked for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    reminded_at: Option<DateTime<Utc>>,
    /// The refused application from which it was handed on.
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_over_from: Option<Uuid>,
}

/// What the pupil wrote; absent once it was erased.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WrittenApplication)]
struct WrittenOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    answers: Vec<AnswerWire>,
}

impl From<Vec<OwnSummary>> for OwnListOut {
    fn from(summaries: Vec<OwnSummary>) -> Self {
        Self { items: summaries.into_iter().map(|summary| parts(summary).0).collect() }
    }
}

/// What else an application holds.
struct Rest {
    written: WrittenOut,
    reminded_at: Option<DateTime<Utc>>,
    handed_over_from: Option<Uuid>,
}

fn parts(summary: OwnSummary) -> (OwnItemOut, Rest) {
    let OwnSummary { application, company, title, last_message, waits_for_me } = summary;
    let Application {
        id,
        vacancy_id,
        // Told by the object beside it.
        company_id: _,
        // Whose rule counts shows in the days.
        cluster_id: _,
        // The caller.
        account_id: _,
        state,
        handed_over_from,
        name,
        birth_date,
        phone,
        school,
        answers: Answers(answers),
        submitted_at,
        seen_at,
        answered_at,
        closed_at,
        // Bookkeeping of the guarantee, which shows in `due_at`.
        waits_since: _,
        due_at,
        answer_due_at: _,
        reminders: _,
        nudged_at,
        escalated_at: _,
        // Those are not shown any more.
        hidden_at: _,
        erased_at: _,
        version: _,
        created_at,
        updated_at: _,
    } = application;
    let item = OwnItemOut {
        id,
        url: paths::own_application(id),
        state,
        company: CompanyRefOut::from(&company),
        vacancy_id,
        title,
        submitted_at,
        seen_at,
        answered_at,
        closed_at,
        due_at,
        last_message: last_message.map(|(author, at)| LastMessageOut { author, at }),
        waits_for_me,
        created_at,
    };
    let answers = answers.into_iter().map(Into::into).collect();
    let written = WrittenOut { name, birth_date, phone, school, answers };
    (item, Rest { written, reminded_at: nudged_at, handed_over_from })
}

impl From<OwnApplication> for OwnOut {
    fn from(own: OwnApplication) -> Self {
        let OwnApplication {
            summary,
            vacancy,
            messages,
            documents,
            dates,
            may_remind,
            may_remind_from,
            others_open,
        } = own;
        let (item, Rest { written, reminded_at, handed_over_from }) = parts(summary);
        Self {
            item,
            written,
            vacancy: vacancy.map(Into::into),
            messages: messages.into_iter().map(Into::into).collect(),
            documents: documents.into_iter().map(Into::into).collect(),
            dates: dates.into_iter().map(Into::into).collect(),
            may_remind,
            may_remind_from,
            others_open: others_open.into_iter().map(|summary| parts(summary).0).collect(),
            reminded_at,
            handed_over_from,
        }
    }
}
