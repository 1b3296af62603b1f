//! The desk of a company: what waits, where it stands with its clusters, and who works for it.
mod admission;
mod pages;
mod team;
mod waiting;

use axum::{Router, routing::get};
use lotse_domain::{
    application::desk::{Lane, count},
    cluster::Cluster,
    company::{self, Company, Membership, MembershipState},
};

use crate::{
    PortalState,
    desk::{self, At, Desk},
    error::Result,
    format,
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
#[derive(Debug, Clone)]
pub(crate) struct Own {
    pub(crate) company: Company,
    pub(crate) memberships: Vec<(Membership, Cluster)>,
    /// Applications that nobody has opened yet.
    pub(crate) new: u64,
}

impl Own {
    /// The path of the desk, or of a part of it.
    pub(crate) fn path(&self, part: &str) -> String {
        format!("/betrieb/{}{part}", self.company.slug)
    }

    /// The clusters of which it is a member, with whether they publish what it writes without a look.
    pub(crate) fn clusters(&self) -> impl Iterator<Item = (&Cluster, bool)> {
        self.memberships
            .iter()
            .filter(|(membership, _)| membership.state == MembershipState::Active)
            .map(|(membership, cluster)| (cluster, membership.trusted))
    }

    pub(crate) fn is_member(&self) -> bool {
        self.clusters().next().is_some()
    }
}

/// The company of an address; for strangers the way to sign in, whether there is such a company or not.
pub(crate) async fn own(state: &PortalState, site: &Site, at: &At) -> Result<Own> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let slug = at.get("slug").map_or("", String::as_str);
    let (company, memberships) = company::admission::find_own(&state.db, actor, slug).await?;
    let counts = count(&state.db, actor, company.id).await?;
    let new = counts.iter().find(|(lane, _)| *lane == Lane::New).map_or(0, |(_, count)| *count);
    Ok(Own { company, memberships, new })
}

/// The frame of the desk; `current` is the part that is shown.
pub(crate) fn desk(site: &Site, own: &Own, current: &str) -> Desk {
    let lang = site.lang;
    let applications = if own.new == 0 {
        lang.t("company-desk-applications")
    } else {
        lang.with("company-desk-applications-new", [("n", format::number(lang, own.new))])
    };
    let tabs = vec![
        (lang.t("company-desk-overview"), own.path("")),
        (lang.t("company-desk-postings"), own.path("/stellen")),
        (applications, own.path("/bewerbungen")),
        (lang.t("cevents-title"), own.path("/veranstaltungen")),
        (lang.t("company-desk-profile"), own.path("/profil")),
        (lang.t("desk-team"), own.path("/team")),
    ];
    Desk::new(site, lang.t("company-desk-kind"), &own.company.name, &own.path(current), tabs)
}
