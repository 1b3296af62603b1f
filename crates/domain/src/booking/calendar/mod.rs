//! A person's own calendar, by a secret address.
mod feed;
mod model;

pub use feed::{look_at, renew, token};
pub use model::{ActiveModel, Column, Entity, Model as CalendarFeed};
