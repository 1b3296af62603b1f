//! Ending an alert by the link at the end of a mail, or by the button of a mail program (RFC 8058).
use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError,
    alert::{self, Change},
};

use crate::{
    PortalState,
    desk::see,
    error::Result,
    form::{Block, FormPage},
    mails::{Asked, one_click_or_form},
    path::Token,
    site::Site,
};

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let lang = site.lang;
    let view = match alert::at_link(&state.db, &state.auth.secrets, &token).await {
        Ok(view) => view,
        // Ended before, or never there: nothing comes either way.
        Err(DomainError::NotFound { .. }) => return Ok(see(&site, "/suchauftrag/beendet")),
        Err(error) => return Err(error.into()),
    };
    FormPage::new(&site, lang.t("alert-end-title"))
        .intro(lang.with("alert-end-intro", [("words", view.alert.name)]))
        .form(Block::new(&format!("/suchauftrag/{token}/beenden"), lang.word("alert-do", "ende")))
        .link(&format!("/suchauftrag/{token}"), lang.t("alert-instead"))
        .show()
}

pub(super) async fn end(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
    request: Request,
) -> Result<Response> {
    if let Asked::Refused(refused) = one_click_or_form(&state, request).await? {
        return Ok(refused);
    }
    alert::by_link(&state.db, &*state.clock, &state.auth.secrets, &token, Change::End).await?;
    Ok(see(&site, "/suchauftrag/beendet").into_response())
}
