//! `/api/v1/events/{id}/bookings`, `/api/v1/booking-forms` and `/api/v1/me/bookings`: booking, and what somebody has booked.
mod calendar;
mod change;
mod form;
mod handlers;
mod input;
mod mine;
mod own;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use input::{BookingIn, PersonIn};
pub(crate) use own::{ItinerariesOut, ItineraryOut, PlaceOut};
pub(crate) use wire::{BookedOut, refusal};

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::book))
        .routes(routes!(form::begin))
        .routes(routes!(form::resend))
        .routes(routes!(form::confirm))
        .routes(routes!(mine::list))
        .routes(routes!(mine::find, change::change, change::cancel))
        .routes(routes!(change::confirm_hold))
        .routes(routes!(change::accept_offer))
        .routes(routes!(change::set_wishes))
        .routes(routes!(calendar::find_feed, calendar::renew_feed))
        .routes(routes!(calendar::show))
}
