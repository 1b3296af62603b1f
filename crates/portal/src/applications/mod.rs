//! A pupil's own applications: where each stands in plain words, what happens next, and every step that the pupil can take.
mod confirm;
mod dates;
mod hand_over;
mod list;
mod page;
mod said;
mod steps;
mod words;

use axum::{Router, routing::get};

pub(crate) use said::body;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/mein/bewerbungen", get(list::page))
        .route("/mein/bewerbungen/{id}", get(page::show))
        .route("/mein/bewerbungen/{id}/nachricht", get(page::back).post(steps::write))
        .route("/mein/bewerbungen/{id}/termin", get(page::back).post(steps::choose_date))
        .route("/mein/bewerbungen/{id}/erinnern", get(page::back).post(steps::remind))
        .route("/mein/bewerbungen/{id}/andere", get(page::back).post(steps::withdraw_others))
        .route("/mein/bewerbungen/{id}/annehmen", get(confirm::accept_page).post(confirm::accept))
        .route("/mein/bewerbungen/{id}/ablehnen", get(confirm::decline_page).post(confirm::decline))
        .route("/mein/bewerbungen/{id}/zurueckziehen", get(confirm::withdraw_page).post(confirm::withdraw))
        .route("/mein/bewerbungen/{id}/entfernen", get(confirm::remove_page).post(confirm::remove))
        .route("/mein/bewerbungen/{id}/weitergeben", get(hand_over::page).post(hand_over::send))
}
