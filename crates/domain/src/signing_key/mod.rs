//! The keys that sign access tokens. Here they are kept; whoever signs makes them.
mod commands;
mod model;

pub use commands::{NewSigningKey, add, ensure, list_current, open};
pub use model::{ActiveModel, Column, Entity, Model as SigningKey};
