//! Personal keys for companies' own systems: a person's, for one company, with scopes. They end with the person's grant.
mod commands;
mod model;

pub use commands::{NewKey, create, list_own, revoke};
pub use model::{ActiveModel, Column, Entity, Model as ApiKey, Scope};

/// What every key begins with, so that scanners for leaked secrets know it.
pub const PREFIX: &str = "lotse_";
