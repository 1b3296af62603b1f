//! Reports: somebody finds that a posting is wrong, and a manager decides within 24 hours. Whoever reports stays unknown.
mod commands;
mod model;

pub use commands::{ReportView, decide, file, list_open};
pub use model::{ActiveModel, Column, Decision, Entity, Model as VacancyReport, Reason};
