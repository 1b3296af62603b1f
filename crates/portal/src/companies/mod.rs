//! Companies: the list and the profile.
mod pages;
mod view;

use axum::{Router, routing::get};

pub(crate) use view::{Address, CompanyBox};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/unternehmen", get(pages::list)).route("/unternehmen/{slug}", get(pages::profile))
}
