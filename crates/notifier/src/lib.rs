//! Mails: the outbox's worker, what mails look like, and how they leave the house.
//!
//! Commands put letters into the outbox; [`Worker`] claims them by a lease, renders and sends them. Whoever is killed
//! between handing a mail over and writing that down sends it again, with the same Message-ID.

pub mod dkim;
pub mod mailbox;
pub mod message;
mod qr;
pub mod render;
pub mod samples;
pub mod transport;
mod worker;

pub use lotse_calendar as calendar;
pub use message::Sender;
pub use transport::{Relay, RelaySettings, SendError, Tls, Transport};
pub use worker::{Limits, Worker, WorkerParts};
