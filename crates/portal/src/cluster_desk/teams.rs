//! The teams that a cluster's managers look after: their own, their schools', and the admins of their companies.
use lotse_domain::{company::admission, grant::Role, school};

use super::{desk, managed};
use crate::{
    PortalState,
    desk::{
        At, id_at,
        team::{Place, Team},
    },
    error::{PortalError, Result},
    site::Site,
};

pub(super) struct ClusterTeam;

impl Team for ClusterTeam {
    async fn place(state: &PortalState, site: &Site, at: &At) -> Result<Place> {
        let cluster = managed(state, site, at).await?;
        Ok(Place {
            desk: desk(site, &cluster, "/team"),
            path: format!("/cluster/{}/team", cluster.slug),
            heading: site.lang.t("desk-team"),
            intro: site.lang.t("cluster-team-intro"),
            scope_id: cluster.id,
            roles: vec![Role::ClusterManager],
            back: None,
        })
    }
}

/// The people of a member. Whom a company lets work for it is its own matter; that somebody can, is the cluster's too.
pub(super) struct MemberTeam;

impl Team for MemberTeam {
    async fn place(state: &PortalState, site: &Site, at: &At) -> Result<Place> {
        let cluster = managed(state, site, at).await?;
        let company_id = id_at(at, "company")?;
        let (_, company) =
            admission::find_member(&state.db, &site.visit.actor, cluster.id, company_id).await?;
        let members = format!("/cluster/{}/mitglieder", cluster.slug);
        Ok(Place {
            desk: desk(site, &cluster, "/mitglieder"),
            path: format!("{members}/{company_id}/team"),
            heading: site.lang.with("member-team-heading", [("name", company.name)]),
            intro: site.lang.t("member-team-intro"),
            scope_id: company_id,
            roles: vec![Role::CompanyAdmin],
            back: Some((site.lang.t("member-team-back"), site.href(&members))),
        })
    }
}

pub(super) struct SchoolTeam;

impl Team for SchoolTeam {
    async fn place(state: &PortalState, site: &Site, at: &At) -> Result<Place> {
        let cluster = managed(state, site, at).await?;
        let slug = at.get("school").map_or("", String::as_str);
        let school = school::find_by_slug(&state.db, &site.visit.actor, slug).await?;
        if school.cluster_id != cluster.id {
            return Err(PortalError::NotFound);
        }
        let schools = format!("/cluster/{}/schulen", cluster.slug);
        Ok(Place {
            desk: desk(site, &cluster, "/schulen"),
            path: format!("{schools}/{}/team", school.slug),
            heading: site.lang.with("school-team-heading", [("name", school.name)]),
            intro: site.lang.t("school-team-intro"),
            scope_id: school.id,
            roles: vec![Role::Teacher],
            back: Some((site.lang.t("school-team-back"), site.href(&schools))),
        })
    }
}
