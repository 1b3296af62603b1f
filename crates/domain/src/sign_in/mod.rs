//! Signing in: by a code that is mailed, or by a password. Registering is the same as signing in for the first time.
//!
//! Known and unknown addresses get the same answers (A2): a code is sent to either, and a password is checked against a
//! hash either way.
mod by_password;
mod code;
mod commands;
mod model;

pub use by_password::{by_password, reset_password};
pub use code::MINUTES as CODE_MINUTES;
pub(crate) use code::{Typed, ask, gate as code_gate, redeem};
pub(crate) use commands::limits_gate;
pub use commands::{Challenge, SignIn, by_code, request_code};
pub use model::{ActiveModel, Column, Entity, Model as SignInCode, Purpose};
