//! From a form to an application: at once for whoever is signed in, by a code from a mail for everyone else.
mod apply;
mod check;
mod confirm;
mod intake;
mod queries;
mod standing;
mod store;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Answer, Application};
use crate::{session::NewSession, sign_in::Challenge};

pub use apply::apply;
pub(super) use check::Form;
pub use confirm::confirm;
pub use intake::{begin, begin_to, look_at, resend};
pub use queries::{find_profile, find_to};
pub(super) use store::{Submission, hold_account, store};

/// What a pupil writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApplicationDraft {
    /// First and last name, 1 to 120 characters in one line.
    pub name: String,
    /// None for a pupil whose birth date is known: it stays what it is.
    pub birth_date: Option<NaiveDate>,
    pub phone: Option<String>,
    pub school: Option<String>,
    /// To the questions of the vacancy; others are refused. All may be left out or empty.
    pub answers: Vec<Answer>,
    /// Needed under 16 unless a guardian has been asked already.
    pub guardian_mail: Option<String>,
    /// Own documents that were uploaded before; at most five together with the new ones.
    pub documents: Vec<Uuid>,
}

/// The most documents of one application.
pub const MOST_DOCUMENTS: usize = 5;

/// What was sent and waits for its code.
#[derive(Debug, Clone)]
pub struct Begun {
    pub intake_id: Uuid,
    pub challenge: Challenge,
}

/// What became of a form.
#[derive(Debug, Clone)]
pub struct Sent {
    pub application: Application,
    /// A guardian has been asked; the company sees it when they have agreed.
    pub awaits_guardian: bool,
}

/// As [`Sent`], with the session that the code has begun; none when it was confirmed before by the same person.
#[derive(Debug)]
pub struct Confirmed {
    pub sent: Sent,
    pub session: Option<NewSession>,
}
