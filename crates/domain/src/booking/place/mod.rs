//! One person of an itinerary.
mod forget;
mod model;
pub mod option {
    //! What a place has chosen.
    pub use super::option_model::{ActiveModel, Column, Entity, Model as PlaceOption};
}
mod option_model;

pub(crate) use forget::{disengage, emptied, vacated};
pub use model::{ActiveModel, Column, Entity, Model as Place, PlaceAnswer, PlaceAnswers, PlaceConsent};
