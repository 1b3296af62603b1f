//! Schools: where pupils and classes come from.
mod commands;
mod model;

pub use commands::{SchoolDraft, create, find_by_slug, list_of_cluster};
pub use model::{ActiveModel, Column, Entity, Model as School};
