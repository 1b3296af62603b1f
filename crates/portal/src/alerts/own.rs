//! One's own alerts, signed in.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::alert::{self, AlertView, Change};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    link::{draw, told, wanted},
    words::{form_of, standing},
};
use crate::{
    PortalState,
    desk::see,
    error::{PortalError, Result},
    form::Notice,
    page::{Page, Section, html},
    path::Id,
    site::Site,
};

const HERE: &str = "/mein/suchauftraege";

#[derive(Template)]
#[template(path = "alerts/list.html")]
struct List {
    page: Page,
    notice: Option<Notice>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    href: String,
    lines: Vec<String>,
    hits: String,
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let lang = site.lang;
    let own = alert::list_own(&state.db, &site.visit.actor).await?;
    let mut rows = Vec::with_capacity(own.len());
    for view in own {
        rows.push(Row {
            href: site.href(&format!("{HERE}/{}", view.alert.id)),
            lines: standing(lang, &view),
            hits: site.href(&form_of(&state, &site, &view.criteria).await?.path()),
            name: view.alert.name,
        });
    }
    let title = lang.t("alerts-title");
    let page = Page::new(&site, Section::Other, title.clone(), title);
    html(&List { page, notice: Notice::of(&site), rows })
}

async fn find(state: &PortalState, site: &Site, id: &str) -> Result<AlertView> {
    let own = alert::list_own(&state.db, &site.visit.actor).await?;
    let id = Uuid::try_parse(id).map_err(|_| PortalError::NotFound)?;
    own.into_iter().find(|view| view.alert.id == id).ok_or(PortalError::NotFound)
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(Id { id }): Path<Id>,
) -> Result<Response> {
    let view = find(&state, &site, &id).await?;
    let hits = form_of(&state, &site, &view.criteria).await?.path();
    draw(&site, &format!("{HERE}/{}", view.alert.id), &view)
        .below(HERE, site.lang.t("alerts-title"))
        .link(&hits, site.lang.t("alert-hits"))
        .show()
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(Id { id }): Path<Id>,
    Form(fields): Form,
) -> Result<Response> {
    let id = Uuid::try_parse(&id).map_err(|_| PortalError::NotFound)?;
    site.visit.actor.signed_in()?;
    let change = wanted(&fields)?;
    alert::change_own(&state.db, &*state.clock, &site.visit.actor, id, change).await?;
    let next = if change == Change::End { HERE.to_owned() } else { format!("{HERE}/{id}") };
    Ok(see(&site, &format!("{next}?fertig={}", told(change))))
}
