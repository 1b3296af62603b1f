//! What is known about oneself: to take along, to read, to have erased.
use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use lotse_domain::privacy;
use lotse_web_kit::auth::Form;

use super::history::{Line, line};
use crate::{
    PortalState,
    error::Result,
    form::Block,
    page::{Page, Section, html},
    site::Site,
};

/// Lines of the history that are shown; the download has all.
const SHOWN: u64 = 50;

#[derive(Template)]
#[template(path = "account/data.html")]
struct Data {
    page: Page,
    export: Block,
    lines: Vec<Line>,
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (lang, actor) = (site.lang, &site.visit.actor);
    let identity = actor.signed_in()?;
    let history = privacy::own_history(&state.db, actor, SHOWN).await?;
    let title = lang.t("data-title");
    html(&Data {
        page: Page::new(&site, Section::Other, title.clone(), title),
        export: Block::new("/mein/daten/export", lang.t("data-export-button")),
        lines: history.iter().map(|entry| line(lang, identity, entry)).collect(),
    })
}

pub(super) async fn export(State(state): State<PortalState>, site: Site, Form(_): Form) -> Result<Response> {
    let documents = &state.documents;
    let read = move |document| async move { documents.read(&document).await };
    let archive = privacy::archive(&state.db, &*state.clock, &site.visit.actor, read).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"lotse.zip\""),
    ];
    Ok((headers, archive).into_response())
}
