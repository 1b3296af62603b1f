//! Wishes and their allocation: people rank companies until a day, then a reproducible draw fills the slots; see
//! [`crate::allocation`] for the rule.
mod allocate;
mod draw;
mod model;
mod set;

pub use allocate::allocate;
pub use draw::{Draw, try_out};
pub use model::{ActiveModel, Column, Entity, Model as Wish, WishOutcome};
pub use set::set;
