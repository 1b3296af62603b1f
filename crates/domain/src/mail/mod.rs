//! Mails as the domain knows them: what is said to whom. How it reads and how it is sent is the notifier's matter.
mod about_booking;
mod bounce;
pub mod dsn;
mod letter;
mod letter_names;
mod post;
pub mod preference;
mod security;
mod staff;
pub mod suppression;
mod unsubscribe;

pub use about_booking::{AboutBooking, AboutEvent, BookingNews, PlanLine, PlanStop};
pub use bounce::{is_suppressed, lift_suppression, list_suppressed, suppress};
pub use letter::{About, AlertHit, Letter, SecurityChange, WaitingAnswer};
pub use post::{Envelope, KIND_PREFIX, post};
pub use preference::Topic;
pub(crate) use security::tell_security_change;
pub(crate) use staff::to_holders;
pub use suppression::{Model as Suppression, SuppressionReason};
pub(crate) use unsubscribe::is_wanted;
pub use unsubscribe::{preferences, set_preference, subscription, unsubscribe, unsubscribe_token};
