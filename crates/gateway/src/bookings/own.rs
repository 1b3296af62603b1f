//! What somebody has booked at an event, with everything around it.
use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::booking::{
    Booking, BookingState, EndReason,
    itinerary::{Itinerary, ItineraryKind},
    own::{BookingView, ItineraryView, PlaceView},
    place::{Place, PlaceAnswers, PlaceConsent},
    wishes::{Wish, WishOutcome},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::input::AnswerWire;
use crate::{
    clusters::ClusterRefOut,
    events::{EventCompanyOut, EventRefOut, MeetingOut, OptionOut, SlotFieldsOut},
    paths, words,
};

/// Bookings, one for each event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyBookings)]
pub(crate) struct ItinerariesOut {
    items: Vec<ItineraryOut>,
}

/// Everything that a person or a group has booked at one event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Itinerary)]
pub(crate) struct ItineraryOut {
    id: Uuid,
    url: String,
    event: EventRefOut,
    cluster: ClusterRefOut,
    #[schema(value_type = words::ItineraryKindDescribed)]
    kind: ItineraryKind,
    /// How many places it has.
    size: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company_id: Option<Uuid>,
    /// Whether you may change it: who only has a place in it sees that place alone.
    holds: bool,
    /// Of whoever booked, where you may change it or manage the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    booker: Option<BookerOut>,
    /// Of a group: what its QR code says, and where its people fill in their names. For whoever may change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link_token: Option<String>,
    /// Until when places are named; unnamed ones go back then.
    #[serde(skip_serializing_if = "Option::is_none")]
    names_until: Option<DateTime<Utc>>,
    /// In time order; cancelled ones last.
    bookings: Vec<OwnBookingOut>,
    places: Vec<PlaceOut>,
    /// Dearest first.
    wishes: Vec<WishOut>,
    /// Companies that were visited, to which one may apply now.
    visited: Vec<EventCompanyOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancelled_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// Who booked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Booker)]
struct BookerOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    /// To the organiser.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A slot that is booked, or waited for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwnBooking)]
struct OwnBookingOut {
    id: Uuid,
    #[schema(value_type = words::BookingStateDescribed)]
    state: BookingState,
    /// How many people.
    size: i32,
    slot: SlotFieldsOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<EventCompanyOut>,
    /// Dates within it, in time order.
    meetings: Vec<MeetingOut>,
    /// How many bookings wait before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    ahead: Option<u64>,
    /// Until when it is held or offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    held_until: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed_at: Option<DateTime<Utc>>,
    /// Why it was cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::EndReasonDescribed>)]
    end_reason: Option<EndReason>,
    may_cancel: bool,
}

/// A person's place.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookedPlace)]
pub(crate) struct PlaceOut {
    id: Uuid,
    /// From 1 on.
    number: i32,
    /// Absent until somebody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school_year: Option<String>,
    answers: Vec<AnswerWire>,
    /// What was chosen.
    options: Vec<OptionOut>,
    /// What the QR code says, and what is typed at the door.
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<String>,
    /// Whether a guardian has agreed.
    #[schema(value_type = words::PlaceConsentDescribed)]
    consent: PlaceConsent,
    #[serde(skip_serializing_if = "Option::is_none")]
    guardian_mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    named_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked_in_at: Option<DateTime<Utc>>,
}

/// A company that is wished for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Wish)]
struct WishOut {
    company: EventCompanyOut,
    /// 1 is the dearest.
    rank: i32,
    /// What became of it; absent before the allocation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::WishOutcomeDescribed>)]
    outcome: Option<WishOutcome>,
}

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Themselves,
    Manager,
}

impl From<Vec<ItineraryView>> for ItinerariesOut {
    fn from(views: Vec<ItineraryView>) -> Self {
        Self { items: views.into_iter().map(Into::into).collect() }
    }
}

impl From<ItineraryView> for ItineraryOut {
    fn from(view: ItineraryView) -> Self {
        Self::new(view, Reader::Themselves)
    }
}

impl ItineraryOut {
    /// As the managers of the event see it.
    pub(crate) fn of_desk(view: ItineraryView) -> Self {
        Self::new(view, Reader::Manager)
    }

    fn new(view: ItineraryView, reader: Reader) -> Self {
        let ItineraryView {
            itinerary,
            event,
            cluster_slug,
            cluster_name,
            bookings,
            places,
            wishes,
            holds,
            visited,
        } = view;
        let Itinerary {
            id,
            event_id: _,
            cluster_id: _,
            kind,
            account_id: _,
            school_id,
            company_id,
            // Bookkeeping of the school's quota.
            quota_school_id: _,
            size,
            name,
            mail,
            phone,
            group_name,
            note,
            ticket,
            link_token,
            names_until,
            names_reminded_at: _,
            // Of calendar entries.
            sequence: _,
            cancelled_at,
            reminded_at: _,
            anonymised_at: _,
            version: _,
            created_at,
            updated_at,
        } = itinerary;
        let booker = BookerOut { name, mail, phone, note };
        Self {
            id,
            url: paths::own_booking(id),
            event: EventRefOut::from(&event),
            cluster: ClusterRefOut::new(cluster_name, cluster_slug),
            kind,
            size,
            group_name,
            school_id,
            company_id,
            holds,
            // Somebody of the class learns no address of the teacher.
            booker: (holds || reader == Reader::Manager).then_some(booker),
            ticket: ticket.filter(|_| holds),
            link_token: link_token.filter(|_| holds),
            names_until,
            bookings: bookings.into_iter().map(Into::into).collect(),
            places: places.into_iter().map(|place| PlaceOut::of(place, reader)).collect(),
            wishes: wishes.into_iter().map(Into::into).collect(),
            visited: visited.into_iter().map(Into::into).collect(),
            cancelled_at,
            created_at,
            updated_at,
        }
    }
}

impl From<BookingView> for OwnBookingOut {
    fn from(BookingView { booking, slot, company, meetings, ahead, may_cancel }: BookingView) -> Self {
        let Booking {
            id,
            itinerary_id: _,
            event_id: _,
            slot_id: _,
            state,
            size,
            // How many places of the slot; people count here.
            weight: _,
            // Told as how many wait before it.
            position: _,
            held_until,
            confirmed_at,
            end_reason,
            version: _,
            created_at: _,
            updated_at: _,
        } = booking;
        Self {
            id,
            state,
            size,
            slot: slot.into(),
            company: company.map(Into::into),
            meetings: meetings.into_iter().map(Into::into).collect(),
            ahead,
            held_until,
            confirmed_at,
            end_reason,
            may_cancel,
        }
    }
}

impl PlaceOut {
    fn of(PlaceView { place, options, checked_in }: PlaceView, reader: Reader) -> Self {
        let own = reader == Reader::Themselves;
        let mut out = Self::from(place);
        // Managers need neither: that a guardian has agreed is said by `consent`.
        out.birth_date = out.birth_date.filter(|_| own);
        out.guardian_mail = out.guardian_mail.filter(|_| own);
        out.options = options.into_iter().map(Into::into).collect();
        out.checked_in_at = checked_in;
        out
    }
}

impl From<Place> for PlaceOut {
    fn from(place: Place) -> Self {
        let Place {
            id,
            itinerary_id: _,
            event_id: _,
            number,
            account_id: _,
            name,
            mail,
            birth_date,
            school,
            school_year,
            answers: PlaceAnswers(answers),
            ticket,
            consent,
            guardian_mail,
            // The guardian's alone.
            consent_token_hash: _,
            consent_text: _,
            consent_at: _,
            named_at,
        } = place;
        Self {
            id,
            number,
            name,
            mail,
            birth_date,
            school,
            school_year,
            answers: answers.into_iter().map(Into::into).collect(),
            options: Vec::new(),
            ticket,
            consent,
            guardian_mail,
            named_at,
            checked_in_at: None,
        }
    }
}

impl From<(Wish, lotse_domain::event::CompanyRef)> for WishOut {
    fn from((wish, company): (Wish, lotse_domain::event::CompanyRef)) -> Self {
        let Wish { itinerary_id: _, company_id: _, event_id: _, rank, outcome } = wish;
        Self { company: company.into(), rank, outcome }
    }
}
