//! A company's own vacancies: written, checked, published, closed, offered again; and what a cluster's managers do with them.
mod commands;
mod expiry;
mod line;
mod model;
mod queries;
mod review;

pub use commands::{DeskStep, PostingDraft, change, copy, create, remove, step};
pub use expiry::{Expired, RUNS_DAYS, run_due};
pub(crate) use line::{accept_one, leave_line, stand_in_line};
pub use model::{
    ActiveModel, CloseReason, Column, Entity, Model as VacancyDesk, Questions, Remark, Remarks,
};
pub use queries::{OwnVacancy, find_own, list_own, suggestion};
pub use queries::Suggestion;
pub use review::{Review, find_review, list_reviews, publish, send_back, withdraw};

/// The source of vacancies that are written here.
pub const SOURCE: &str = "portal";
