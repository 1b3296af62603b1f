//! What is asked of everyone who comes, what they may choose, and how many of a school.
mod model;
pub mod option {
    //! What may be chosen beside a place.
    pub use super::option_model::{ActiveModel, Column, Entity, Model as EventOption};
}
mod option_model;
pub mod quota {
    //! How many of a school come.
    pub use super::quota_model::{ActiveModel, Column, Entity, Model as EventQuota};
}
mod quota_model;

pub use model::{ActiveModel, Choices, Column, Entity, Model as EventQuestion, QuestionKind};
