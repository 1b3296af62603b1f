//! Which companies a slot, a stop or a stand can have.
use lotse_domain::company::{MembershipState, admission};

use super::frame::Case;
use crate::{PortalState, error::Result, site::Site};

/// More members than any cluster has.
const MOST: u64 = 1_000;

/// (id, name) of the active members of the event's cluster, by name; an empty choice goes first.
pub(super) async fn choices(state: &PortalState, site: &Site, case: &Case) -> Result<Vec<(String, String)>> {
    let (actor, active) = (&site.visit.actor, MembershipState::Active);
    let members = admission::list_members(&state.db, actor, case.cluster.id, active, None, MOST).await?;
    let none = (String::new(), site.lang.t("edesk-no-company"));
    let named = members.into_iter().map(|member| (member.company.id.to_string(), member.company.name));
    Ok(std::iter::once(none).chain(named).collect())
}
