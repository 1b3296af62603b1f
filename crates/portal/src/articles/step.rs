//! An article is published, taken back, or removed after a question.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{DomainError, article};
use lotse_web_kit::auth::Form;

use super::{PART, edit::found};
use crate::{
    PortalState,
    desk::{At, DeskForm, Scope, inner_page, see},
    error::Result,
    form::{Block, Mistakes, Refusal},
    site::Site,
};

pub(super) async fn publish(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let view = found(&state, &site, &scope, &at).await?;
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    let (id, version) = (view.article.id, fields.text("version").parse().ok());
    let done = match article::publish(db, clock, actor, scope.id(), id, version).await {
        Ok(_) => "beitrag-da",
        // Somebody wrote meanwhile: it is looked at before it is shown to everyone.
        Err(DomainError::Stale) => "beitrag-veraltet",
        Err(error) => return Err(error.into()),
    };
    Ok(see(&site, &format!("{}/{id}?fertig={done}", scope.path())))
}

pub(super) async fn withdraw(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let view = found(&state, &site, &scope, &at).await?;
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    article::withdraw(db, clock, actor, scope.id(), view.article.id).await?;
    Ok(see(&site, &format!("{}/{}?fertig=beitrag-weg", scope.path(), view.article.id)))
}

async fn removal_page(state: &PortalState, site: &Site, scope: &Scope, at: &At) -> Result<DeskForm> {
    let view = found(state, site, scope, at).await?;
    let (lang, own) = (site.lang, format!("{}/{}", scope.path(), view.article.id));
    let heading = lang.with("article-remove-heading", [("title", view.text.title)]);
    Ok(DeskForm {
        page: inner_page(site, scope.title(heading.clone())),
        desk: Some(scope.desk(site)),
        heading,
        intro: vec![lang.t("article-remove-text")],
        mistakes: Mistakes::default(),
        form: Block::new(&format!("{own}/entfernen"), lang.t("article-remove")),
        back: Some((lang.t("desk-cancel"), site.href(&own))),
    })
}

pub(super) async fn removal(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    removal_page(&state, &site, &scope, &at).await?.show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let view = found(&state, &site, &scope, &at).await?;
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    match article::remove(db, clock, actor, scope.id(), view.article.id).await {
        Ok(()) => Ok(see(&site, &format!("{}?fertig=beitrag-entfernt", scope.path()))),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "title", &site.lang.t("article-remove-public"))?;
            removal_page(&state, &site, &scope, &at).await?.refused(&refusal)
        }
    }
}
