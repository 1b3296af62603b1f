//! A new password, by a code that is mailed.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::sign_in;
use lotse_web_kit::auth::{ClientDevice, Form};

use super::{Way, by_code::is_code, by_mail::address, how, ticket::Ticket};
use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Mistakes, Refusal},
    site::Site,
};

fn form(site: &Site, mail: &str) -> FormPage {
    let lang = site.lang;
    let block = Block::new("/passwort-vergessen", lang.t("sign-in-send"))
        .field(Field::mail("mail", lang.t("sign-in-mail")).value(mail));
    FormPage::new(site, lang.t("reset-title"))
        .below("/anmelden/passwort", lang.t("password-title"))
        .intro(lang.t("reset-intro"))
        .form(block)
}

pub(super) async fn page(site: Site) -> Result<Response> {
    form(&site, "").show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let (mail, how) = (address(&state, &fields), how(site.lang, device));
    let cluster = site.cluster.as_ref().map(|cluster| cluster.id);
    let secrets = &state.auth.secrets;
    match sign_in::request_code(&state.db, &*state.clock, secrets, &mail, true, cluster, &how).await {
        Ok(challenge) => {
            let ticket = Ticket::new(&challenge, state.clock.now()).seal(secrets)?;
            let to = Way::default().through("/passwort-vergessen/neu", &[("anfrage", &ticket)]);
            Ok(Redirect::to(&site.href(&to)).into_response())
        }
        Err(error) => form(&site, &mail).refused(&Refusal::of(site.lang, error, "mail", "")?),
    }
}

fn new_form(state: &PortalState, site: &Site, ticket: &Ticket) -> Result<FormPage> {
    let (lang, sealed) = (site.lang, ticket.seal(&state.auth.secrets)?);
    let left = ticket.minutes_left(state.clock.now());
    let set = Block::new("/passwort-vergessen/neu", lang.t("reset-set"))
        .hidden("anfrage", sealed.as_str())
        .field(Field::code("code", lang.t("code-field")).hint(lang.count("code-valid", left)))
        .field(
            Field::password("password", lang.t("password-new"), "new-password")
                .hint(lang.t("password-new-hint")),
        );
    let again = Block::new("/passwort-vergessen", lang.t("code-again"))
        .text(lang.t("code-missing"))
        .hidden("anfrage", sealed)
        .quiet();
    Ok(FormPage::new(site, lang.t("reset-new-title"))
        .below("/passwort-vergessen", lang.t("code-other-mail"))
        .intro(lang.with("code-sent", [("mail", ticket.masked()?)]))
        .form(set)
        .form(again))
}

pub(super) async fn new_page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    match Ticket::of_query(&state.auth.secrets, &site) {
        Some(ticket) => new_form(&state, &site, &ticket)?.show(),
        None => Ok(Redirect::to(&site.href("/passwort-vergessen")).into_response()),
    }
}

pub(super) async fn set(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let auth = &state.auth;
    let Some(ticket) = Ticket::open(&auth.secrets, fields.text("anfrage")) else {
        return Ok(Redirect::to(&site.href("/passwort-vergessen")).into_response());
    };
    if !is_code(fields.text("code")) {
        let mistakes = Mistakes::of("code", site.lang.t("mistake-digits"));
        return new_form(&state, &site, &ticket)?.refused(&Refusal::own(mistakes));
    }
    let new = fields.raw("password").to_owned();
    let done = sign_in::reset_password(
        &state.db,
        &*state.clock,
        &auth.secrets,
        &auth.hasher,
        ticket.challenge_id,
        fields.text("code"),
        new,
    );
    match done.await {
        Ok(()) => Ok(Redirect::to(&site.href("/anmelden/passwort?fertig=password-set")).into_response()),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "code", &site.lang.t("mistake-again"))?;
            new_form(&state, &site, &ticket)?.refused(&refusal)
        }
    }
}
