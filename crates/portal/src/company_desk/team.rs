use lotse_domain::grant::Role;

use super::{desk, own};
use crate::{
    PortalState,
    desk::{
        At,
        team::{Place, Team},
    },
    error::Result,
    site::Site,
};

/// Who works for a company. Recruiters look, admins change.
pub(super) struct CompanyTeam;

impl Team for CompanyTeam {
    async fn place(state: &PortalState, site: &Site, at: &At) -> Result<Place> {
        let own = own(state, site, at).await?;
        let admin = site.visit.actor.administers(own.company.id);
        Ok(Place {
            desk: desk(site, &own, "/team"),
            path: own.path("/team"),
            heading: site.lang.t("desk-team"),
            intro: site.lang.t(if admin { "company-team-intro" } else { "company-team-intro-recruiter" }),
            scope_id: own.company.id,
            roles: if admin { vec![Role::Recruiter, Role::CompanyAdmin] } else { Vec::new() },
            back: None,
        })
    }
}
