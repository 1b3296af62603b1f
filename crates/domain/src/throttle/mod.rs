//! Limits on what can be tried, shared by all nodes. A classroom of 30 behind one address never meets them (A4).
mod commands;
mod model;

pub use commands::{Limit, forget, take};
pub(crate) use commands::{forget_in, pass_and_forget, pass_in, take_at, take_in};
pub use model::{ActiveModel, Column, Entity, Model as Throttle};
