//! Applications: a pupil applies in minutes, and every application gets an answer (rules 4, 5, 6 and 9).
//!
//! Pupils act through [`own`], companies through [`desk`]; what falls due by itself is [`guarantee`]'s.
mod about;
mod around;
pub mod desk;
pub mod guarantee;
mod hooks;
mod interview;
mod letters;
mod model;
pub mod own;
pub mod record;
pub mod retention;
pub mod rule;
mod states;
mod step;
pub mod submit;
mod talk;
mod target;

pub use around::{Author, intake, interview_date, message, note, pupil_profile};
pub(crate) use hooks::{erase_account, guardian_agreed, guardian_said_no, vacancy_closed};
pub use interview_date::Model as InterviewDate;
pub(crate) use letters::{to_company, to_managers, to_pupil};
pub use message::Model as Message;
pub use model::{
    ActiveModel, Answer, Answers, ApplicationState, Column, Entity, Model as Application, QuestionKey,
};
pub use note::Model as Note;
pub use pupil_profile::Model as PupilProfile;
pub use record::AnswerRecord;
pub use rule::AnswerRule;
pub use states::{Event, Party, TRANSITIONS, next};
pub use target::{Takes, Target, TargetView, find_target};
