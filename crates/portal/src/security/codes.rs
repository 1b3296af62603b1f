//! Recovery codes: shown once, to be printed or written down.
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::second_factor::{self, Recovery};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    error::Result,
    page::{Page, Section, html},
    sign_in::Way,
    site::Site,
};

#[derive(Template)]
#[template(path = "security/codes.html")]
struct Codes {
    page: Page,
    list: Vec<String>,
    on: String,
}

fn show(site: &Site, way: &Way, recovery: Recovery) -> Result<Response> {
    let title = site.lang.t("codes-title");
    html(&Codes {
        page: Page::new(site, Section::Other, title.clone(), title),
        list: recovery.0,
        on: site.href(way.path().unwrap_or("/mein/sicherheit?fertig=factor-added")),
    })
}

/// After a factor has come to count: the codes where there are new ones, or else the way on.
pub(super) fn after_adding(site: &Site, way: &Way, recovery: Option<Recovery>) -> Result<Response> {
    if let Some(recovery) = recovery {
        return show(site, way, recovery);
    }
    let to = way.path().unwrap_or("/mein/sicherheit?fertig=factor-added");
    Ok(Redirect::to(&site.href(to)).into_response())
}

pub(super) async fn renew(State(state): State<PortalState>, site: Site, Form(_): Form) -> Result<Response> {
    let actor = &site.visit.actor;
    let recovery =
        second_factor::renew_recovery_codes(&state.db, &*state.clock, &state.auth.secrets, actor).await?;
    show(&site, &Way::default(), recovery)
}
