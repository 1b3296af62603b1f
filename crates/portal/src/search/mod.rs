//! Searching for vacancies.
mod card;
mod events;
mod filters;
mod form;
mod pages;
mod results;

use axum::{Router, routing::get};

pub(crate) use card::{Card, Fact, Origin, kilometres, start, vacancy_path, with_sexes};
pub(crate) use form::SearchForm;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/suche", get(pages::results))
}
