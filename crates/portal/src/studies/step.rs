//! A study programme is published, taken back, or removed after a question.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::study_programme;
use lotse_web_kit::auth::Form;

use super::{
    desk::path,
    programme_desk::{found, page},
};
use crate::{
    PortalState, cluster_desk,
    desk::{At, see},
    error::Result,
    form::Block,
    site::Site,
};

pub(super) async fn publish(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    study_programme::publish(db, clock, actor, cluster.id, it.id).await?;
    Ok(see(&site, &format!("{}?fertig=studiengang-veroeffentlicht", path(&cluster))))
}

pub(super) async fn withdraw(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    study_programme::withdraw(db, clock, actor, cluster.id, it.id).await?;
    Ok(see(&site, &format!("{}?fertig=studiengang-zurueckgenommen", path(&cluster))))
}

pub(super) async fn removal(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    let (lang, action) = (site.lang, format!("{}/{}/entfernen", path(&cluster), it.id));
    let heading = lang.with("study-desk-remove-heading", [("name", it.title)]);
    let mut page = page(&site, &cluster, heading, Block::new(&action, lang.t("study-desk-remove")));
    page.intro.push(lang.t("study-desk-remove-programme"));
    page.show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    study_programme::remove(db, clock, actor, cluster.id, it.id).await?;
    Ok(see(&site, &format!("{}?fertig=studiengang-entfernt", path(&cluster))))
}
