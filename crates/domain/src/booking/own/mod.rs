//! What somebody has booked, for themselves or for a group: the reading side.
mod list;
mod views;
mod visited;

use chrono::{DateTime, Utc};
use sea_orm::{Condition, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::{
    Booking,
    itinerary::{self, Itinerary},
    place::{self, Place},
    wishes::Wish,
};
use crate::{
    Actor,
    event::{CompanyRef, Event, meeting::Meeting, question::option::EventOption, slot::Slot},
    grant::{Role, by_key},
};

pub use list::{find, find_at, list, list_of_company, list_of_school};
pub(crate) use views::{Sight, views};

/// So long is a hold kept.
pub const HOLD_MINUTES: i64 = 15;

/// The itineraries that somebody may see: their own, those of their schools and companies, those of the events that they manage;
/// and those in which they have a place. The only root for reading them.
pub fn visible_to(actor: &Actor) -> Select<itinerary::Entity> {
    if actor.is_operator() {
        return itinerary::Entity::find();
    }
    let identity = match actor.signed_in() {
        Ok(identity) if !by_key(actor) => identity,
        _ => return itinerary::Entity::find().filter(itinerary::Column::Id.is_in(Vec::<Uuid>::new())),
    };
    let placed = place::Entity::find()
        .select_only()
        .column(place::Column::ItineraryId)
        .filter(place::Column::AccountId.eq(identity.account_id));
    let companies = identity.scopes(&[Role::CompanyAdmin, Role::Recruiter]);
    itinerary::Entity::find().filter(
        Condition::any()
            .add(itinerary::Column::AccountId.eq(identity.account_id))
            .add(itinerary::Column::SchoolId.is_in(identity.scopes(&[Role::Teacher])))
            .add(itinerary::Column::CompanyId.is_in(companies))
            .add(itinerary::Column::ClusterId.is_in(identity.scopes(&[Role::ClusterManager])))
            .add(itinerary::Column::Id.in_subquery(placed.into_query())),
    )
}

/// A booking with what it is for.
#[derive(Debug, Clone)]
pub struct BookingView {
    pub booking: Booking,
    pub slot: Slot,
    pub company: Option<CompanyRef>,
    pub meetings: Vec<(Meeting, Option<CompanyRef>)>,
    /// How many bookings wait before it.
    pub ahead: Option<u64>,
    pub may_cancel: bool,
}

/// A place with what was chosen.
#[derive(Debug, Clone)]
pub struct PlaceView {
    pub place: Place,
    pub options: Vec<EventOption>,
    /// Seen at one slot at least.
    pub checked_in: Option<DateTime<Utc>>,
}

/// An itinerary with everything that its page shows.
#[derive(Debug, Clone)]
pub struct ItineraryView {
    pub itinerary: Itinerary,
    pub event: Event,
    pub cluster_slug: String,
    pub cluster_name: String,
    /// In time order; cancelled ones last.
    pub bookings: Vec<BookingView>,
    pub places: Vec<PlaceView>,
    /// Dearest first.
    pub wishes: Vec<(Wish, CompanyRef)>,
    /// Whether the caller holds it: whoever only has a place in it (a pupil of a class) sees their own place alone and changes nothing.
    pub holds: bool,
    /// Companies to whom one can apply after the visit: those of attended or, once the event is over and nobody kept a list, of
    /// confirmed slots and stops, and for a fair the exhibitors that one had a talk with.
    pub visited: Vec<CompanyRef>,
}
