//! Who works for a company, a cluster, a school or among the operators: the same page for each.
mod pages;
mod view;

use axum::{
    Router,
    routing::{get, post},
};
use lotse_domain::grant::Role;
use uuid::Uuid;

pub(crate) use view::{MemberRow, role};

use super::{At, Desk};
use crate::{PortalState, error::Result, site::Site};

/// A team, and what the caller may change about it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) desk: Desk,
    /// Of the team's page.
    pub(crate) path: String,
    pub(crate) heading: String,
    pub(crate) intro: String,
    pub(crate) scope_id: Uuid,
    /// The roles that the caller may give and take here; none where it only looks.
    pub(crate) roles: Vec<Role>,
    /// Back to where the team hangs, where it is no tab of its own.
    pub(crate) back: Option<(String, String)>,
}

/// Finds the team of an address for whoever asks.
pub(crate) trait Team: Send + Sync + 'static {
    fn place(state: &PortalState, site: &Site, at: &At) -> impl Future<Output = Result<Place>> + Send;
}

/// The pages of one kind of team.
pub(crate) fn routes<T: Team>(path: &str) -> Router<PortalState> {
    Router::new()
        .route(path, get(pages::show::<T>).post(pages::invite::<T>))
        .route(&format!("{path}/einladungen/{{invitation}}/zuruecknehmen"), post(pages::revoke::<T>))
        .route(&format!("{path}/{{grant}}/entfernen"), get(pages::confirm::<T>).post(pages::remove::<T>))
}
