//! Sessions: browsers by their cookie, programs by their refresh tokens. Each request reads its session and the account's
//! grants anew.
mod authenticate;
mod commands;
mod device;
mod holder;
mod lifetime;
mod model;
mod queries;

pub use authenticate::{identify_key, identify_portal, identify_session};
pub use commands::{NewSession, end, end_all};
pub(crate) use commands::{begin, end_keys, end_others};
pub use device::Device;
pub(crate) use lifetime::{API as API_LIFE, strength};
pub use model::{ActiveModel, Column, Entity, Method, Model as Session, Surface};
pub use queries::{list_own, visible_to};
