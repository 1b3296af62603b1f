//! Whether a cluster trusts a member: then its postings are published without a review.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{cluster::Cluster, company::admission};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::managed;
use crate::{
    PortalState,
    desk::{At, id_at, see},
    error::Result,
    form::Block,
    site::Site,
};

/// The form that begins or ends it, with what it means. `vacancy` is the posting under review to which it leads back.
pub(crate) fn block(
    site: &Site,
    cluster: &Cluster,
    company_id: Uuid,
    trusted: bool,
    vacancy: Option<Uuid>,
) -> Block {
    let lang = site.lang;
    let action = format!("/cluster/{}/mitglieder/{company_id}/vertrauen", cluster.slug);
    let (heading, text, button, wanted) = if trusted {
        ("trust-given-heading", "trust-given-text", "trust-take-back", "nein")
    } else {
        ("trust-give-heading", "trust-give-text", "trust-give", "ja")
    };
    Block::new(&action, lang.t(button))
        .heading(lang.t(heading))
        .text(lang.t(text))
        .hidden("vertrauen", wanted)
        .hidden("stelle", vacancy.map(|id| id.to_string()).unwrap_or_default())
        .quiet()
}

pub(super) async fn decide(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let (actor, company_id) = (&site.visit.actor, id_at(&at, "company")?);
    let trusted = fields.text("vertrauen") == "ja";
    admission::trust(&state.db, &*state.clock, actor, cluster.id, company_id, trusted).await?;
    let done = if trusted { "fertig=vertraut" } else { "fertig=vertrauen-beendet" };
    let path = match Uuid::try_parse(fields.text("stelle")) {
        Ok(vacancy) => format!("/cluster/{}/pruefung/{vacancy}?{done}", cluster.slug),
        Err(_) => format!("/cluster/{}/mitglieder/{company_id}?{done}", cluster.slug),
    };
    Ok(see(&site, &path))
}
