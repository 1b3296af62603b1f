//! Who exhibits at an event, and what is asked of those who come.
use lotse_domain::event::{
    ExhibitorView,
    exhibitor::{Exhibitor, ExhibitorState},
    question::{Choices, EventQuestion, QuestionKind, option::EventOption},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::parts::EventCompanyOut;
use crate::{paths, words};

/// What is asked of everybody who comes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventQuestions)]
pub(crate) struct EventQuestionsOut {
    /// In their order.
    questions: Vec<QuestionOut>,
    /// To choose beside a place; one of each topic.
    options: Vec<OptionOut>,
}

impl EventQuestionsOut {
    pub(crate) fn new(questions: Vec<EventQuestion>, options: Vec<EventOption>) -> Self {
        Self {
            questions: questions.into_iter().map(Into::into).collect(),
            options: options.into_iter().map(Into::into).collect(),
        }
    }
}

/// A company that exhibits.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Exhibitor)]
pub(super) struct ExhibitorOut {
    id: Uuid,
    company: EventCompanyOut,
    #[schema(value_type = words::ExhibitorStateDescribed)]
    state: ExhibitorState,
    /// The label of a stand of the hall plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    stand: Option<String>,
    /// What it offers there. Plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    offers: Option<String>,
    /// Whom it seeks. Plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    seeks: Option<String>,
    /// Those that it comes with and that are published.
    vacancies: Vec<ExhibitedVacancyOut>,
}

/// A vacancy that an exhibitor comes with.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExhibitedVacancy)]
struct ExhibitedVacancyOut {
    id: Uuid,
    title: String,
    url: String,
    path: String,
}

/// A question that everybody who comes answers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventQuestion)]
struct QuestionOut {
    id: Uuid,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[schema(value_type = words::EventQuestionKindDescribed)]
    kind: QuestionKind,
    choices: Vec<String>,
    required: bool,
}

/// Something to choose beside a place.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventOption)]
pub(crate) struct OptionOut {
    id: Uuid,
    /// Options of the same topic exclude each other.
    #[schema(example = "T-Shirt")]
    topic: String,
    #[schema(example = "M")]
    label: String,
    /// Absent where there is no end of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    capacity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<i32>,
}

impl From<ExhibitorView> for ExhibitorOut {
    fn from(ExhibitorView { exhibitor, company, vacancies }: ExhibitorView) -> Self {
        let Exhibitor {
            id,
            event_id: _,
            company_id: _,
            state,
            stand,
            offers,
            seeks,
            // For the managers, who read them in their list.
            needs: _,
            contact_name: _,
            // Those that are published stand beside it.
            vacancies: _,
            reason: _,
            version: _,
            created_at: _,
            updated_at: _,
        } = exhibitor;
        // The slug is made of the title again.
        let vacancy = |(id, title, _): (Uuid, String, String)| ExhibitedVacancyOut {
            id,
            url: paths::vacancy(id),
            path: paths::vacancy_page(&title, id),
            title,
        };
        Self {
            id,
            company: company.into(),
            state,
            stand,
            offers,
            seeks,
            vacancies: vacancies.into_iter().map(vacancy).collect(),
        }
    }
}

impl From<EventQuestion> for QuestionOut {
    fn from(question: EventQuestion) -> Self {
        let EventQuestion {
            id,
            event_id: _,
            // They come in their order.
            position: _,
            label,
            hint,
            kind,
            choices: Choices(choices),
            required,
            version: _,
            replaces: _,
            // Only those that are asked are shown.
            retired_at: _,
        } = question;
        Self { id, label, hint, kind, choices, required }
    }
}

impl From<EventOption> for OptionOut {
    fn from(option: EventOption) -> Self {
        let EventOption { id, event_id: _, position: _, topic, label, capacity, taken, retired_at: _ } =
            option;
        Self { id, topic, label, capacity, free: capacity.map(|capacity| capacity - taken) }
    }
}
