//! What came of an event, in numbers.
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Months, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use super::{Column, Entity, ExhibitorState};
use crate::{
    Actor, Clock, Db,
    application::{self, ApplicationState},
    booking::{
        self, Booking, BookingState, check_in,
        itinerary::{self, Itinerary},
        place::{self, Place},
    },
    clock::german_day,
    error::Result,
    event::{
        CompanyRef, Event, company_refs,
        desk::require_managed,
        slot::{self, Slot},
    },
    unit_of_work::read_as_command,
};

/// Figures of an event for its managers; a day's sign-ups since the publication for the chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// People with a place, now or at the end.
    pub signed_up: u64,
    pub waiting: u64,
    pub cancelled: u64,
    pub came: u64,
    pub missed: u64,
    pub by_day: Vec<(NaiveDate, u64)>,
    /// School (none: not said), signed up, came.
    pub by_school: Vec<(Option<String>, u64, u64)>,
    /// Company, appointments booked, kept, then applications of its visitors after the event and those accepted.
    pub by_company: Vec<CompanyFigures>,
    /// Slot, and how many people came to it.
    pub by_slot: Vec<(Slot, u64)>,
    /// Of people who came: applications to exhibiting companies within 12 months after the event, and accepted ones.
    pub applications: u64,
    pub contracts: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyFigures {
    pub company: CompanyRef,
    pub booked: u64,
    pub kept: u64,
    pub applications: u64,
    pub contracts: u64,
}

/// The figures of an event. Names nobody; people whose names are gone count on, but for what they did afterwards.
///
/// # Errors
/// `NotFound`.
pub async fn figures(db: &Db, clock: &dyn Clock, actor: &Actor, event_id: Uuid) -> Result<Figures> {
    let event = require_managed(db, actor, event_id, false).await?;
    let now = clock.now();
    let slots = slot::Entity::find()
        .filter(slot::Column::EventId.eq(event_id))
        .order_by_asc(slot::Column::StartsAt)
        .order_by_asc(slot::Column::Position)
        .all(db.read())
        .await?;
    let exhibitors = Entity::find()
        .filter(Column::EventId.eq(event_id))
        .filter(Column::State.eq(ExhibitorState::Admitted))
        .all(db.read())
        .await?;
    let mut companies: HashSet<Uuid> = exhibitors.iter().map(|exhibitor| exhibitor.company_id).collect();
    companies.extend(slots.iter().filter_map(|slot| slot.company_id));
    let companies = company_refs(db.read(), companies).await?;
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let rows = Rows::read(txn, event_id).await?;
            let sent = applications(txn, now, &event, &rows, &companies).await?;
            Ok(rows.figures(slots, companies, &sent))
        })
    })
    .await
}

struct Rows {
    itineraries: Vec<Itinerary>,
    /// By itinerary.
    bookings: HashMap<Uuid, Vec<Booking>>,
    places: Vec<Place>,
    /// Place and slot.
    seen: HashSet<(Uuid, Uuid)>,
}

/// Company and whether it was accepted.
type Sent = Vec<(Uuid, bool)>;

/// What people who came sent to companies that were there, within a year after it.
async fn applications(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    rows: &Rows,
    companies: &HashMap<Uuid, CompanyRef>,
) -> Result<Sent> {
    let until = event.starts_at.checked_add_months(Months::new(12)).unwrap_or(now);
    let accounts: HashSet<Uuid> =
        rows.places.iter().filter(|place| rows.came(place)).filter_map(|place| place.account_id).collect();
    if accounts.is_empty() || companies.is_empty() {
        return Ok(Vec::new());
    }
    Ok(application::Entity::find()
        .filter(application::Column::AccountId.is_in(accounts))
        .filter(application::Column::CompanyId.is_in(companies.keys().copied()))
        .filter(application::Column::SubmittedAt.between(event.starts_at, until))
        .all(txn)
        .await?
        .into_iter()
        .map(|sent| (sent.company_id, sent.state == ApplicationState::Accepted))
        .collect())
}

impl Rows {
    async fn read(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<Self> {
        let itineraries =
            itinerary::Entity::find().filter(itinerary::Column::EventId.eq(event_id)).all(txn).await?;
        let mut bookings: HashMap<Uuid, Vec<Booking>> = HashMap::new();
        let all = booking::Entity::find().filter(booking::Column::EventId.eq(event_id)).all(txn).await?;
        for booking in all {
            bookings.entry(booking.itinerary_id).or_default().push(booking);
        }
        let places = place::Entity::find().filter(place::Column::EventId.eq(event_id)).all(txn).await?;
        let seen = check_in::Entity::find().filter(check_in::Column::EventId.eq(event_id)).all(txn).await?;
        let seen = seen.into_iter().map(|seen| (seen.place_id, seen.slot_id)).collect();
        Ok(Self { itineraries, bookings, places, seen })
    }

    fn came(&self, place: &Place) -> bool {
        self.seen.iter().any(|(id, _)| *id == place.id)
    }

    fn states(&self, itinerary: &Itinerary) -> impl Iterator<Item = BookingState> {
        self.bookings.get(&itinerary.id).into_iter().flatten().map(|booking| booking.state)
    }

    /// How many people of itineraries that fit.
    fn people(&self, fits: impl Fn(&Itinerary) -> bool) -> u64 {
        self.itineraries.iter().filter(|one| fits(one)).map(|one| count(one.size)).sum()
    }

    fn has_place(&self, itinerary: &Itinerary) -> bool {
        self.states(itinerary).any(BookingState::takes_places)
    }

    fn figures(&self, slots: Vec<Slot>, companies: HashMap<Uuid, CompanyRef>, sent: &Sent) -> Figures {
        let came: HashSet<Uuid> = self.seen.iter().map(|(place, _)| *place).collect();
        let waits = |one: &Itinerary| {
            !self.has_place(one) && self.states(one).any(|state| state == BookingState::Waitlisted)
        };
        let missed = |one: &Itinerary| {
            self.states(one).any(|state| state == BookingState::Missed)
                && !self.states(one).any(|state| state == BookingState::Attended)
        };
        let mut by_day: BTreeMap<NaiveDate, u64> = BTreeMap::new();
        for one in self.itineraries.iter().filter(|one| self.has_place(one)) {
            *by_day.entry(german_day(one.created_at)).or_default() += count(one.size);
        }
        let by_company = self.by_company(&slots, companies, sent);
        Figures {
            signed_up: self.people(|one| self.has_place(one)),
            waiting: self.people(waits),
            cancelled: self.people(|one| one.cancelled_at.is_some()),
            came: came.len() as u64,
            missed: self.people(missed),
            by_day: by_day.into_iter().collect(),
            by_school: self.by_school(),
            by_company,
            by_slot: slots
                .into_iter()
                .map(|slot| {
                    let came = self.seen.iter().filter(|(_, id)| *id == slot.id).count();
                    (slot, came as u64)
                })
                .collect(),
            applications: sent.len() as u64,
            contracts: sent.iter().filter(|(_, accepted)| *accepted).count() as u64,
        }
    }

    fn by_school(&self) -> Vec<(Option<String>, u64, u64)> {
        let live: HashSet<Uuid> =
            self.itineraries.iter().filter(|one| self.has_place(one)).map(|one| one.id).collect();
        let mut schools: BTreeMap<Option<String>, (u64, u64)> = BTreeMap::new();
        for place in self.places.iter().filter(|place| live.contains(&place.itinerary_id)) {
            let figures = schools.entry(place.school.clone()).or_default();
            figures.0 += 1;
            figures.1 += u64::from(self.came(place));
        }
        let mut list: Vec<_> = schools.into_iter().map(|(school, (all, came))| (school, all, came)).collect();
        // The largest first, those who said nothing last.
        list.sort_by_key(|(school, all, _)| (school.is_none(), std::cmp::Reverse(*all)));
        list
    }

    fn by_company(
        &self,
        slots: &[Slot],
        companies: HashMap<Uuid, CompanyRef>,
        sent: &Sent,
    ) -> Vec<CompanyFigures> {
        let company_of: HashMap<Uuid, Uuid> =
            slots.iter().filter_map(|slot| Some((slot.id, slot.company_id?))).collect();
        let bookings: Vec<&Booking> = self.bookings.values().flatten().collect();
        let people = |company: Uuid, fits: fn(BookingState) -> bool| -> u64 {
            bookings
                .iter()
                .filter(|booking| company_of.get(&booking.slot_id) == Some(&company) && fits(booking.state))
                .map(|booking| count(booking.size))
                .sum()
        };
        let of = |company: Uuid| sent.iter().filter(move |(id, _)| *id == company);
        let mut list: Vec<CompanyFigures> = companies
            .into_values()
            .map(|company| CompanyFigures {
                booked: people(company.id, BookingState::takes_places),
                kept: people(company.id, |state| state == BookingState::Attended),
                applications: of(company.id).count() as u64,
                contracts: of(company.id).filter(|(_, accepted)| *accepted).count() as u64,
                company,
            })
            .collect();
        list.sort_by_cached_key(|figures| figures.company.name.to_lowercase());
        list
    }
}

fn count(size: i32) -> u64 {
    u64::try_from(size).unwrap_or_default()
}
