//! Why a second factor is needed, and the ways to get one.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::actor::Strength;

use super::passkey;
use crate::{
    PortalState,
    error::Result,
    form::{Block, FormPage},
    sign_in::Way,
    site::Site,
};

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (lang, way) = (site.lang, Way::of_query(&site));
    let identity = site.visit.actor.signed_in()?;
    if identity.strength == Strength::Strong {
        return Ok(Redirect::to(&way.on(&state, &site, identity).await?).into_response());
    }
    let app = Block::new("/mein/sicherheit/app", lang.t("set-up-app-button"))
        .heading(lang.t("set-up-app"))
        .text(lang.t("set-up-app-text"))
        .hidden("weiter", way.field());
    let mut page = FormPage::new(&site, lang.t("set-up-title"))
        .intro(if identity.dormant().next().is_some() {
            lang.t("set-up-needed")
        } else {
            lang.t("set-up-useful")
        })
        .intro(lang.t("set-up-why"))
        .form(app);
    if passkey::offered(&state, &site) {
        page = page.link(&way.through("/mein/sicherheit/passkey", &[]), lang.t("set-up-passkey"));
    }
    page.link("/mein", lang.t("mine-title")).show()
}
