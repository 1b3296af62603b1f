//! The operators' desk: whether everything runs, the clusters, the mails, the operators themselves.
mod clusters;
mod health;
mod mails;
mod suppressed;

use axum::{
    Router,
    routing::{get, post},
};
use lotse_domain::grant::Role;
use uuid::Uuid;

use crate::{
    PortalState,
    desk::{
        self, At, Desk,
        team::{Place, Team},
    },
    error::Result,
    site::Site,
};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/betreiber", get(health::health))
        .route("/betreiber/cluster", get(clusters::list))
        .route("/betreiber/cluster/neu", get(clusters::form).post(clusters::found))
        .route("/betreiber/mails", get(mails::list))
        .route("/betreiber/mails/gesperrt", get(suppressed::list))
        .route("/betreiber/mails/gesperrt/aufheben", post(suppressed::lift))
        .route("/betreiber/mails/{mail}", get(mails::show))
        .route("/betreiber/mails/{mail}/nochmal", post(mails::retry))
        .merge(desk::team::routes::<OperatorTeam>("/betreiber/team"))
}

/// Passes operators; to everyone else there is no such page.
pub(crate) fn operators_only(site: &Site) -> Result<()> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    Ok(actor.require(actor.is_operator(), Uuid::nil(), "page")?)
}

pub(crate) fn desk(site: &Site, current: &str) -> Desk {
    let lang = site.lang;
    let tabs = [
        ("operator-desk-health", "/betreiber"),
        ("operator-desk-clusters", "/betreiber/cluster"),
        ("operator-desk-mails", "/betreiber/mails"),
        ("article-desk", "/betreiber/beitraege"),
        ("desk-search", "/betreiber/suche"),
        ("desk-team", "/betreiber/team"),
    ];
    let tabs = tabs.into_iter().map(|(key, path)| (lang.t(key), path.to_owned())).collect();
    Desk::new(site, lang.t("operator-desk-kind"), &lang.t("operator-desk-name"), current, tabs)
}

struct OperatorTeam;

impl Team for OperatorTeam {
    async fn place(_: &PortalState, site: &Site, _: &At) -> Result<Place> {
        operators_only(site)?;
        Ok(Place {
            desk: desk(site, "/betreiber/team"),
            path: "/betreiber/team".to_owned(),
            heading: site.lang.t("desk-team"),
            intro: site.lang.t("operator-team-intro"),
            scope_id: Uuid::nil(),
            roles: vec![Role::Operator],
            back: None,
        })
    }
}
