//! Booking without an account: a form, and a code from a mail that confirms it and signs in. Two requests, as with applications
//! (see [`crate::application::submit`]). A form takes no places: they are taken when the code is right.
mod begin;
mod confirm;
mod model;

use uuid::Uuid;

use super::Booked;
use crate::{session::NewSession, sign_in::Challenge};

pub use begin::{begin, look_at, resend};
pub use confirm::confirm;
pub use model::{ActiveModel, Column, Entity, Model as Intake};

/// What was sent and waits for its code.
#[derive(Debug, Clone)]
pub struct Begun {
    pub intake_id: Uuid,
    pub challenge: Challenge,
}

/// What the form became, with the session that the code has begun; none when it was confirmed before by the same person.
#[derive(Debug)]
pub struct Confirmed {
    pub booked: Booked,
    pub session: Option<NewSession>,
}
