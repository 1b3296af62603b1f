use lotse_domain::event::desk::DeskEvent;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{events::EventRefOut, paths};

/// A cluster's events in every state, by start.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskEvents)]
pub(super) struct DeskEventsOut {
    items: Vec<DeskEventOut>,
}

/// An event on the desk.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskEvent)]
struct DeskEventOut {
    event: EventRefOut,
    /// Where the managers read and write it.
    desk_url: String,
    /// People with a place, held ones too.
    signed_up: u64,
    waiting: u64,
    /// Over slots that are not admissions or appointments; over all where there are only these.
    capacity: u64,
    /// Since yesterday.
    new: u64,
    /// Exhibitors that wait for an answer.
    exhibitors_waiting: u64,
}

impl From<Vec<DeskEvent>> for DeskEventsOut {
    fn from(events: Vec<DeskEvent>) -> Self {
        Self { items: events.into_iter().map(Into::into).collect() }
    }
}

impl From<DeskEvent> for DeskEventOut {
    fn from(desk: DeskEvent) -> Self {
        let DeskEvent { event, signed_up, waiting, capacity, new, exhibitors_waiting } = desk;
        Self {
            event: EventRefOut::from(&event),
            desk_url: paths::desk_event(event.id),
            signed_up,
            waiting,
            capacity,
            new,
            exhibitors_waiting,
        }
    }
}
