//! The pupil's side.
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Select};
use uuid::Uuid;

use super::{Application, InterviewDate, Message};
use crate::{Actor, Clock, Db, company::Company, document::Document, error::Result, vacancy::VacancyView};

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
    todo!()
}

/// All of them: what waits for the pupil first, then open ones by due date, then closed ones, newest first.
///
/// # Errors
/// `Unauthenticated`.
pub async fn list(db: &Db, actor: &Actor) -> Result<Vec<OwnSummary>> {
    todo!()
}

/// # Errors
/// `NotFound` for everyone else's.
pub async fn find(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<OwnApplication> {
    todo!()
}

/// Takes it back; the company is told (unless it never saw it).
///
/// # Errors
/// `NotFound`; `Conflict` for a step that the states do not allow. The same for all that follow.
pub async fn withdraw(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    todo!()
}

/// Takes the offer. A place of the vacancy is taken by it; with the last one the vacancy is filled.
///
/// # Errors
/// As [`withdraw`]; `Conflict` when all places are taken.
pub async fn accept(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    todo!()
}

/// # Errors
/// As [`withdraw`].
pub async fn decline(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    todo!()
}

/// Withdraws these others of the actor's; those that cannot be are left. Returns how many.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn withdraw_several(db: &Db, clock: &dyn Clock, actor: &Actor, ids: Vec<Uuid>) -> Result<u64> {
    todo!()
}

/// Asks the company for an answer, once.
///
/// # Errors
/// `NotFound`; `Conflict` too early, a second time, or when it was answered.
pub async fn remind(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    todo!()
}

/// Chooses one of the offered dates; both sides get a calendar file. Choosing another one later moves it.
///
/// # Errors
/// `NotFound`; `Conflict` outside the state interview, or for a date in the past.
pub async fn choose_date(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid, date_id: Uuid) -> Result<()> {
    todo!()
}

/// Writes to the company; 1 to 4,000 characters.
///
/// # Errors
/// `NotFound`; `Invalid` for `text`; `Conflict` where the company does not see the application, or it is closed for 30 days.
pub async fn write(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid, text: &str) -> Result<Message> {
    todo!()
}

/// Takes a closed one off the list, with everything personal in it where nobody is waiting for it: as [`super::retention`] does.
///
/// # Errors
/// `NotFound`; `Conflict` while it is open: withdraw it first.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    todo!()
}

/// Open vacancies of other companies of the cluster in the same area of employment (same occupation first), that take
/// applications here and to which the pupil has not applied; at most ten. For a refused or unanswered application.
///
/// # Errors
/// `NotFound`; `Conflict` in other states.
pub async fn list_hand_over(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<Vec<VacancyView>> {
    todo!()
}

/// Hands the same application, with its documents and answers, to these vacancies of that list. Those that take none any more are
/// left out.
///
/// # Errors
/// As [`list_hand_over`].
pub async fn hand_over(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    id: Uuid,
    vacancies: Vec<Uuid>,
) -> Result<Vec<Application>> {
    todo!()
}
