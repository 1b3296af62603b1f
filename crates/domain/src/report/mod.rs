//! Reports: somebody finds that a posting is wrong, and a manager decides within 24 hours. Whoever reports stays unknown.
mod commands;
mod model;
mod overdue;
mod queries;

pub use commands::{decide, file};
pub use model::{ActiveModel, Column, Decision, Entity, Model as VacancyReport, Reason};
pub(crate) use overdue::remind_overdue;
pub use queries::{ReportView, list_open};
