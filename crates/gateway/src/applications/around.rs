//! What belongs to an application on either side.
use chrono::{DateTime, Utc};
use lotse_domain::application::{Answer, Author, InterviewDate, Message, QuestionKey};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// What a pupil writes to a question.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = ApplicationAnswer)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerWire {
    #[schema(value_type = words::QuestionDescribed)]
    question: QuestionKey,
    #[schema(max_length = 1_000)]
    text: String,
}

impl From<Answer> for AnswerWire {
    fn from(Answer { question, text }: Answer) -> Self {
        Self { question, text }
    }
}

impl From<AnswerWire> for Answer {
    fn from(AnswerWire { question, text }: AnswerWire) -> Self {
        Self { question, text }
    }
}

/// What to write to the other side.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ApplicationMessageRequest)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessageIn {
    #[schema(min_length = 1, max_length = 4_000)]
    pub(crate) text: String,
}

/// A message between pupil and company.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApplicationMessage)]
pub(crate) struct MessageOut {
    id: Uuid,
    #[schema(value_type = words::AuthorDescribed)]
    author: Author,
    /// Of whoever wrote for the company.
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    /// Plain text.
    text: String,
    created_at: DateTime<Utc>,
}

impl From<Message> for MessageOut {
    fn from(message: Message) -> Self {
        let Message {
            id,
            // Named in the address.
            application_id: _,
            author,
            author_name,
            body,
            created_at,
        } = message;
        Self { id, author, author_name, text: body, created_at }
    }
}

/// A date for an interview.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InterviewDate)]
pub(crate) struct DateOut {
    id: Uuid,
    starts_at: DateTime<Utc>,
    minutes: i32,
    /// Where, or how: an address, a telephone call, a link.
    place: String,
    /// When the pupil chose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    chosen_at: Option<DateTime<Utc>>,
}

impl From<InterviewDate> for DateOut {
    fn from(date: InterviewDate) -> Self {
        let InterviewDate { id, application_id: _, starts_at, minutes, place, chosen_at, created_at: _ } =
            date;
        Self { id, starts_at, minutes, place, chosen_at }
    }
}
