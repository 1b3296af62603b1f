//! Companies: the list and the profile.
mod answers;
mod pages;
mod profile;
mod view;

use axum::{Router, routing::get};

pub(crate) use answers::{lines as answers, usual};
pub(crate) use view::{Address, CompanyBox, mapped, trainer};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/unternehmen", get(pages::list)).route("/unternehmen/{slug}", get(profile::show))
}
