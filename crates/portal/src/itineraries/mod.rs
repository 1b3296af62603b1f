//! What somebody has booked: the list, the ticket with its plan, and everything that can be changed about it. The same pages for a
//! person and for whoever booked for a class or for employees.
mod calendar;
mod change;
mod group;
mod list;
mod names;
mod page;
mod plan;
mod slip;
mod steps;
mod ticket;
mod visited;
mod wishes;

use axum::{Router, response::Redirect, routing::get};

pub(crate) use list::BookedRow;
pub(crate) use plan::{PlanEntry, of_bookings, of_slots};
pub(crate) use ticket::{entrance, qr};

use crate::{PortalState, site::Site};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/mein/anmeldungen", get(list::page))
        .route("/mein/anmeldungen/{id}", get(page::show))
        .route("/mein/anmeldungen/{id}/kalender.ics", get(calendar::single))
        .route("/mein/anmeldungen/{id}/zettel", get(slip::page))
        .route("/mein/anmeldungen/{id}/aendern", get(change::page).post(change::send))
        .route("/mein/anmeldungen/{id}/wuensche", get(wishes::page).post(wishes::send))
        .route("/mein/anmeldungen/{id}/plaetze/{place}", get(names::page).post(names::send))
        .route("/mein/anmeldungen/{id}/absagen", get(steps::cancel_page).post(steps::cancel))
        .route("/mein/anmeldungen/{id}/annehmen", get(steps::back).post(steps::accept))
        .route("/mein/anmeldungen/{id}/link", get(steps::link_page).post(steps::renew_link))
        .route("/mein/kalender", get(calendar::explain).post(calendar::show))
        .route("/mein/kalender/neu", get(to_calendar).post(calendar::renew))
        .route("/kalender/{token}", get(calendar::secret))
}

async fn to_calendar(site: Site) -> Redirect {
    Redirect::to(&site.href("/mein/kalender"))
}
