//! The desk of a company: where it stands with its clusters, and who works for it.
mod admission;
mod pages;
mod team;

use axum::{Router, routing::get};
use lotse_domain::{
    cluster::Cluster,
    company::{self, Company, Membership},
};

use crate::{
    PortalState,
    desk::{self, Desk},
    error::Result,
    site::Site,
};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/betrieb/{slug}", get(pages::overview))
        .route("/betrieb/{slug}/aufnahme", get(admission::form).post(admission::ask))
        .route("/betrieb/{slug}/mitgliedschaft/{other}/beenden", get(admission::confirm).post(admission::end))
        .merge(desk::team::routes::<team::CompanyTeam>("/betrieb/{slug}/team"))
}

/// A company as those see it who work for it.
struct Own {
    company: Company,
    memberships: Vec<(Membership, Cluster)>,
}

/// The company of an address; for strangers the way to sign in, whether there is such a company or not.
async fn own(state: &PortalState, site: &Site, slug: &str) -> Result<Own> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let (company, memberships) = company::admission::find_own(&state.db, actor, slug).await?;
    Ok(Own { company, memberships })
}

fn desk(site: &Site, company: &Company, current: &str) -> Desk {
    let (lang, path) = (site.lang, format!("/betrieb/{}", company.slug));
    let tabs =
        vec![(lang.t("company-desk-overview"), path.clone()), (lang.t("desk-team"), format!("{path}/team"))];
    Desk::new(site, lang.t("company-desk-kind"), &company.name, &format!("{path}{current}"), tabs)
}
