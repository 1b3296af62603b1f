use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{actor::Strength, second_factor};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use crate::{
    PortalState,
    error::{PortalError, Result},
    form::{Block, FormPage},
    path::Id,
    site::Site,
};

fn id_of(text: &str) -> Result<Uuid> {
    text.parse().map_err(|_| PortalError::NotFound)
}

/// Asks before it is done.
pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(Id { id }): Path<Id>,
) -> Result<Response> {
    let (lang, id) = (site.lang, id_of(&id)?);
    let identity = site.visit.actor.signed_in()?;
    let factors = second_factor::list_own(&state.db, &site.visit.actor).await?;
    let factor = factors.iter().find(|factor| factor.id == id).ok_or(PortalError::NotFound)?;
    let text = if factors.len() > 1 {
        lang.t("factor-remove-one")
    } else if identity.strength == Strength::Strong
        && identity.grants().any(|grant| grant.role.needs_second_factor())
    {
        lang.t("factor-remove-needed")
    } else {
        lang.t("factor-remove-last")
    };
    FormPage::new(&site, lang.with("factor-remove-title", [("name", super::overview::name(lang, factor))]))
        .below("/mein/sicherheit", lang.t("security-title"))
        .intro(text)
        .form(Block::new(&format!("/mein/sicherheit/entfernen/{id}"), lang.t("factor-remove")))
        .link("/mein/sicherheit", lang.t("keep-as-it-is"))
        .show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(Id { id }): Path<Id>,
    Form(_): Form,
) -> Result<Response> {
    second_factor::remove(&state.db, &*state.clock, &site.visit.actor, id_of(&id)?).await?;
    Ok(Redirect::to(&site.href("/mein/sicherheit?fertig=factor-removed")).into_response())
}
