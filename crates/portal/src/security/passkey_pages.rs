use axum::{extract::State, response::Response};
use lotse_domain::{Identity, second_factor};
use lotse_web_kit::auth::{Fields, Form};

use super::{codes, passkey};
use crate::{
    PortalState,
    error::{PortalError, Result},
    form::{Block, Field, FormPage, Mistakes, Refusal},
    sign_in::Way,
    site::Site,
};

async fn form(
    state: &PortalState,
    site: &Site,
    identity: &Identity,
    way: &Way,
    label: &str,
) -> Result<FormPage> {
    let lang = site.lang;
    let asked = passkey::ask_new(state, site, identity).await?.ok_or(PortalError::NotFound)?;
    let block = Block::new("/mein/sicherheit/passkey", lang.t("passkey-make"))
        .passkey("create", asked.options)
        .hidden("zustand", asked.sealed)
        .hidden("weiter", way.field())
        .field(
            Field { maxlength: 60, ..Field::text("label", lang.t("passkey-label")) }
                .hint(lang.t("passkey-label-hint"))
                .value(label)
                .autocomplete("off"),
        );
    let mut page = FormPage::new(site, lang.t("passkey-title"))
        .below("/mein/sicherheit", lang.t("security-title"))
        .intro(lang.t("passkey-intro"))
        .form(block);
    page.script = Some("passkey.js");
    Ok(page)
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let identity = site.visit.actor.signed_in()?;
    form(&state, &site, identity, &Way::of_query(&site), "").await?.show()
}

pub(super) async fn add(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let identity = site.visit.actor.signed_in()?;
    let (way, label) = (Way::of_fields(&fields), fields.text("label"));
    let Some(credential) = credential(&state, &site, identity, &fields) else {
        let mistakes = Mistakes::of("label", site.lang.t("passkey-failed"));
        let page = form(&state, &site, identity, &way, label).await?;
        return page.refused(&Refusal::own(mistakes));
    };
    let (auth, actor) = (&state.auth, &site.visit.actor);
    let added =
        second_factor::add_passkey(&state.db, &*state.clock, &auth.secrets, actor, label, &credential).await;
    match added {
        Ok(recovery) => codes::after_adding(&site, &way, recovery),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "label", &site.lang.t("factors-most"))?;
            form(&state, &site, identity, &way, label).await?.refused(&refusal)
        }
    }
}

fn credential(
    state: &PortalState,
    site: &Site,
    identity: &Identity,
    fields: &Fields,
) -> Option<serde_json::Value> {
    passkey::made(state, site, identity, fields.text("zustand"), fields.text("credential"))
}
