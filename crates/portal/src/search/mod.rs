//! Searching for vacancies.
mod as_typed;
mod card;
mod described;
mod events;
mod filters;
mod form;
mod pages;
mod results;
mod studies;
mod travel;
mod why;

use axum::{Router, routing::get};

pub(crate) use as_typed::as_typed;
pub(crate) use card::{Card, Fact, Origin, kilometres, start, vacancy_path, with_sexes};
pub(crate) use described::{Described, describe};
pub(crate) use form::SearchForm;
pub(crate) use travel::{point, ways};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/suche", get(pages::results))
}
