//! What becomes of personal data: shown to its subject, handed out, erased.
mod erasure;
mod erasure_of_applications;
mod erasure_of_bookings;
mod erasure_of_mails;
mod export;
mod export_of_applications;
mod export_of_bookings;
mod exported;
mod exported_of_bookings;
mod irreplaceable;
mod own_erasure;
mod retention;
mod retention_of_accounts;

pub use erasure::ERASE_FILES;
pub(crate) use erasure::erase_in;
pub use export::{archive, own_history};
pub use own_erasure::erase_own;
pub use retention::{Swept, sweep};
