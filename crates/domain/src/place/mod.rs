//! Postal codes and municipalities with state, district and coordinates.
mod commands;
mod districts;
mod gazetteer;
mod model;
mod naming;
mod queries;
mod states;

pub use commands::{PlaceDraft, load};
pub use districts::District;
pub use gazetteer::{Gazetteer, distance_km};
pub use model::{ActiveModel, Column, Entity, Model as Place, PlaceKind};
pub use queries::{count, list_all};
pub use states::{STATES, state_name};
