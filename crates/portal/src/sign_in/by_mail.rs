//! The first page: a mail address, to which a code is sent.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{actor::Strength, sign_in};
use lotse_web_kit::auth::{ClientDevice, Fields, Form};

use super::{Way, how, ticket::Ticket};
use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Refusal},
    site::Site,
};

fn form(site: &Site, way: &Way, mail: &str) -> FormPage {
    let lang = site.lang;
    let block = Block::new("/anmelden", lang.t("sign-in-send"))
        .hidden("weiter", way.field())
        .field(Field::mail("mail", lang.t("sign-in-mail")).hint(lang.t("sign-in-mail-hint")).value(mail));
    FormPage::new(site, lang.t("sign-in-title"))
        .intro(lang.t("sign-in-intro"))
        .intro(lang.t("sign-in-new"))
        .form(block)
        .link(&way.through("/anmelden/passwort", &[]), lang.t("sign-in-by-password"))
}

/// Whoever is signed in already is led on.
pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let way = Way::of_query(&site);
    if let Some(identity) = site.visit.actor.identity() {
        let to = if identity.strength == Strength::Unfinished {
            site.href(&way.through("/anmelden/zweiter-faktor", &[]))
        } else {
            way.on(&state, &site, identity).await?
        };
        return Ok(Redirect::to(&to).into_response());
    }
    form(&site, &way, "").show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let way = Way::of_fields(&fields);
    let mail = address(&state, &fields);
    let cluster = site.cluster.as_ref().map(|cluster| cluster.id);
    let how = how(site.lang, device);
    let secrets = &state.auth.secrets;
    match sign_in::request_code(&state.db, &*state.clock, secrets, &mail, false, cluster, &how).await {
        Ok(challenge) => {
            let ticket = Ticket::new(&challenge, state.clock.now()).seal(secrets)?;
            let to = way.through("/anmelden/code", &[("anfrage", &ticket)]);
            Ok(Redirect::to(&site.href(&to)).into_response())
        }
        Err(error) => form(&site, &way, &mail).refused(&Refusal::of(site.lang, error, "mail", "")?),
    }
}

/// What was typed; or the address of a ticket, for which another code is wanted.
pub(super) fn address(state: &PortalState, fields: &Fields) -> String {
    Ticket::open(&state.auth.secrets, fields.text("anfrage"))
        .map_or_else(|| fields.text("mail").to_owned(), |ticket| ticket.mail)
}
