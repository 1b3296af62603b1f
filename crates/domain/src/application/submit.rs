//! From a form to an application: at once for whoever is signed in, by a code from a mail for everyone else.
use chrono::NaiveDate;
use uuid::Uuid;

use super::{Answer, Application, PupilProfile, Target};
use crate::{
    Actor, Clock, Db, Secrets,
    document::NewDocument,
    error::Result,
    session::NewSession,
    sign_in::{Challenge, SignIn},
};

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

/// Takes a form from somebody who is not signed in and mails a code that confirms it all at once. Writes nothing about a known
/// or unknown address but the sealed form: both get the same answer. Lasts for a day.
///
/// # Errors
/// `Invalid` with every field that breaks a rule (`name`, `mail`, `birth_date`, `phone`, `school`, `answers`, `guardian_mail`,
/// `documents`); `NotFound` and `Conflict` for a target that is not there or takes none (with the reason); `TooMany` as for
/// codes. The caller then removes the new documents' files.
pub async fn begin(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    target: Target,
    mail: &str,
    draft: ApplicationDraft,
    documents: Vec<NewDocument>,
    how: &SignIn,
) -> Result<Begun> {
    todo!()
}

/// Mails a new code for the same form.
///
/// # Errors
/// `NotFound` when it is gone or confirmed; `TooMany`.
pub async fn resend(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    intake_id: Uuid,
    how: &SignIn,
) -> Result<Challenge> {
    todo!()
}

/// Where to look for the code of a form: the address that it was sent to. Opens nothing else.
///
/// # Errors
/// `NotFound` when it is gone.
pub async fn look_at(db: &Db, clock: &dyn Clock, secrets: &Secrets, intake_id: Uuid) -> Result<(Target, String)> {
    todo!()
}

/// The code is right: makes the account where there is none, introduces the pupil, stores the application with its documents and
/// signs in. Again with the same form by the same person it answers the same and does nothing.
///
/// # Errors
/// `WrongCode`, `TooMany` as for signing in; `NotFound` when the form is gone; `Conflict` when there is a living application to
/// the same target already, when one was refused there before, or when the target takes none any more: the code is used up
/// then, and nothing else has happened.
pub async fn confirm(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    intake_id: Uuid,
    code: &str,
    how: &SignIn,
) -> Result<Confirmed> {
    todo!()
}

/// The same for whoever is signed in. Introduces them as a pupil where they are none yet.
///
/// # Errors
/// `Unauthenticated`; `Invalid`, `NotFound` and `Conflict` as [`begin`] and [`confirm`]. Of any number of parallel calls one
/// succeeds (P: 100 parallel submissions leave one).
pub async fn apply(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    target: Target,
    draft: ApplicationDraft,
    documents: Vec<NewDocument>,
) -> Result<Sent> {
    todo!()
}

/// What the pupil wrote before, to be found in the next form.
///
/// # Errors
/// `Unauthenticated`.
pub async fn find_profile(db: &Db, actor: &Actor) -> Result<Option<PupilProfile>> {
    todo!()
}

/// The actor's living or last application to a target, if any.
///
/// # Errors
/// When the database fails. None for strangers.
pub async fn find_to(db: &Db, actor: &Actor, target: Target) -> Result<Option<Application>> {
    todo!()
}
