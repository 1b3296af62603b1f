//! Study programmes: what can be studied at a cluster's institutions, and how.
//!
//! The cluster's managers keep them. One that is published is public; none holds personal data.
mod commands;
mod draft;
mod model;
mod queries;
mod step;

pub use commands::{MOST, change, create, remove};
pub use draft::{MOST_SEMESTERS, ProgrammeDraft};
pub use model::{ActiveModel, Column, Degree, Entity, Model as StudyProgramme, ProgrammeState, StudyForm};
pub use queries::{
    ProgrammeFilter, ProgrammeSearchView, ProgrammeView, find, find_public, list, list_public, search_views,
};
pub use step::{publish, withdraw};
