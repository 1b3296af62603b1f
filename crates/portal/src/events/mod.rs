//! Events: the list, the page of one, and both for calendars. Signing up stands in [`crate::booking`].
mod calendar;
mod card;
mod hall;
mod json_ld;
mod list;
mod page;
mod route;
mod slots;
pub(crate) mod when;

use axum::{Router, routing::get};

pub(crate) use calendar::{file, geo, location};
pub(crate) use card::{EventBox, path, place};
pub(crate) use hall::Hall;
pub(crate) use page::stands_in;
#[cfg(test)]
pub(crate) use slots::tests::view as sample_slot;
pub(crate) use slots::{Room, Stop, link, reason_line};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/veranstaltungen", get(list::list))
        .route("/veranstaltungen.ics", get(calendar::feed))
        .route("/veranstaltungen/{slug}", get(page::show))
}
