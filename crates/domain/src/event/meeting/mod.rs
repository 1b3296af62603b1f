//! Dates within a slot: stops of a bus, stations of a circuit.
mod model;

pub use model::{ActiveModel, Column, Entity, Model as Meeting};
