//! Steps that nobody should take by accident: each asks first.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    application::{ApplicationState, own, own::OwnApplication},
};
use lotse_web_kit::auth::Form;

use super::{
    page::{after, changed, own_at},
    words,
};
use crate::{
    PortalState,
    desk::{At, id_at, see},
    error::Result,
    form::{Block, FormPage},
    site::Site,
};

/// What a page asks.
struct Question {
    /// The last part of the address.
    step: &'static str,
    title: &'static str,
    text: &'static str,
    button: &'static str,
}

const ACCEPT: Question = Question {
    step: "annehmen",
    title: "own-accept-title",
    text: "own-accept-text",
    button: "own-accept-yes",
};
const DECLINE: Question = Question {
    step: "ablehnen",
    title: "own-decline-title",
    text: "own-decline-text",
    button: "own-decline-yes",
};
const WITHDRAW: Question = Question {
    step: "zurueckziehen",
    title: "own-withdraw-title",
    text: "own-withdraw-text",
    button: "own-withdraw-yes",
};
const REMOVE: Question = Question {
    step: "entfernen",
    title: "own-remove-title",
    text: "own-remove-text",
    button: "own-remove-yes",
};

/// Asks, or leads back where there is nothing to ask.
async fn ask(
    state: &PortalState,
    site: &Site,
    at: &At,
    question: &Question,
    possible: fn(ApplicationState) -> bool,
) -> Result<Response> {
    let (id, own) = own_at(state, site, at).await?;
    let OwnApplication { summary, .. } = &own;
    let here = format!("/mein/bewerbungen/{id}");
    if !possible(summary.application.state) {
        return Ok(see(site, &here));
    }
    let lang = site.lang;
    let about = [("title", words::title(lang, summary)), ("company", summary.company.name.clone())];
    FormPage::new(site, lang.t(question.title))
        .below(&here, words::title(lang, summary))
        .intro(lang.with("own-about", about))
        .intro(lang.t(question.text))
        .form(Block::new(&format!("{here}/{}", question.step), lang.t(question.button)))
        .link(&here, lang.t("keep-as-it-is"))
        .show()
}

/// The page after a step; or how it stands now, where the step is not possible any more.
async fn done(
    state: &PortalState,
    site: &Site,
    at: &At,
    result: Result<(), DomainError>,
    to: Response,
) -> Result<Response> {
    match result {
        Ok(()) => Ok(to),
        Err(DomainError::Conflict(_)) => changed(state, site, at).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn accept_page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    ask(&state, &site, &at, &ACCEPT, |now| now == ApplicationState::Offered).await
}

pub(super) async fn accept(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    let result = own::accept(&state.db, &*state.clock, actor, id).await;
    done(&state, &site, &at, result, after(&site, id, "fertig=own-accepted")).await
}

pub(super) async fn decline_page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    ask(&state, &site, &at, &DECLINE, |now| now == ApplicationState::Offered).await
}

pub(super) async fn decline(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    let result = own::decline(&state.db, &*state.clock, actor, id).await;
    done(&state, &site, &at, result, after(&site, id, "fertig=own-declined")).await
}

pub(super) async fn withdraw_page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    ask(&state, &site, &at, &WITHDRAW, |now| !now.is_closed()).await
}

pub(super) async fn withdraw(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    let result = own::withdraw(&state.db, &*state.clock, actor, id).await;
    done(&state, &site, &at, result, after(&site, id, "fertig=own-withdrawn")).await
}

pub(super) async fn remove_page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    ask(&state, &site, &at, &REMOVE, ApplicationState::is_closed).await
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    let result = own::remove(&state.db, &*state.clock, actor, id).await;
    done(&state, &site, &at, result, see(&site, "/mein/bewerbungen?fertig=own-removed")).await
}
