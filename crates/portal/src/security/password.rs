use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use chrono::TimeDelta;
use lotse_domain::{
    account,
    session::{self, Method},
};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Refusal},
    site::Site,
};

/// As long as the domain takes a sign-in by code for proof enough.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// Whether the present password must be given: there is one, and this session was not just begun by a code.
async fn needs_current(state: &PortalState, site: &Site) -> Result<bool> {
    let actor = &site.visit.actor;
    if account::find_own(&state.db, actor).await?.password_hash.is_none() {
        return Ok(false);
    }
    let session_id = actor.in_session()?.1;
    let sessions = session::list_own(&state.db, &*state.clock, actor).await?;
    let this = sessions.into_iter().find(|session| session.id == session_id);
    Ok(!this.is_some_and(|this| this.method == Method::Code && this.created_at + FRESH > state.clock.now()))
}

async fn form(state: &PortalState, site: &Site) -> Result<FormPage> {
    let lang = site.lang;
    let mut block = Block::new("/mein/sicherheit/passwort", lang.t("password-save"));
    if needs_current(state, site).await? {
        let current = Field::password("current_password", lang.t("password-current"), "current-password");
        block = block.field(current);
    }
    let new = Field::password("password", lang.t("password-new"), "new-password");
    Ok(FormPage::new(site, lang.t("password-set-title"))
        .below("/mein/sicherheit", lang.t("security-title"))
        .intro(lang.t("password-set-intro"))
        .form(block.field(new.hint(lang.t("password-new-hint")))))
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    form(&state, &site).await?.show()
}

pub(super) async fn set(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (auth, actor) = (&state.auth, &site.visit.actor);
    let current = Some(fields.raw("current_password").to_owned()).filter(|given| !given.is_empty());
    let new = fields.raw("password").to_owned();
    let set =
        account::set_password(&state.db, &*state.clock, &auth.secrets, &auth.hasher, actor, current, new);
    match set.await {
        Ok(()) => Ok(Redirect::to(&site.href("/mein/sicherheit?fertig=password-set")).into_response()),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "password", &site.lang.t("mistake-again"))?;
            form(&state, &site).await?.refused(&refusal)
        }
    }
}
