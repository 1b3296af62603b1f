//! Appointments as calendars read them: one at a time as a part of a mail, or all together as a feed to subscribe to.
//!
//! Written as RFC 5545 (with RFC 7986) says, sent as RFC 5546 says. Knows no domain: whoever has dates makes
//! [`Appointment`]s of them. No text, whatever stands in it, can begin a property of its own.

mod appointment;
mod feed;
mod part;
mod zone;

pub use appointment::{Appointment, Person};
pub use feed::{Entry, Feed};
pub use part::{CalendarPart, Method, Notice};
