//! Who comes: itineraries of bookings and places, held, confirmed or waiting, by one engine that cannot oversell.
pub mod calendar;
pub mod check_in;
mod commands;
pub mod desk;
mod draft;
pub(crate) mod ending;
pub mod engine;
pub mod form;
pub mod group;
pub mod itinerary;
pub(crate) mod letters;
mod model;
pub(crate) mod order;
pub mod own;
pub mod place;
pub mod retention;
mod run_due;
mod states;
pub mod wishes;

pub use commands::{accept_offer, book, cancel, cancel_slots, change, confirm_hold};
pub use draft::{
    Booked, BookedSlot, BookingDraft, Change, GroupDraft, NextChoice, NotBookable, PersonDraft, Reason,
};
pub use model::{ActiveModel, BookingState, Column, EndReason, Entity, Model as Booking};
pub use run_due::{Kept, run_due};
pub use states::{BookingStep, Party, TRANSITIONS, next};
