//! Steps on an itinerary: each asks before it is done, where it takes something away.
use axum::{
    extract::{Path, State},
    response::{Redirect, Response},
};
use lotse_domain::{
    DomainError,
    booking::{self, group},
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::page::{Standing, after, changed, own_at, path};
use crate::{
    PortalState,
    desk::{At, id_at, see},
    error::Result,
    form::{Block, FormPage},
    site::Site,
};

pub(super) async fn cancel_page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (id, view) = own_at(&state, &site, &at).await?;
    let lang = site.lang;
    if !Standing::of(&view, state.clock.now()).changes(&view) {
        return Ok(see(&site, &path(id, "")));
    }
    let text = if view.itinerary.group_name.is_some() { "cancel-text-group" } else { "cancel-text" };
    FormPage::new(&site, lang.t("cancel-title"))
        .below(&path(id, ""), view.event.title.clone())
        .intro(lang.with(text, [("title", view.event.title.clone())]))
        .form(Block::new(&path(id, "/absagen"), lang.t("cancel-yes")))
        .link(&path(id, ""), lang.t("keep-as-it-is"))
        .show()
}

pub(super) async fn cancel(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    match booking::cancel(&state.db, &*state.clock, actor, id, None).await {
        Ok(()) => Ok(after(&site, id, "fertig=itinerary-cancelled")),
        Err(DomainError::Conflict(_)) => changed(&state, &site, &at).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn accept(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    let Ok(booking_id) = Uuid::try_parse(fields.text("anmeldung")) else {
        return changed(&state, &site, &at).await;
    };
    match booking::accept_offer(&state.db, &*state.clock, actor, booking_id).await {
        Ok(()) => Ok(after(&site, id, "fertig=itinerary-accepted")),
        Err(DomainError::Conflict(_)) => changed(&state, &site, &at).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn link_page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (id, view) = own_at(&state, &site, &at).await?;
    let lang = site.lang;
    if view.itinerary.link_token.is_none() || !Standing::of(&view, state.clock.now()).changes(&view) {
        return Ok(see(&site, &path(id, "")));
    }
    FormPage::new(&site, lang.t("link-title"))
        .below(&path(id, ""), view.event.title.clone())
        .intro(lang.t("link-text"))
        .form(Block::new(&path(id, "/link"), lang.t("link-yes")))
        .link(&path(id, ""), lang.t("keep-as-it-is"))
        .show()
}

pub(super) async fn renew_link(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    match group::renew_link(&state.db, &*state.clock, actor, id).await {
        Ok(_) => Ok(after(&site, id, "fertig=itinerary-link")),
        Err(DomainError::Conflict(_)) => changed(&state, &site, &at).await,
        Err(error) => Err(error.into()),
    }
}

/// From the address of a form to the page that has it.
pub(super) async fn back(site: Site, Path(at): Path<At>) -> Result<Redirect> {
    Ok(Redirect::to(&site.href(&path(id_at(&at, "id")?, ""))))
}
