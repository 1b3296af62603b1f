//! What people write when they search, and what they mean by it: rules that managers add to those that are built in.
//!
//! A rule adds ways to be found and takes none away. It holds for searches within its cluster; one without a cluster, which only
//! operators write, holds everywhere. Rules hold no personal data.
mod commands;
mod draft;
mod model;
mod queries;

pub use commands::{MOST, change, create, remove};
pub use draft::{LONGEST, RuleDraft, WAYS};
pub use model::{ActiveModel, Column, Entity, Model as SearchRule};
pub(crate) use queries::require_scope;
pub use queries::{RuleInForce, find, list, list_in_force};
