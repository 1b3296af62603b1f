//! Itineraries with everything around them, many at once.
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use super::{BookingView, ItineraryView, PlaceView, visited::visited};
use crate::{
    booking::{
        self, Booking, BookingState, check_in,
        itinerary::Itinerary,
        letters::{ahead_of, meetings_of},
        place::{self, Place, option as place_option},
        wishes::{self, Wish},
    },
    cluster::{self, Cluster},
    company,
    error::Result,
    event::{
        self, CompanyRef, Event,
        meeting::Meeting,
        question::option::{self as event_option, EventOption},
        slot::{self, Slot},
        window,
    },
};

/// What somebody sees of an itinerary.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sight {
    /// They may change it.
    pub(crate) holds: bool,
    /// They see all its people; otherwise their own place alone.
    pub(crate) everyone: bool,
}

/// The views of these itineraries, in their order, for somebody who may see them. `me` is their account.
///
/// # Errors
/// When the database fails.
pub(crate) async fn views(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itineraries: Vec<Itinerary>,
    me: Option<Uuid>,
    sight: impl Fn(&Itinerary) -> Sight,
) -> Result<Vec<ItineraryView>> {
    if itineraries.is_empty() {
        return Ok(Vec::new());
    }
    let mut around = Around::read(txn, &itineraries).await?;
    let view = |itinerary| around.view(itinerary, now, me, &sight);
    Ok(itineraries.into_iter().filter_map(view).collect())
}

/// Everything around some itineraries.
struct Around {
    events: HashMap<Uuid, Event>,
    clusters: HashMap<Uuid, Cluster>,
    slots: HashMap<Uuid, Slot>,
    meetings: HashMap<Uuid, Vec<Meeting>>,
    companies: HashMap<Uuid, CompanyRef>,
    options: HashMap<Uuid, EventOption>,
    ahead: HashMap<Uuid, u64>,
    /// By itinerary.
    bookings: HashMap<Uuid, Vec<Booking>>,
    places: HashMap<Uuid, Vec<Place>>,
    wishes: HashMap<Uuid, Vec<Wish>>,
    /// By place.
    chosen: HashMap<Uuid, Vec<Uuid>>,
    seen: HashMap<Uuid, DateTime<Utc>>,
}

impl Around {
    async fn read(txn: &impl ConnectionTrait, itineraries: &[Itinerary]) -> Result<Self> {
        let ids = || itineraries.iter().map(|itinerary| itinerary.id);
        let of = |pick: fn(&Itinerary) -> Uuid| itineraries.iter().map(pick).collect::<HashSet<Uuid>>();
        let events =
            event::Entity::find().filter(event::Column::Id.is_in(of(|i| i.event_id))).all(txn).await?;
        let clusters =
            cluster::Entity::find().filter(cluster::Column::Id.is_in(of(|i| i.cluster_id))).all(txn).await?;
        let bookings = booking::Entity::find()
            .filter(booking::Column::ItineraryId.is_in(ids()))
            .order_by_asc(booking::Column::Id)
            .all(txn)
            .await?;
        let slots: HashSet<Uuid> = bookings.iter().map(|booking| booking.slot_id).collect();
        let slots = slot::Entity::find().filter(slot::Column::Id.is_in(slots)).all(txn).await?;
        let meetings = meetings_of(txn, &slots).await?;
        let places = place::Entity::find()
            .filter(place::Column::ItineraryId.is_in(ids()))
            .order_by_asc(place::Column::Number)
            .all(txn)
            .await?;
        let wishes = wishes::Entity::find()
            .filter(wishes::Column::ItineraryId.is_in(ids()))
            .order_by_asc(wishes::Column::Rank)
            .all(txn)
            .await?;
        let companies = slots
            .iter()
            .filter_map(|slot| slot.company_id)
            .chain(meetings.values().flatten().filter_map(|meeting| meeting.company_id))
            .chain(wishes.iter().map(|wish| wish.company_id))
            .collect();
        let companies = companies_of(txn, companies).await?;
        let (chosen, options) = chosen(txn, &places).await?;
        Ok(Self {
            events: events.into_iter().map(|event| (event.id, event)).collect(),
            clusters: clusters.into_iter().map(|cluster| (cluster.id, cluster)).collect(),
            ahead: ahead_of(txn, &bookings).await?,
            seen: seen(txn, &places).await?,
            slots: slots.into_iter().map(|slot| (slot.id, slot)).collect(),
            meetings,
            companies,
            options,
            chosen,
            bookings: grouped(bookings, |booking| booking.itinerary_id),
            places: grouped(places, |place| place.itinerary_id),
            wishes: grouped(wishes, |wish| wish.itinerary_id),
        })
    }

    fn view(
        &mut self,
        itinerary: Itinerary,
        now: DateTime<Utc>,
        me: Option<Uuid>,
        sight: &impl Fn(&Itinerary) -> Sight,
    ) -> Option<ItineraryView> {
        let Sight { holds, everyone } = sight(&itinerary);
        let event = self.events.get(&itinerary.event_id)?.clone();
        let cluster = self.clusters.get(&itinerary.cluster_id)?;
        let (cluster_slug, cluster_name) = (cluster.slug.clone(), cluster.name.clone());
        let bookings = self.bookings.remove(&itinerary.id).unwrap_or_default();
        let mut bookings: Vec<BookingView> =
            bookings.into_iter().filter_map(|booking| self.booking(&event, booking, now)).collect();
        bookings.sort_by_key(|view| {
            (view.booking.state == BookingState::Cancelled, view.slot.starts_at, view.booking.id)
        });
        let places = self.places.remove(&itinerary.id).unwrap_or_default();
        let places = places
            .into_iter()
            .filter(|place| everyone || (place.account_id.is_some() && place.account_id == me))
            .map(|place| self.place(place))
            .collect();
        let wishes = self.wishes.remove(&itinerary.id).unwrap_or_default();
        let named = |wish: Wish| Some((self.companies.get(&wish.company_id)?.clone(), wish));
        let wishes = wishes.into_iter().filter_map(named).map(|(company, wish)| (wish, company)).collect();
        let visited = visited(&event, &bookings, now);
        Some(ItineraryView {
            itinerary,
            event,
            cluster_slug,
            cluster_name,
            bookings,
            places,
            wishes,
            holds,
            visited,
        })
    }

    fn booking(&self, event: &Event, booking: Booking, now: DateTime<Utc>) -> Option<BookingView> {
        let slot = self.slots.get(&booking.slot_id)?.clone();
        let company = |id: Option<Uuid>| id.and_then(|id| self.companies.get(&id).cloned());
        let meetings = self.meetings.get(&slot.id).cloned().unwrap_or_default();
        let in_time = booking.state != BookingState::Confirmed || window::may_cancel(event, &slot, now);
        Some(BookingView {
            company: company(slot.company_id),
            meetings: meetings
                .into_iter()
                .map(|meeting| (meeting.clone(), company(meeting.company_id)))
                .collect(),
            ahead: self.ahead.get(&booking.id).copied(),
            may_cancel: booking.state.is_live() && in_time,
            booking,
            slot,
        })
    }

    fn place(&self, place: Place) -> PlaceView {
        let chosen = self.chosen.get(&place.id).map(Vec::as_slice).unwrap_or_default();
        let mut options: Vec<EventOption> =
            chosen.iter().filter_map(|id| self.options.get(id).cloned()).collect();
        options.sort_by_key(|option| (option.position, option.id));
        PlaceView { options, checked_in: self.seen.get(&place.id).copied(), place }
    }
}

fn grouped<T>(rows: Vec<T>, by: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut groups: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(by(&row)).or_default().push(row);
    }
    groups
}

async fn companies_of(txn: &impl ConnectionTrait, ids: HashSet<Uuid>) -> Result<HashMap<Uuid, CompanyRef>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let companies = company::Entity::find().filter(company::Column::Id.is_in(ids)).all(txn).await?;
    let named = |company: company::Company| {
        (company.id, CompanyRef { id: company.id, slug: company.slug, name: company.name })
    };
    Ok(companies.into_iter().map(named).collect())
}

/// Places that one statement may name.
const PLACES_A_STATEMENT: usize = 5_000;

/// What was chosen for each place, and the options that were.
async fn chosen(
    txn: &impl ConnectionTrait,
    places: &[Place],
) -> Result<(HashMap<Uuid, Vec<Uuid>>, HashMap<Uuid, EventOption>)> {
    let (mut chosen, mut ids) = (HashMap::<Uuid, Vec<Uuid>>::new(), HashSet::new());
    for chunk in places.chunks(PLACES_A_STATEMENT) {
        let of_these = place_option::Column::PlaceId.is_in(chunk.iter().map(|place| place.id));
        for row in place_option::Entity::find().filter(of_these).all(txn).await? {
            chosen.entry(row.place_id).or_default().push(row.option_id);
            ids.insert(row.option_id);
        }
    }
    if ids.is_empty() {
        return Ok((chosen, HashMap::new()));
    }
    let options = event_option::Entity::find().filter(event_option::Column::Id.is_in(ids)).all(txn).await?;
    Ok((chosen, options.into_iter().map(|option| (option.id, option)).collect()))
}

/// When each place was seen first.
async fn seen(txn: &impl ConnectionTrait, places: &[Place]) -> Result<HashMap<Uuid, DateTime<Utc>>> {
    let mut seen: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    for chunk in places.chunks(PLACES_A_STATEMENT) {
        let of_these = check_in::Column::PlaceId.is_in(chunk.iter().map(|place| place.id));
        for row in check_in::Entity::find().filter(of_these).all(txn).await? {
            let first = seen.entry(row.place_id).or_insert(row.at);
            *first = row.at.min(*first);
        }
    }
    Ok(seen)
}
