//! The company's side: its board, and answering.
mod answer;
mod queries;
mod talk;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{Condition, Select, entity::prelude::*};

use super::{Application, ApplicationState, Column, InterviewDate, Message, Note};
use crate::{Actor, api_key::Scope, document::Document, error::Result, grant::Role};

pub use answer::{answer, answer_several};
pub use queries::{count, find, list};
pub use talk::{note, write};

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

    /// The states in it.
    fn states(self) -> impl Iterator<Item = ApplicationState> {
        ApplicationState::ALL.iter().copied().filter(move |state| Self::of(*state) == self)
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
    Invite {
        text: String,
        dates: Vec<NewDate>,
    },
    /// Until that day, 1 to 60 days from now; 14 unless given.
    Offer {
        text: String,
        reply_by: Option<NaiveDate>,
    },
    Reject {
        text: String,
    },
}

/// The applications that an actor may see as one who works for their companies: those that were submitted and are not erased. An
/// API key needs `applications:read`.
pub fn visible_to(actor: &Actor) -> Select<super::Entity> {
    let companies = match (actor.is_machine(), actor.identity()) {
        (true, _) => return reached(),
        (false, Some(person)) if holds(actor, Scope::ApplicationsRead) => {
            person.scopes(&[Role::CompanyAdmin, Role::Recruiter])
        }
        _ => Vec::new(),
    };
    reached().filter(Column::CompanyId.is_in(companies))
}

/// What has reached a company and is not erased.
fn reached() -> Select<super::Entity> {
    let reached = Condition::all().add(Column::SubmittedAt.is_not_null()).add(Column::ErasedAt.is_null());
    super::Entity::find().filter(reached)
}

/// One of a company's, for a command of an actor who may act for it.
fn one_of(company_id: Uuid, id: Uuid) -> Select<super::Entity> {
    reached().filter(Column::CompanyId.eq(company_id)).filter(Column::Id.eq(id))
}

/// Whether an API key may do this; people may.
fn holds(actor: &Actor, scope: Scope) -> bool {
    actor.identity().is_none_or(|identity| match &identity.key_scopes {
        None => true,
        Some(scopes) => scopes.contains(&scope),
    })
}

/// Passes for whoever works for the company.
///
/// # Errors
/// `NotFound` for everyone else, and for a key without this scope.
fn require(actor: &Actor, company_id: Uuid, scope: Scope) -> Result<()> {
    actor.require(actor.works_for(company_id) && holds(actor, scope), company_id, "company")
}
