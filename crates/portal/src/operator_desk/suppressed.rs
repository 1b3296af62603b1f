//! Addresses to which nothing is sent, because it came back.
use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::{account::MailAddress, mail};
use lotse_web_kit::auth::Form;

use super::{desk, operators_only};
use crate::{
    PortalState,
    desk::{Desk, inner_page, see},
    error::Result,
    form::Notice,
    format,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "operator_desk/suppressed.html")]
struct Suppressed {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    rows: Vec<Row>,
    lift: String,
    back: String,
}

struct Row {
    mail: String,
    reason: String,
    detail: Option<String>,
    since: String,
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    operators_only(&site)?;
    let lang = site.lang;
    let found = mail::list_suppressed(&state.db, &site.visit.actor).await?;
    let rows = found.into_iter().map(|suppression| Row {
        reason: lang.word("suppression", suppression.reason.as_str()),
        since: format::date(lang, format::day_of(suppression.since)),
        mail: suppression.mail,
        detail: suppression.detail,
    });
    html(&Suppressed {
        page: inner_page(&site, lang.t("suppressed-title")),
        desk: desk(&site, "/betreiber/mails"),
        notice: Notice::of(&site),
        rows: rows.collect(),
        lift: site.href("/betreiber/mails/gesperrt/aufheben"),
        back: site.href("/betreiber/mails"),
    })
}

pub(super) async fn lift(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    operators_only(&site)?;
    let address = MailAddress::parse(fields.text("mail"))?;
    mail::lift_suppression(&state.db, &*state.clock, &site.visit.actor, &address).await?;
    Ok(see(&site, "/betreiber/mails/gesperrt?fertig=aufgehoben"))
}
