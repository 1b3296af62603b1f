//! Second factors: TOTP (RFC 6238), passkeys (`WebAuthn`), and recovery codes for when they are lost.
//!
//! The ceremony of a passkey needs the portal's origin and happens there; here its result is kept.
mod caller;
mod commands;
mod model;
mod queries;
mod recovery;
pub mod recovery_code;
mod show;
mod totp;

pub use commands::{add_passkey, begin_totp, confirm_totp, remove, renew_recovery_codes};
pub use model::{ActiveModel, Column, Entity, FactorKind, Model as SecondFactor};
pub use queries::{list_own, passkeys, remaining_recovery_codes};
pub use recovery::Recovery;
pub use show::{show_passkey, show_recovery_code, show_totp};
pub use totp::NewTotp;
