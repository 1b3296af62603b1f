//! The company's side: its board, and answering.
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{EntityTrait, Select};
use uuid::Uuid;

use super::{Application, ApplicationState, InterviewDate, Message, Note};
use crate::{Actor, Clock, Db, document::Document, error::Result};

/// A column of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// `submitted`
    New,
    /// `seen`
    Seen,
    /// `interview`
    Interview,
    /// `offered`
    Offer,
    /// Every closed state.
    Done,
}

impl Lane {
    pub const ALL: [Self; 5] = [Self::New, Self::Seen, Self::Interview, Self::Offer, Self::Done];

    /// The stable word: `new`, `seen`, `interview`, `offer`, `done`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Seen => "seen",
            Self::Interview => "interview",
            Self::Offer => "offer",
            Self::Done => "done",
        }
    }

    pub const fn of(state: ApplicationState) -> Self {
        match state {
            ApplicationState::Draft | ApplicationState::Submitted => Self::New,
            ApplicationState::Seen => Self::Seen,
            ApplicationState::Interview => Self::Interview,
            ApplicationState::Offered => Self::Offer,
            _ => Self::Done,
        }
    }
}

/// Which applications.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub lane: Option<Lane>,
    pub vacancy_id: Option<Uuid>,
    /// Only those without a vacancy.
    pub speculative: bool,
    /// Due within two days, or overdue.
    pub urgent: bool,
    /// Part of the name.
    pub name: Option<String>,
}

/// An application on the board.
#[derive(Debug, Clone)]
pub struct Card {
    pub application: Application,
    /// The vacancy's title; none where it is speculative.
    pub title: Option<String>,
    pub documents: u64,
    pub notes: u64,
    /// The chosen date of an interview.
    pub interview: Option<InterviewDate>,
    /// The pupil wrote after the company's last message.
    pub message_waits: bool,
}

/// With everything that belongs to it.
#[derive(Debug, Clone)]
pub struct DeskApplication {
    pub card: Card,
    /// In whole years today.
    pub age: Option<u32>,
    pub messages: Vec<Message>,
    pub notes: Vec<Note>,
    pub documents: Vec<Document>,
    pub dates: Vec<InterviewDate>,
}

/// A date that a company offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDate {
    pub starts_at: DateTime<Utc>,
    /// 5 to 480.
    pub minutes: i32,
    /// 1 to 300 characters.
    pub place: String,
}

/// What a company answers. `text` goes to the pupil as a message, 1 to 4,000 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answering {
    /// Nobody answers yet, but the pupil learns that it was read.
    See,
    /// With one to six dates in the future.
    Invite { text: String, dates: Vec<NewDate> },
    /// Until that day, 1 to 60 days from now; 14 unless given.
    Offer { text: String, reply_by: Option<NaiveDate> },
    Reject { text: String },
}

/// The applications that an actor may see as one who works for their companies: those that were submitted and are not erased. An
/// API key needs `applications:read`.
pub fn visible_to(actor: &Actor) -> Select<super::Entity> {
    todo!()
}

/// The board of a company by due date, closed ones newest first; at most 500.
///
/// # Errors
/// `NotFound` for whoever does not work for it.
pub async fn list(db: &Db, clock: &dyn Clock, actor: &Actor, company_id: Uuid, filter: Filter) -> Result<Vec<Card>> {
    todo!()
}

/// How many are in each lane, without any filter.
///
/// # Errors
/// As [`list`].
pub async fn count(db: &Db, actor: &Actor, company_id: Uuid) -> Result<Vec<(Lane, u64)>> {
    todo!()
}

/// Reads one. Changes nothing, also not whether it was seen.
///
/// # Errors
/// `NotFound`.
pub async fn find(db: &Db, clock: &dyn Clock, actor: &Actor, company_id: Uuid, id: Uuid) -> Result<DeskApplication> {
    todo!()
}

/// Answers one. The pupil is told by mail; the first answer counts for the company's record. Needs `applications:write` of an API
/// key.
///
/// # Errors
/// `NotFound`; `Invalid` for `text`, `dates`, `reply_by`; `Conflict` for a step that the states do not allow.
pub async fn answer(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    id: Uuid,
    answering: Answering,
) -> Result<Application> {
    todo!()
}

/// Answers several in the same way (See and Reject only), each in a transaction of its own; at most 100. Says of each whether it
/// could be done.
///
/// # Errors
/// `Invalid`, before anything is done; `NotFound` for whoever does not work for the company.
pub async fn answer_several(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    ids: Vec<Uuid>,
    answering: Answering,
) -> Result<Vec<(Uuid, Result<()>)>> {
    todo!()
}

/// Writes to the pupil without taking a step; 1 to 4,000 characters.
///
/// # Errors
/// `NotFound`; `Invalid` for `text`; `Conflict` when it has been closed for 30 days.
pub async fn write(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    id: Uuid,
    text: &str,
) -> Result<Message> {
    todo!()
}

/// Notes something for the colleagues; 1 to 4,000 characters.
///
/// # Errors
/// `NotFound`; `Invalid` for `text`.
pub async fn note(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    id: Uuid,
    text: &str,
) -> Result<Note> {
    todo!()
}
