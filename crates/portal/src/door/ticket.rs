//! What the QR code of a ticket leads to: for the event's managers whoever holds it, for everybody else nothing at all.
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError,
    booking::check_in::{self, FoundTicket},
};
use lotse_web_kit::auth::Form;

use super::{answer::Answer, list::Door, scans};
use crate::{
    PortalState,
    desk::{At, inner_page},
    error::Result,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "door/ticket.html")]
struct TicketPage {
    page: Page,
    holder: Option<Holder>,
    answer: Option<Answer>,
    /// The way to sign in, where nobody is.
    sign_in: Option<String>,
}

/// Whoever holds it, for somebody who may know.
struct Holder {
    name: String,
    lines: Vec<String>,
    action: String,
    door: String,
}

fn holder(site: &Site, ticket: &str, found: &FoundTicket) -> Holder {
    let lang = site.lang;
    let mut lines = vec![found.event.title.clone()];
    lines.extend(found.school.clone());
    if found.people > 1 {
        lines.push(lang.count("bdesk-people", found.people));
    }
    let door = format!("/cluster/{}/veranstaltungen/{}/einlass", found.cluster_slug, found.event.id);
    Holder {
        name: found.name.clone().unwrap_or_else(|| lang.t("door-unnamed")),
        lines,
        action: site.href(&format!("/einlass/{ticket}")),
        door: site.href(&door),
    }
}

fn ticket_at(at: &At) -> &str {
    at.get("ticket").map_or("", String::as_str)
}

/// Good or not: strangers read the same.
pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let ticket = ticket_at(&at);
    let found = match check_in::find_ticket(&state.db, &site.visit.actor, ticket).await {
        Ok(found) => Some(found),
        Err(DomainError::NotFound { .. } | DomainError::Unauthenticated | DomainError::SecondFactor) => None,
        Err(error) => return Err(error.into()),
    };
    let stranger = site.visit.actor.identity().is_none();
    html(&TicketPage {
        page: inner_page(&site, site.lang.t("door-ticket")),
        holder: found.map(|found| holder(&site, ticket, &found)),
        answer: None,
        sign_in: stranger.then(|| site.href("/anmelden")),
    })
}

pub(super) async fn let_in(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let ticket = ticket_at(&at);
    let actor = &site.visit.actor;
    let found = check_in::find_ticket(&state.db, actor, ticket).await?;
    let scan = scans::scan(ticket, Door::default(), None, fields.text("tun") == "raus");
    let done = check_in::check_in(&state.db, &*state.clock, actor, found.event.id, vec![scan]).await?;
    let answer = done.first().map(|scanned| Answer::new(site.lang, scanned, ticket));
    let refuses = answer.as_ref().is_some_and(Answer::refuses);
    let page = html(&TicketPage {
        page: inner_page(&site, site.lang.t("door-ticket")),
        holder: Some(holder(&site, ticket, &found)),
        answer,
        sign_in: None,
    })?;
    let status = if refuses { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}
