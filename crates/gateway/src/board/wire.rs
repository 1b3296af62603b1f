use chrono::{DateTime, Utc};
use lotse_domain::application::{
    Answers, Application, ApplicationState, Note,
    desk::{Card, DeskApplication, Lane},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    applications::{AnswerWire, DateOut, MessageOut},
    documents::DocumentOut,
    paths, words,
};

/// A company's board: by due date, closed ones newest first; at most 500.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Board)]
pub(super) struct BoardOut {
    items: Vec<CardOut>,
    /// How many are in each column, without any filter.
    counts: Vec<CountOut>,
}

/// Applications in one column.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BoardCount)]
struct CountOut {
    #[schema(value_type = words::LaneDescribed)]
    lane: &'static str,
    count: u64,
}

/// An application on the board.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BoardCard)]
struct CardOut {
    id: Uuid,
    url: String,
    /// Its column.
    #[schema(value_type = words::LaneDescribed)]
    lane: &'static str,
    #[schema(value_type = words::ApplicationStateDescribed)]
    state: ApplicationState,
    /// Absent where no vacancy is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    vacancy_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
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
    /// When the pupil asked for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    reminded_at: Option<DateTime<Utc>>,
    /// How many documents go with it.
    documents: u64,
    /// How many notes there are.
    notes: u64,
    /// The chosen date of an interview.
    #[serde(skip_serializing_if = "Option::is_none")]
    interview: Option<DateOut>,
    /// The pupil wrote after the company's last message.
    message_waits: bool,
}

/// An application with everything that belongs to it, as the company sees it. Whoever applied is reached by a message.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BoardApplication)]
pub(super) struct DeskOut {
    card: CardOut,
    /// In whole years today.
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    answers: Vec<AnswerWire>,
    messages: Vec<MessageOut>,
    /// For the company's own people.
    notes: Vec<NoteOut>,
    documents: Vec<DocumentOut>,
    /// Dates that were offered for an interview.
    dates: Vec<DateOut>,
}

/// A note for the company's own people.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApplicationNote)]
pub(super) struct NoteOut {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    text: String,
    created_at: DateTime<Utc>,
}

/// Where an application stands after a step.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BoardStanding)]
pub(super) struct StandingOut {
    id: Uuid,
    #[schema(value_type = words::LaneDescribed)]
    lane: &'static str,
    #[schema(value_type = words::ApplicationStateDescribed)]
    state: ApplicationState,
    /// By when the next step should be taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_at: Option<DateTime<Utc>>,
}

impl From<Application> for StandingOut {
    fn from(application: Application) -> Self {
        let Application { id, state, due_at, answered_at, closed_at, .. } = application;
        Self { id, lane: Lane::of(state).as_str(), state, due_at, answered_at, closed_at }
    }
}

impl From<Note> for NoteOut {
    fn from(note: Note) -> Self {
        let Note {
            id,
            application_id: _,
            company_id: _,
            // Colleagues know each other by name.
            account_id: _,
            author_name,
            body,
            created_at,
        } = note;
        Self { id, author_name, text: body, created_at }
    }
}

impl BoardOut {
    pub(super) fn new(company: &str, cards: Vec<Card>, counts: Vec<(Lane, u64)>) -> Self {
        let count = |(lane, count): (Lane, u64)| CountOut { lane: lane.as_str(), count };
        Self {
            items: cards.into_iter().map(|card| parts(company, card).0).collect(),
            counts: counts.into_iter().map(count).collect(),
        }
    }
}

/// What else an application holds for the company.
struct Rest {
    phone: Option<String>,
    answers: Vec<AnswerWire>,
}

fn parts(company: &str, card: Card) -> (CardOut, Rest) {
    let Card { application, title, documents, notes, interview, message_waits } = card;
    let Application {
        id,
        vacancy_id,
        // Named in the address.
        company_id: _,
        cluster_id: _,
        // Whoever applied is reached by a message.
        account_id: _,
        state,
        // Where else somebody applied is nobody's business.
        handed_over_from: _,
        name,
        // The age is shown instead.
        birth_date: _,
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
        // On the pupil's list.
        hidden_at: _,
        // Those are not shown any more.
        erased_at: _,
        version: _,
        created_at: _,
        updated_at: _,
    } = application;
    let card = CardOut {
        id,
        url: paths::application(company, id),
        lane: Lane::of(state).as_str(),
        state,
        vacancy_id,
        title,
        name,
        school,
        submitted_at,
        seen_at,
        answered_at,
        closed_at,
        due_at,
        reminded_at: nudged_at,
        documents,
        notes,
        interview: interview.map(Into::into),
        message_waits,
    };
    (card, Rest { phone, answers: answers.into_iter().map(Into::into).collect() })
}

impl DeskOut {
    pub(super) fn new(company: &str, application: DeskApplication) -> Self {
        let DeskApplication { card, age, messages, notes, documents, dates } = application;
        let (card, Rest { phone, answers }) = parts(company, card);
        Self {
            card,
            age,
            phone,
            answers,
            messages: messages.into_iter().map(Into::into).collect(),
            notes: notes.into_iter().map(Into::into).collect(),
            documents: documents.into_iter().map(Into::into).collect(),
            dates: dates.into_iter().map(Into::into).collect(),
        }
    }
}
