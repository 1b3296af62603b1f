//! What somebody has booked, for their calendar.
use axum::{extract::State, response::Response};
use lotse_calendar::{Appointment, Entry, Feed};
use lotse_domain::booking::{
    BookingState,
    calendar::{renew, token},
    own::{self, BookingView, ItineraryView},
};
use lotse_web_kit::{Path, Reply, auth::Person};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{GatewayState, calendar, private, responses};

/// The secret address of a calendar.
#[derive(Serialize, ToSchema)]
#[schema(as = CalendarFeed)]
pub(super) struct FeedOut {
    token: String,
    /// For a calendar to subscribe to: whoever has it sees everything that you have booked.
    #[schema(example = "https://example.org/kalender/….ics")]
    url: String,
}

impl FeedOut {
    fn new(state: &GatewayState, token: String) -> Self {
        Self { url: format!("{}/kalender/{token}.ics", state.auth.public_url), token }
    }
}

/// Get the address of your calendar
///
/// Everything that you have booked, for a calendar to subscribe to. Made when it is asked for first.
#[utoipa::path(
    get,
    path = "/api/v1/me/calendar",
    tag = "bookings",
    operation_id = "find_my_calendar",
    security(("bearer" = [])),
    responses((status = 200, description = "The address.", body = FeedOut), responses::Private)
)]
pub(crate) async fn find_feed(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let token = token(&state.db, &*state.clock, &state.auth.secrets, &actor).await?;
    private::show(&FeedOut::new(&state, token))
}

/// Get another address for your calendar
///
/// The old one counts no more.
#[utoipa::path(
    post,
    path = "/api/v1/me/calendar",
    tag = "bookings",
    operation_id = "renew_my_calendar",
    security(("bearer" = [])),
    responses((status = 201, description = "The new address.", body = FeedOut), responses::Private)
)]
pub(crate) async fn renew_feed(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let token = renew(&state.db, &*state.clock, &state.auth.secrets, &actor).await?;
    private::created(&FeedOut::new(&state, token))
}

/// Read a booking as a calendar file
#[utoipa::path(
    get,
    path = "/api/v1/me/bookings/{id}/calendar",
    tag = "bookings",
    operation_id = "show_my_booking_calendar",
    params(("id" = Uuid, Path, description = "Its id (`itinerary_id`).")),
    security(("bearer" = [])),
    responses(
        (
            status = 200, description = "The calendar (RFC 5545); empty where nothing is sure yet.", body = String,
            content_type = "text/calendar"
        ),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn show(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    let view = own::find(&state.db, &*state.clock, &actor, id).await?;
    let feed = Feed {
        name: view.event.title.clone(),
        description: None,
        entries: entry(&state.auth.public_url, &view).into_iter().collect(),
    };
    Ok(calendar::file(&view.event.slug, feed.text(state.clock.now()), "no-store"))
}

/// One entry for everything that is booked, under the name that it has in the mails; struck out once nothing is left. None for
/// what was never sure.
fn entry(public_url: &str, view: &ItineraryView) -> Option<Entry> {
    let (event, itinerary) = (&view.event, &view.itinerary);
    let sure: Vec<&BookingView> = view.bookings.iter().filter(|it| is_sure(it.booking.state)).collect();
    let cancelled = sure.is_empty();
    if cancelled && itinerary.cancelled_at.is_none() {
        return None;
    }
    let lines: Vec<&BookingView> = if cancelled { view.bookings.iter().collect() } else { sure };
    let titles: Vec<&str> = lines.iter().map(|it| it.slot.title.as_str()).collect();
    Some(Entry {
        appointment: Appointment {
            uid: format!("itinerary-{}@lotse", itinerary.id),
            sequence: u32::try_from(itinerary.sequence).unwrap_or(0),
            start: lines.iter().map(|it| it.slot.starts_at).min()?,
            end: lines.iter().map(|it| it.slot.ends_at).max()?,
            summary: event.title.clone(),
            description: Some(titles.join("\n")),
            location: calendar::location(event),
            geo: calendar::geo(event),
            url: Some(format!("{public_url}/mein/anmeldungen/{}", itinerary.id)),
            organiser: None,
        },
        cancelled,
        last_modified: lines.iter().map(|it| it.booking.updated_at).max()?.max(event.updated_at),
    })
}

/// Whether somebody is to be there, or was.
const fn is_sure(state: BookingState) -> bool {
    matches!(state, BookingState::Confirmed | BookingState::Attended | BookingState::Missed)
}
