//! Clusters: the tenants, each with a portal in its own name and colours.
mod commands;
mod model;
mod queries;

pub use commands::{ClusterDraft, create};
pub use model::{ActiveModel, Column, Entity, Model as Cluster};
pub use queries::{find_by_host, find_by_slug, list, list_all};
