//! Invitations by mail: into a company's, cluster's or school's team, or among the operators.
mod accept;
mod commands;
mod model;
mod permission;

pub use accept::{Offer, accept, look_at};
pub use commands::{invite, list, revoke};
pub use model::{ActiveModel, Column, Entity, Model as Invitation};
pub(crate) use permission::may_invite;
pub use permission::visible_to;
