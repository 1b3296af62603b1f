//! The desk of a cluster's managers: what waits today, members, team, schools, region. What is checked, reported and overdue stands in
//! [`crate::review`], [`crate::reports`] and [`crate::answers`], rules of search in [`crate::search_desk`],
//! what can be studied in [`crate::studies`].
mod decide;
mod member;
mod members;
mod region;
mod schools;
mod teams;
mod today;
mod trust;
mod waiting;

use axum::{
    Router,
    routing::{get, post},
};
use lotse_domain::cluster::{self, Cluster};

pub(crate) use trust::block as trust_block;
pub(crate) use waiting::{left, since};

use crate::{
    PortalState,
    desk::{self, At, Desk},
    error::Result,
    site::{Site, short_name},
};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}", get(today::today))
        .route("/cluster/{slug}/mitglieder", get(members::list))
        .route("/cluster/{slug}/mitglieder/{company}", get(member::show))
        .route("/cluster/{slug}/mitglieder/{company}/vertrauen", post(trust::decide))
        .route("/cluster/{slug}/mitglieder/{company}/aufnehmen", post(decide::admit))
        .route("/cluster/{slug}/mitglieder/{company}/ablehnen", get(decide::refusal).post(decide::refuse))
        .route("/cluster/{slug}/mitglieder/{company}/beenden", get(decide::ending).post(decide::end))
        .route("/cluster/{slug}/schulen", get(schools::list).post(schools::create))
        .route("/cluster/{slug}/region", get(region::show).post(region::change))
        .merge(desk::team::routes::<teams::ClusterTeam>("/cluster/{slug}/team"))
        .merge(desk::team::routes::<teams::MemberTeam>("/cluster/{slug}/mitglieder/{company}/team"))
        .merge(desk::team::routes::<teams::SchoolTeam>("/cluster/{slug}/schulen/{school}/team"))
}

/// The cluster of an address, for its managers.
pub(crate) async fn managed(state: &PortalState, site: &Site, at: &At) -> Result<Cluster> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let slug = at.get("slug").map_or("", String::as_str);
    let cluster = cluster::find_by_slug(state.db.read(), slug).await?;
    actor.require(actor.manages(cluster.id), cluster.id, "cluster")?;
    Ok(cluster)
}

pub(crate) fn desk(site: &Site, cluster: &Cluster, current: &str) -> Desk {
    let (lang, path) = (site.lang, format!("/cluster/{}", cluster.slug));
    let tabs = vec![
        (lang.t("cluster-desk-today"), path.clone()),
        (lang.t("cluster-desk-members"), format!("{path}/mitglieder")),
        (lang.t("edesk-title"), format!("{path}/veranstaltungen")),
        (lang.t("article-desk"), format!("{path}/beitraege")),
        (lang.t("study-desk"), format!("{path}/studium")),
        (lang.t("cluster-desk-review"), format!("{path}/pruefung")),
        (lang.t("cluster-desk-reports"), format!("{path}/meldungen")),
        (lang.t("cluster-desk-answers"), format!("{path}/antworten")),
        (lang.t("guide-heading"), format!("{path}/fuehrer")),
        (lang.t("desk-team"), format!("{path}/team")),
        (lang.t("cluster-desk-schools"), format!("{path}/schulen")),
        (lang.t("desk-search"), format!("{path}/suche")),
        (lang.t("cluster-desk-region"), format!("{path}/region")),
    ];
    let name = short_name(&cluster.name);
    Desk::new(site, lang.t("cluster-desk-kind"), name, &format!("{path}{current}"), tabs)
}
