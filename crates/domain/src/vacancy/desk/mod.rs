//! A company's own vacancies: written, checked, published, closed, offered again; and what a cluster's managers do with them.
mod closing;
mod commands;
mod crowd;
mod expiry;
mod held;
mod line;
mod membership;
mod model;
mod permission;
mod posting;
mod queries;
mod review;
mod review_queries;
mod start_texts;
mod steps;
mod suggestion;

pub(super) use closing::tell_applicants;
pub use commands::{change, copy, create, remove};
pub use crowd::Crowd;
pub(super) use crowd::crowds;
pub use expiry::{Expired, RUNS_DAYS, run_due};
pub(crate) use line::{accept_one, leave_line, stand_in_line};
pub use model::{ActiveModel, CloseReason, Column, Entity, Model as VacancyDesk, Questions, Remark, Remarks};
pub(crate) use permission::require_managed;
pub use posting::PostingDraft;
pub use queries::{OwnVacancy, find_own, list_own};
pub use review::{publish, send_back, withdraw};
pub(crate) use review::{reason_of, send_back_in, withdraw_in};
pub use review_queries::{Review, find_review, list_reviews};
pub use steps::{DeskStep, step};
pub use suggestion::{Suggestion, suggestion};

/// The source of vacancies that are written here.
pub const SOURCE: &str = "portal";
