//! The outbox and its worker, against a real SMTP conversation.
mod bench;
mod command;
mod delivery;
mod dkim;
mod failures;
mod folder;
mod kills;
mod several;
