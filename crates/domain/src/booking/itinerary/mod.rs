//! Everything that one person or group has booked at one event.
mod model;

pub use model::{ActiveModel, Column, Entity, ItineraryKind, Model as Itinerary};
