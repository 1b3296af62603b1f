//! Asks before a rule is gone.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::search_rule;
use lotse_web_kit::auth::Form;

use super::{PART, change::rule};
use crate::{
    PortalState,
    desk::{At, DeskForm, Scope, inner_page, see},
    error::Result,
    form::{Block, Mistakes},
    site::Site,
};

pub(super) async fn ask(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let rule = rule(&state, &site, &scope, &at).await?;
    let (lang, path) = (site.lang, scope.path());
    let heading = lang.with("sdesk-remove-heading", [("words", rule.written.clone())]);
    let text = lang.with("sdesk-remove-text", [("words", rule.written.clone()), ("name", rule.meant)]);
    let form = DeskForm {
        page: inner_page(&site, scope.title(heading.clone())),
        desk: Some(scope.desk(&site)),
        heading,
        intro: vec![text],
        mistakes: Mistakes::default(),
        form: Block::new(&format!("{path}/{}/entfernen", rule.id), lang.t("sdesk-remove")),
        back: Some((lang.t("desk-cancel"), site.href(&path))),
    };
    form.show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let rule = rule(&state, &site, &scope, &at).await?;
    search_rule::remove(&state.db, &*state.clock, &site.visit.actor, scope.id(), rule.id).await?;
    Ok(see(&site, &format!("{}?fertig=suchregel-entfernt", scope.path())))
}
