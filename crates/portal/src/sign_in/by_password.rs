use axum::{extract::State, response::Response};
use lotse_domain::sign_in;
use lotse_web_kit::auth::{ClientDevice, Form};

use super::{Way, how};
use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Refusal},
    site::Site,
};

fn form(site: &Site, way: &Way, mail: &str) -> FormPage {
    let lang = site.lang;
    let block = Block::new("/anmelden/passwort", lang.t("password-sign-in"))
        .hidden("weiter", way.field())
        .field(Field::mail("mail", lang.t("sign-in-mail")).value(mail).autocomplete("username"))
        .field(Field::password("password", lang.t("password-field"), "current-password"));
    FormPage::new(site, lang.t("password-title"))
        .below(&way.through("/anmelden", &[]), lang.t("password-by-code"))
        .form(block)
        .link(&way.through("/passwort-vergessen", &[]), lang.t("password-forgotten"))
}

pub(super) async fn page(site: Site) -> Result<Response> {
    form(&site, &Way::of_query(&site), "").show()
}

pub(super) async fn sign_in(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let (way, mail) = (Way::of_fields(&fields), fields.text("mail"));
    let (auth, how) = (&state.auth, how(site.lang, device));
    let password = fields.raw("password").to_owned();
    let begun = sign_in::by_password(
        &state.db,
        &*state.clock,
        &auth.secrets,
        &auth.hasher,
        &site.visit.actor,
        mail,
        password,
        &how,
    );
    match begun.await {
        Ok(begun) => way.enter(&state, &site, &begun).await,
        Err(error) => form(&site, &way, mail).refused(&Refusal::of(site.lang, error, "password", "")?),
    }
}
