//! Another mail address: a code goes to the new one, and both are told when it is done.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::account;
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Mistakes, Refusal},
    sign_in::{Ticket, Way, is_code},
    site::Site,
};

fn form(site: &Site, new: &str) -> Result<FormPage> {
    let lang = site.lang;
    let old = site.visit.actor.signed_in()?.mail.clone();
    let block = Block::new("/mein/konto/adresse", lang.t("sign-in-send"))
        .field(Field::mail("mail", lang.t("address-new")).value(new));
    Ok(FormPage::new(site, lang.t("address-title"))
        .below("/mein/konto", lang.t("profile-title"))
        .intro(lang.with("profile-mail", [("mail", old)]))
        .intro(lang.t("address-text"))
        .form(block))
}

pub(super) async fn page(site: Site) -> Result<Response> {
    form(&site, "")?.show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let secrets = &state.auth.secrets;
    let new = Ticket::open(secrets, fields.text("anfrage"))
        .map_or_else(|| fields.text("mail").to_owned(), |ticket| ticket.mail);
    let actor = &site.visit.actor;
    match account::request_mail_change(&state.db, &*state.clock, secrets, actor, &new).await {
        Ok(change) => {
            let ticket = Ticket::to(change.challenge_id, &new, state.clock.now()).seal(secrets)?;
            let to = Way::default().through("/mein/konto/adresse/code", &[("anfrage", &ticket)]);
            Ok(Redirect::to(&site.href(&to)).into_response())
        }
        Err(error) => form(&site, &new)?.refused(&Refusal::of(site.lang, error, "mail", "")?),
    }
}

fn code_form(state: &PortalState, site: &Site, ticket: &Ticket) -> Result<FormPage> {
    let (lang, sealed) = (site.lang, ticket.seal(&state.auth.secrets)?);
    let left = ticket.minutes_left(state.clock.now());
    let enter = Block::new("/mein/konto/adresse/code", lang.t("address-change"))
        .hidden("anfrage", sealed.as_str())
        .field(Field::code("code", lang.t("code-field")).hint(lang.count("code-valid", left)));
    let again = Block::new("/mein/konto/adresse", lang.t("code-again"))
        .text(lang.t("code-missing"))
        .hidden("anfrage", sealed)
        .quiet();
    Ok(FormPage::new(site, lang.t("code-title"))
        .below("/mein/konto/adresse", lang.t("code-other-mail"))
        .intro(lang.with("code-sent", [("mail", ticket.mail.clone())]))
        .form(enter)
        .form(again))
}

pub(super) async fn code_page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    site.visit.actor.signed_in()?;
    match Ticket::of_query(&state.auth.secrets, &site) {
        Some(ticket) => code_form(&state, &site, &ticket)?.show(),
        None => Ok(Redirect::to(&site.href("/mein/konto/adresse")).into_response()),
    }
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (secrets, actor) = (&state.auth.secrets, &site.visit.actor);
    let Some(ticket) = Ticket::open(secrets, fields.text("anfrage")) else {
        return Ok(Redirect::to(&site.href("/mein/konto/adresse")).into_response());
    };
    let code = fields.text("code");
    if !is_code(code) {
        let mistakes = Mistakes::of("code", site.lang.t("mistake-digits"));
        return code_form(&state, &site, &ticket)?.refused(&Refusal::own(mistakes));
    }
    let (db, clock) = (&state.db, &*state.clock);
    match account::confirm_mail_change(db, clock, secrets, actor, ticket.challenge_id, code).await {
        Ok(_) => Ok(Redirect::to(&site.href("/mein/konto?fertig=mail-changed")).into_response()),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "code", "")?;
            code_form(&state, &site, &ticket)?.refused(&refusal)
        }
    }
}
