//! The vacancies of a company, written and looked after by its own people.
mod checker;
mod edit;
mod figures;
mod list;
mod preview;
mod reading;
mod renew;
mod sections;
mod steps;
mod typed;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use checker::Tip;
pub(crate) use figures::day;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/betrieb/{slug}/stellen", get(list::list))
        .route("/betrieb/{slug}/stellen/neu", get(edit::fresh).post(edit::create))
        .route("/betrieb/{slug}/stellen/pruefen", post(checker::check))
        .route("/betrieb/{slug}/stellen/{id}", get(edit::show).post(edit::change))
        .route("/betrieb/{slug}/stellen/{id}/vorschau", get(preview::preview))
        .route("/betrieb/{slug}/stellen/{id}/schritt", post(steps::step))
        .route("/betrieb/{slug}/stellen/{id}/kopie", post(steps::copy))
        .route("/betrieb/{slug}/stellen/{id}/verlaengern", get(renew::ask).post(renew::renew))
        .route("/betrieb/{slug}/stellen/{id}/schliessen", get(steps::closing).post(steps::close))
        .route("/betrieb/{slug}/stellen/{id}/entfernen", get(steps::removing).post(steps::remove))
}
