//! Accounts: one for each mail address.
mod address;
mod commands;
mod mail_change;
mod model;
mod password;
mod queries;
mod security;

pub use address::{MAX_LENGTH as MAX_ADDRESS, MailAddress};
pub use commands::{Profile, change_profile, create_confirmed};
pub(crate) use commands::{find_by_mail, find_or_create};
pub use mail_change::{MailChange, confirm_mail_change, request_mail_change};
pub use model::{ActiveModel, Column, Entity, Language, Model as Account};
pub use password::Hasher;
pub(crate) use password::check as check_password;
pub use queries::{find_own, list_visible, visible_to};
pub use security::set_password;
pub(crate) use security::{tell, write_password};
