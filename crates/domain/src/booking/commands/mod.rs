//! Booking, changing and cancelling by whoever books.
//!
//! Each is one transaction: the slots in the order of their ids, itinerary, places, people's time, quota, options, wishes, audit,
//! the mail, the key. A refusal changes nothing.
mod book;
mod cancel;
mod change;
mod hold;
mod mine;
mod offer;
mod resize;

pub use book::book;
pub use cancel::{cancel, cancel_slots};
pub use change::change;
pub use hold::confirm_hold;
pub(super) use mine::{answer, free_up, hold_all, holds};
pub use offer::accept_offer;
pub(super) use resize::shrink;
