//! Events: series and their editions, slots that can be booked, meetings within them, exhibitors, questions and options.
//!
//! Who comes stands in [`crate::booking`].
pub mod changes;
pub mod desk;
pub mod exhibitor;
pub(crate) mod local;
pub mod meeting;
mod model;
pub mod question;
#[cfg(test)]
mod samples;
pub mod series;
pub mod slot;
mod states;
mod views;
pub mod window;

pub use model::{
    ActiveModel, BookingMode, Column, Entity, EventKind, EventState, HallPlan, Model as Event, Schools,
    Stand, WaitingRule,
};
pub use states::{EventStep, TRANSITIONS, next};
pub use views::{
    CompanyRef, EventCard, EventFilter, EventSearchView, EventView, ExhibitorView, SlotView, find_public,
    find_public_by_slug, list_of_company, list_public, search_views,
};
pub(crate) use views::{Seen, active_of, company_refs, view};

mod run_due;
pub use run_due::{Kept, run_due};
