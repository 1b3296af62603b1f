//! The mail to the guardian once more, or to another address.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::consent;
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Refusal},
    site::Site,
};

fn form(site: &Site, mail: &str) -> FormPage {
    let lang = site.lang;
    let block = Block::new("/mein/eltern", lang.t("guardian-mail-send")).field(
        Field::mail("guardian_mail", lang.t("start-guardian"))
            .hint(lang.t("guardian-mail-hint"))
            .value(mail)
            .autocomplete("off"),
    );
    FormPage::new(site, lang.t("guardian-mail-title"))
        .below("/mein", lang.t("mine-title"))
        .intro(lang.t("guardian-mail-intro"))
        .form(block)
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let standing = consent::standing(&state.db, &*state.clock, &site.visit.actor).await?;
    let Some(standing) = standing.filter(|standing| standing.under_16 && !standing.may_apply) else {
        return Ok(Redirect::to(&site.href("/mein")).into_response());
    };
    let known = standing.guardian.and_then(|consent| consent.guardian_mail);
    form(&site, known.as_deref().unwrap_or_default()).show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (actor, mail) = (&site.visit.actor, fields.text("guardian_mail"));
    match consent::resend(&state.db, &*state.clock, &state.auth.secrets, actor, mail).await {
        Ok(()) => Ok(Redirect::to(&site.href("/mein?fertig=guardian-asked")).into_response()),
        Err(error) => {
            let conflict = site.lang.t("guardian-mail-conflict");
            form(&site, mail).refused(&Refusal::of(site.lang, error, "guardian_mail", &conflict)?)
        }
    }
}
