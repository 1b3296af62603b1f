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
        let company = own(state, site, at.get("slug").map_or("", String::as_str)).await?.company;
        let admin = site.visit.actor.administers(company.id);
        Ok(Place {
            desk: desk(site, &company, "/team"),
            path: format!("/betrieb/{}/team", company.slug),
            heading: site.lang.t("desk-team"),
            intro: site.lang.t(if admin { "company-team-intro" } else { "company-team-intro-recruiter" }),
            scope_id: company.id,
            roles: if admin { vec![Role::Recruiter, Role::CompanyAdmin] } else { Vec::new() },
            back: None,
        })
    }
}
