//! Educational institutions: universities, training centres, vocational schools, as a cluster's managers describe them.
//!
//! What stands here is public and holds no personal data. What can be studied there stands in [`crate::study_programme`].
mod commands;
mod draft;
mod fields;
mod model;
mod queries;

pub use commands::{MOST, Meant, change, create, remove};
pub use draft::InstitutionDraft;
pub(crate) use fields::Fields;
pub use model::{ActiveModel, Column, Entity, InstitutionKind, Model as Institution};
pub use queries::{InstitutionView, find, find_public, list, list_public};
