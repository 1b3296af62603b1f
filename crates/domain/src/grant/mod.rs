//! Grants: account x role x cluster, company or school (rule 3).
mod by_slug;
mod commands;
mod model;
mod queries;
mod reach;
mod scope;

pub use by_slug::{find_cluster, find_company, scope_slug};
pub use commands::{give, take_away};
pub(crate) use commands::{give_in, holders};
pub use model::{ActiveModel, Column, Entity, Model as Grant, Role};
pub use queries::{TeamMember, list_of_account, list_operators, list_team, visible_to};
pub(crate) use reach::{by_key, looks_after, require_on, under_care};
pub use scope::scope_name;
pub(crate) use scope::{clusters_of, lock_scope};
