//! The second page: the six digits. Only a form signs in, never the mere opening of an address.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{DomainError, sign_in};
use lotse_web_kit::auth::{ClientDevice, Form};

use super::{Way, how, ticket::Ticket};
use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Mistakes, Refusal},
    site::Site,
};

fn form(state: &PortalState, site: &Site, way: &Way, ticket: &Ticket) -> Result<FormPage> {
    let (lang, sealed) = (site.lang, ticket.seal(&state.auth.secrets)?);
    let left = ticket.minutes_left(state.clock.now());
    let enter = Block::new("/anmelden/code", lang.t("code-sign-in"))
        .hidden("anfrage", sealed.as_str())
        .hidden("weiter", way.field())
        .field(Field::code("code", lang.t("code-field")).hint(lang.count("code-valid", left)));
    let again = Block::new("/anmelden", lang.t("code-again"))
        .text(lang.t("code-missing"))
        .hidden("anfrage", sealed)
        .hidden("weiter", way.field())
        .quiet();
    Ok(FormPage::new(site, lang.t("code-title"))
        .below(&way.through("/anmelden", &[]), lang.t("code-other-mail"))
        .intro(lang.with("code-sent", [("mail", ticket.masked()?)]))
        .form(enter)
        .form(again))
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let way = Way::of_query(&site);
    match Ticket::of_query(&state.auth.secrets, &site) {
        Some(ticket) => form(&state, &site, &way, &ticket)?.show(),
        None => Ok(Redirect::to(&site.href(&way.through("/anmelden", &[]))).into_response()),
    }
}

pub(super) async fn sign_in(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let way = Way::of_fields(&fields);
    let Some(ticket) = Ticket::open(&state.auth.secrets, fields.text("anfrage")) else {
        return Ok(Redirect::to(&site.href(&way.through("/anmelden", &[]))).into_response());
    };
    if !is_code(fields.text("code")) {
        let mistakes = Mistakes::of("code", site.lang.t("mistake-digits"));
        return form(&state, &site, &way, &ticket)?.refused(&Refusal::own(mistakes));
    }
    let (auth, how) = (&state.auth, how(site.lang, device));
    let actor = &site.visit.actor;
    let begun = sign_in::by_code(
        &state.db,
        &*state.clock,
        &auth.secrets,
        actor,
        ticket.challenge_id,
        fields.text("code"),
        &how,
    );
    match begun.await {
        Ok(begun) => way.enter(&state, &site, &begun).await,
        Err(error) => wrong(&state, &site, &way, &ticket, error),
    }
}

fn wrong(
    state: &PortalState,
    site: &Site,
    way: &Way,
    ticket: &Ticket,
    error: DomainError,
) -> Result<Response> {
    form(state, site, way, ticket)?.refused(&Refusal::of(site.lang, error, "code", "")?)
}

/// Six digits, with spaces between them as one likes. Anything else is a slip and costs no try.
pub(crate) fn is_code(text: &str) -> bool {
    let bare: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.len() == 6 && bare.iter().all(char::is_ascii_digit)
}
