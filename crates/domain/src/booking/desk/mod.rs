//! A manager's work with an event's bookings.
mod add;
mod cancel;
mod list;
mod message_model;
mod moving;
mod pulse;
mod write;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{Booking, BookingState, Entity, itinerary::ItineraryKind};
use crate::{
    Actor, Db,
    error::{DomainError, Result},
    event::{Event, desk::require_managed},
    unit_of_work::read_as_command,
};

pub mod message {
    //! Messages to the people of an event.
    pub use super::message_model::{ActiveModel, Column, Entity, MessageAudience, Model as EventMessage};
}

pub use add::add;
pub use cancel::cancel;
pub use list::{everyone, list};
pub use moving::{let_in, move_booking};
pub use pulse::pulse;
pub use write::{count_receivers, messages, write};

/// Which bookings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskFilter {
    pub slot_id: Option<Uuid>,
    pub state: Option<BookingState>,
    pub kind: Option<ItineraryKind>,
    /// In names, schools and companies, without regard to case and accents.
    pub q: Option<String>,
}

/// A figure that a page shows live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    pub at: DateTime<Utc>,
    /// Slot, taken, capacity, waiting, checked in.
    pub slots: Vec<(Uuid, i32, i32, i32, u64)>,
}

/// Passes for the managers of the event that a booking is of.
async fn require_booking(db: &Db, actor: &Actor, booking_id: Uuid) -> Result<Event> {
    const NONE: DomainError = DomainError::NotFound { what: "booking" };
    if !actor.is_machine() {
        actor.signed_in()?;
    }
    let booking = read_as_command(db, move |txn| Box::pin(async move { find(txn, booking_id).await }));
    match require_managed(db, actor, booking.await?.event_id, true).await {
        Err(DomainError::NotFound { .. }) => Err(NONE),
        passed => passed,
    }
}

async fn find(txn: &impl ConnectionTrait, booking_id: Uuid) -> Result<Booking> {
    use sea_orm::EntityTrait;
    Entity::find_by_id(booking_id).one(txn).await?.ok_or(DomainError::NotFound { what: "booking" })
}
