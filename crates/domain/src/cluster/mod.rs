//! Clusters: the tenants, each with a portal in its own name and colours.
mod commands;
mod model;
mod queries;
mod region;

pub use commands::{ClusterDraft, create};
pub use model::{ActiveModel, Column, Districts, Entity, Model as Cluster};
pub use queries::{find_by_host, find_by_slug, list, list_all};
pub use region::{MOST_DISTRICTS, RegionDraft, set_region};
