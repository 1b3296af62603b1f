//! Mails as the domain knows them: what is said to whom. How it reads and how it is sent is the notifier's matter.
mod bounce;
pub mod dsn;
mod letter;
mod post;
pub mod preference;
mod security;
pub mod suppression;
mod unsubscribe;

pub use bounce::{is_suppressed, lift_suppression, list_suppressed, suppress};
pub use letter::{Letter, SecurityChange};
pub use post::{Envelope, KIND_PREFIX, post};
pub use preference::Topic;
pub(crate) use security::tell_security_change;
pub use suppression::{Model as Suppression, SuppressionReason};
pub use unsubscribe::{preferences, set_preference, subscription, unsubscribe, unsubscribe_token};
