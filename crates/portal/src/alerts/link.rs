//! What the link in a mail opens. Opening it changes nothing: programs that check mails open links.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    alert::{self, AlertState, AlertView, Change},
};
use lotse_web_kit::auth::{Fields, Form};

use super::words::{form_of, rhythm_field, standing};
use crate::{
    PortalState,
    desk::see,
    error::{PortalError, Result},
    form::{Block, FormPage, Refusal},
    path::Token,
    site::Site,
};

/// What can be done with an alert, at `here`; the same behind a link and among one's own things.
pub(super) fn draw(site: &Site, here: &str, view: &AlertView) -> FormPage {
    let (lang, alert) = (site.lang, &view.alert);
    let step = |word: &'static str| Block::new(here, lang.word("alert-do", word)).hidden("was", word);
    let page = FormPage::new(site, alert.name.clone());
    if alert.state == AlertState::Unconfirmed {
        return page
            .intro(lang.t("alert-confirm-intro"))
            .intro(lang.word("alert-active", alert.rhythm.as_str()))
            .form(step("bestaetigen"));
    }
    let mut page = standing(lang, view).into_iter().fold(page, FormPage::intro);
    let how_often = step("rhythmus").field(rhythm_field(lang, alert.rhythm));
    page = if alert.state == AlertState::Paused {
        page.form(step("weiter"))
    } else {
        page.form(how_often.heading(lang.t("alert-change"))).form(step("pause").quiet())
    };
    page.form(step("verlaengern").quiet())
        .form(step("ende").heading(lang.t("alert-end-heading")).text(lang.t("alert-end-text")).quiet())
}

/// What a form asks for.
pub(super) fn wanted(fields: &Fields) -> Result<Change> {
    Ok(match fields.text("was") {
        "bestaetigen" => Change::Confirm,
        "pause" => Change::Pause,
        "weiter" => Change::Resume,
        "verlaengern" => Change::Prolong,
        "ende" => Change::End,
        "rhythmus" => Change::Rhythm(fields.text("rhythmus").parse().map_err(|_| PortalError::NotFound)?),
        _ => return Err(PortalError::NotFound),
    })
}

/// What is told of it on the page that follows.
pub(super) fn told(change: Change) -> &'static str {
    match change {
        Change::Confirm => "alert-confirmed",
        Change::Rhythm(_) => "alert-changed",
        Change::Pause => "alert-paused",
        Change::Resume => "alert-resumed",
        Change::Prolong => "alert-prolonged",
        Change::End => "alert-ended",
    }
}

fn path(token: &str) -> String {
    format!("/suchauftrag/{token}")
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let view = alert::at_link(&state.db, &state.auth.secrets, &token).await?;
    let here = path(&token);
    draw(&site, &here, &view).link(&format!("{here}/treffer"), site.lang.t("alert-hits")).show()
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
    Form(fields): Form,
) -> Result<Response> {
    let (secrets, here, change) = (&state.auth.secrets, path(&token), wanted(&fields)?);
    match alert::by_link(&state.db, &*state.clock, secrets, &token, change).await {
        Ok(()) if change == Change::End => Ok(see(&site, "/suchauftrag/beendet")),
        Ok(()) => Ok(see(&site, &format!("{here}?fertig={}", told(change)))),
        Err(error @ DomainError::Conflict(_)) => {
            let refusal = Refusal::of(site.lang, error, "was", &site.lang.t("alert-too-many"))?;
            let view = alert::at_link(&state.db, secrets, &token).await?;
            draw(&site, &here, &view).refused(&refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// The search itself, newest first.
pub(super) async fn hits(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let view = alert::at_link(&state.db, &state.auth.secrets, &token).await?;
    Ok(see(&site, &form_of(&state, &site, &view.criteria).await?.path()))
}

pub(super) async fn ended(site: Site) -> Result<Response> {
    let lang = site.lang;
    FormPage::new(&site, lang.t("alert-ended-title"))
        .intro(lang.t("alert-ended"))
        .link("/suche", lang.t("alert-to-search"))
        .show()
}
