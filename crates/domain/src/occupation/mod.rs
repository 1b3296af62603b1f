//! Training occupations: what can be learnt, and under which titles.
mod area;
mod catalogue;
mod commands;
mod model;
mod queries;

pub use area::{Area, Basis, Sector};
pub use catalogue::Catalogue;
pub use commands::{OccupationDraft, load};
pub use model::{ActiveModel, Column, Entity, Model as Occupation, Words};
pub use queries::{find_by_code, find_by_slug, list, list_all, list_by_ids};
