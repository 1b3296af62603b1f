//! Consents: who agreed to which text, when, for what. A pupil under 16 needs a guardian's (rule 4; GDPR Art. 8).
mod age;
mod guardian;
mod model;
mod pupil;
mod request;

pub(crate) use age::{check as check_birth_date, under_16};
pub use guardian::{GUARDIAN_TEXT, GuardianRequest, agree, look_at, refuse, withdraw};
pub use model::{ActiveModel, Column, ConsentPurpose, ConsentState, Entity, Model as Consent};
pub(crate) use pupil::{Introduction, introduce_in};
pub use pupil::{PupilStanding, introduce, require_may_apply, standing};
pub(crate) use request::{Asking, ask, guardian_address, latest};
pub use request::{DAYS as GUARDIAN_DAYS, resend};
