//! The bookable unit of an event.
mod model;

pub use model::{ActiveModel, Column, Entity, Layer, Model as Slot, SlotKind, Takes, Unit};
