//! The end of an account.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use chrono::TimeDelta;
use lotse_domain::{DomainError, privacy, session};
use lotse_web_kit::auth::{Cookies, Form};

use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Mistakes, Refusal},
    sign_in::Way,
    site::Site,
};

/// As young a session as the domain asks for.
const FRESH: TimeDelta = TimeDelta::minutes(30);
const HERE: &str = "/mein/daten/loeschen";

/// Whether this session was begun, or showed a second factor, a short while ago.
async fn is_fresh(state: &PortalState, site: &Site) -> Result<bool> {
    let (now, actor) = (state.clock.now(), &site.visit.actor);
    let this = actor.in_session()?.1;
    let own = session::list_own(&state.db, &*state.clock, actor).await?;
    Ok(own.iter().filter(|session| session.id == this).any(|session| {
        session.created_at + FRESH > now || session.second_factor_at.is_some_and(|at| at + FRESH > now)
    }))
}

fn page_for(site: &Site, fresh: bool) -> FormPage {
    let lang = site.lang;
    let page = FormPage::new(site, lang.t("erase-title"))
        .below("/mein/daten", lang.t("data-title"))
        .intro(lang.t("erase-text"))
        .intro(lang.t("erase-last"));
    let page = if fresh {
        page.form(Block::new(HERE, lang.t("erase-button")).field(Field::tick(
            "sicher",
            lang.t("erase-sure"),
            false,
        )))
    } else {
        let again = Way::to(HERE).through("/anmelden", &[]);
        page.form(
            Block::new("/abmelden", lang.t("erase-sign-in-button"))
                .text(lang.t("erase-sign-in"))
                .hidden("weiter", again),
        )
    };
    page.link("/mein", lang.t("keep-as-it-is"))
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let fresh = is_fresh(&state, &site).await?;
    page_for(&site, fresh).show()
}

pub(super) async fn erase(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (lang, fresh) = (site.lang, is_fresh(&state, &site).await?);
    if !fresh {
        return Ok(Redirect::to(&site.href(HERE)).into_response());
    }
    if !fields.has("sicher") {
        let mistakes = Mistakes::of("sicher", lang.t("erase-tick"));
        return page_for(&site, fresh).refused(&Refusal::own(mistakes));
    }
    match privacy::erase_own(&state.db, &*state.clock, &site.visit.actor).await {
        Ok(()) => {
            let cookie = Cookies::of(&state.auth).forget_session().header();
            let to = Redirect::to(&site.href("/konto-geloescht"));
            Ok(([(axum::http::header::SET_COOKIE, cookie)], to).into_response())
        }
        Err(error @ DomainError::Conflict(_)) => {
            page_for(&site, fresh).refused(&Refusal::of(lang, error, "sicher", &lang.t("erase-conflict"))?)
        }
        Err(error) => Err(error.into()),
    }
}

/// For somebody who has no account any more.
pub(super) async fn done(site: Site) -> Result<Response> {
    FormPage::new(&site, site.lang.t("erased-title"))
        .intro(site.lang.t("erased-text"))
        .link("/", site.lang.t("failure-home"))
        .show()
}
