use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

string_enum! {
    /// Where an application stands; see [`super::TRANSITIONS`].
    ApplicationState {
        /// Confirmed by the pupil; a guardian must still agree. The company sees nothing of it.
        Draft = "draft",
        Submitted = "submitted",
        Seen = "seen",
        Interview = "interview",
        Offered = "offered",
        Accepted = "accepted",
        /// The pupil did not take the offer.
        Declined = "declined",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
        /// The company has not answered in time.
        Unanswered = "unanswered",
    }
}

impl ApplicationState {
    /// Whether the company, or with an offer the pupil, still has something to do. Counts for `most_open`.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::Seen | Self::Interview | Self::Offered)
    }

    /// Whether nothing more will happen.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Accepted | Self::Declined | Self::Rejected | Self::Withdrawn | Self::Unanswered)
    }
}

string_enum! {
    /// A short question that a company may choose for its applications. The words are the pages'.
    QuestionKey {
        /// Why this occupation?
        Why = "why",
        /// What are you good at?
        Strengths = "strengths",
        /// Have you tried it: an internship, a job, at home?
        Tried = "tried",
        /// Why with us?
        WhyUs = "why_us",
        /// Which school subjects do you like?
        Subjects = "subjects",
        /// How would you come to work?
        Way = "way",
        /// What should we know about you?
        About = "about",
    }
}

impl QuestionKey {
    /// The three that are asked unless a company chooses others.
    pub const USUAL: [Self; 3] = [Self::Why, Self::Strengths, Self::Tried];
    /// The most that an application asks.
    pub const MOST: usize = 3;
    /// The longest answer in characters.
    pub const LONGEST: usize = 1_000;
}

/// What a pupil wrote to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub question: QuestionKey,
    pub text: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Answers(pub Vec<Answer>);

/// A pupil's application to one vacancy, or to a company without one.
///
/// What names the pupil (from `account_id` to `answers`, with messages, notes, dates and documents) is erased at the end of its
/// time; the rest stays as figures.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// None where it is speculative.
    pub vacancy_id: Option<Uuid>,
    pub company_id: Uuid,
    /// The cluster whose answer rule counts and whose managers see that it is overdue.
    pub cluster_id: Uuid,
    pub account_id: Option<Uuid>,
    pub state: ApplicationState,
    /// The refused application from which the pupil handed it on.
    pub handed_over_from: Option<Uuid>,
    /// As it was when it was sent.
    pub name: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub phone: Option<String>,
    pub school: Option<String>,
    pub answers: Answers,
    /// When it reached the company.
    pub submitted_at: Option<DateTime<Utc>>,
    pub seen_at: Option<DateTime<Utc>>,
    /// The first answer: an invitation, an offer or a refusal.
    pub answered_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    /// Since when somebody waits for the next step; the days of the rule count from here.
    pub waits_since: Option<DateTime<Utc>>,
    /// By when the next step should be taken: by the company, or with an offer by the pupil.
    pub due_at: Option<DateTime<Utc>>,
    /// By when the first answer was due: what "answered in time" is held against. Set once.
    pub answer_due_at: Option<DateTime<Utc>>,
    /// How many reminders of the rule were sent since `waits_since`.
    pub reminders: i32,
    /// When the pupil asked for an answer.
    pub nudged_at: Option<DateTime<Utc>>,
    /// When it came onto the managers' desk.
    pub escalated_at: Option<DateTime<Utc>>,
    /// When the pupil took it off their list.
    pub hidden_at: Option<DateTime<Utc>>,
    pub erased_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
