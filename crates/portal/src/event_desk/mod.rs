//! The managers' desk for events: making them, and everything that belongs to them. Who comes stands beside it.
mod circuit;
mod circuit_plan;
mod companies;
mod copy;
mod details;
mod details_form;
mod exhibitor_steps;
mod exhibitors;
mod figures;
mod frame;
mod hall;
mod interviews;
mod kinds;
mod list;
mod missing;
mod overview;
mod questions;
mod rows;
mod rows_page;
mod slot_form;
mod slot_pages;
mod slots;
mod stand_rows;
mod start;
mod steps;
mod stops;
mod table;
#[cfg(test)]
pub(crate) mod texts;
mod typed;
pub(crate) mod when;
mod wishes;

use axum::{
    Router,
    routing::{get, post},
};
use lotse_domain::DomainError;

pub(crate) use frame::{Case, EventForm, EventHead};
pub(crate) use interviews::times as interview_times;
pub(crate) use list::{EventRow, of_today};

use crate::{PortalState, error::Result, form::Refusal, language::Lang};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/veranstaltungen", get(list::show))
        .route("/cluster/{slug}/veranstaltungen/neu", get(start::kinds))
        .route("/cluster/{slug}/veranstaltungen/neu/{kind}", get(start::show).post(start::create))
        .route("/cluster/{slug}/veranstaltungen/vorjahr", get(copy::earlier))
        .route("/cluster/{slug}/veranstaltungen/{event}", get(overview::show))
        .merge(whole())
        .merge(bookable())
        .merge(companies_there())
}

/// The event as a whole.
fn whole() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/veranstaltungen/{event}/kopieren", get(copy::show).post(copy::copy))
        .route("/cluster/{slug}/veranstaltungen/{event}/angaben", get(details::show).post(details::change))
        .route("/cluster/{slug}/veranstaltungen/{event}/veroeffentlichen", post(steps::publish))
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/zuruecknehmen",
            get(steps::ask_unpublish).post(steps::unpublish),
        )
        .route("/cluster/{slug}/veranstaltungen/{event}/absagen", get(steps::ask_cancel).post(steps::cancel))
        .route("/cluster/{slug}/veranstaltungen/{event}/loeschen", get(steps::ask_remove).post(steps::remove))
        .route("/cluster/{slug}/veranstaltungen/{event}/zahlen", get(figures::show))
}

/// What is booked, asked and wished for.
fn bookable() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/veranstaltungen/{event}/termine", get(slots::show))
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/termine/neu",
            get(slot_pages::fresh).post(slot_pages::add),
        )
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/termine/{slot}",
            get(slot_pages::show).post(slot_pages::change),
        )
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/termine/{slot}/absagen",
            get(slot_pages::ask_cancel).post(slot_pages::cancel),
        )
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/termine/{slot}/stationen",
            get(stops::show).post(stops::set),
        )
        .route("/cluster/{slug}/veranstaltungen/{event}/rundlauf", get(circuit::show).post(circuit::make))
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/gespraeche",
            get(interviews::show).post(interviews::add),
        )
        .route("/cluster/{slug}/veranstaltungen/{event}/fragen", get(questions::show).post(questions::set))
        .route("/cluster/{slug}/veranstaltungen/{event}/wuensche", get(wishes::show))
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/wuensche/vergeben",
            get(wishes::ask_allocate).post(wishes::allocate),
        )
}

/// Exhibitors and their stands.
fn companies_there() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/veranstaltungen/{event}/aussteller", get(exhibitors::show))
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/aussteller/neu",
            get(exhibitor_steps::fresh).post(exhibitor_steps::add),
        )
        .route("/cluster/{slug}/veranstaltungen/{event}/aussteller/{exhibitor}", get(exhibitors::one))
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/aussteller/{exhibitor}/aufnehmen",
            post(exhibitor_steps::admit),
        )
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/aussteller/{exhibitor}/ablehnen",
            get(exhibitor_steps::ask_refuse).post(exhibitor_steps::refuse),
        )
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/aussteller/{exhibitor}/absagen",
            get(exhibitor_steps::ask_withdraw).post(exhibitor_steps::withdraw),
        )
        .route("/cluster/{slug}/veranstaltungen/{event}/hallenplan", get(hall::show).post(hall::set))
        .route("/cluster/{slug}/veranstaltungen/{event}/hallenplan/reihen", post(hall::make_rows))
}

/// What a command refused, as a form tells it. Whoever sends a form again that was overtaken has read that, and means it.
fn refusal(lang: Lang, error: DomainError, field: &str, conflict: &str) -> Result<Refusal> {
    match error {
        DomainError::Stale => {
            Refusal::of(lang, DomainError::Conflict(String::new()), field, &lang.t("edesk-stale"))
        }
        other => Refusal::of(lang, other, field, &lang.t(conflict)),
    }
}
