//! Refresh tokens of the API (RFC 6749, section 6): opaque, rotated with each use. A token that comes a second time was
//! stolen from one of two: the whole family ends (RFC 9700, section 4.14.2).
mod commands;
mod model;

pub(crate) use commands::issue;
pub use commands::{Refreshed, rotate};
pub use model::{ActiveModel, Column, Entity, Model as RefreshToken};
