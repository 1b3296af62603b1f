//! The pupil's side.
mod hand_over;
mod queries;
mod remove;
mod steps;
mod talk;

use chrono::{DateTime, Utc};
use sea_orm::{Select, entity::prelude::*};

use super::{Application, Column, InterviewDate, Message};
use crate::{Actor, company::Company, document::Document, grant::by_key, vacancy::VacancyView};

pub use hand_over::{hand_over, list_hand_over};
pub use queries::{find, list};
pub use remove::remove;
pub use steps::{accept, choose_date, decline, withdraw, withdraw_several};
pub use talk::{remind, write};

/// One of the pupil's applications in a list.
#[derive(Debug, Clone)]
pub struct OwnSummary {
    pub application: Application,
    pub company: Company,
    /// The vacancy's title; none where it is speculative.
    pub title: Option<String>,
    /// Who wrote the last message, and when.
    pub last_message: Option<(super::Author, DateTime<Utc>)>,
    /// Something waits for the pupil: an offer, dates to choose from, a message of the company after the pupil's last.
    pub waits_for_me: bool,
}

/// With everything that belongs to it.
#[derive(Debug, Clone)]
pub struct OwnApplication {
    pub summary: OwnSummary,
    /// Where the public still sees it.
    pub vacancy: Option<VacancyView>,
    pub messages: Vec<Message>,
    pub documents: Vec<Document>,
    pub dates: Vec<InterviewDate>,
    /// May ask for an answer now: once, after the day of the rule, while the company has not answered.
    pub may_remind: bool,
    /// From when on, while it is still to come.
    pub may_remind_from: Option<DateTime<Utc>>,
    /// The other open applications, after an offer was accepted.
    pub others_open: Vec<OwnSummary>,
}

/// The actor's own applications that are not taken off the list; strangers have none.
pub fn visible_to(actor: &Actor) -> Select<super::Entity> {
    let account_id = match actor.signed_in() {
        Ok(person) if !by_key(actor) => person.account_id,
        // No account has this id.
        _ => Uuid::nil(),
    };
    super::Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::HiddenAt.is_null())
}

/// One of the actor's own.
fn one_of(actor: &Actor, id: Uuid) -> Select<super::Entity> {
    visible_to(actor).filter(Column::Id.eq(id))
}
