//! The slip to print and hand out: what it is about, and where to fill in one's name.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{
    group::address,
    page::{own_at, path},
    ticket::qr,
};
use crate::{
    PortalState,
    desk::{At, inner_page},
    error::{PortalError, Result},
    events::{location, when},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "itineraries/slip.html")]
struct Slip {
    page: Page,
    back: (String, String),
    title: String,
    when: String,
    place: Option<String>,
    group: String,
    address: String,
    picture: String,
    until: Option<String>,
    bring: Option<String>,
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (id, own) = own_at(&state, &site, &at).await?;
    let lang = site.lang;
    let token = own.itinerary.link_token.as_deref().filter(|_| own.holds).ok_or(PortalError::NotFound)?;
    let address = address(&site, token);
    let event = &own.event;
    html(&Slip {
        page: inner_page(&site, lang.t("slip-title")),
        back: (site.href(&path(id, "")), event.title.clone()),
        title: event.title.clone(),
        when: when::whole(lang, event.starts_at, event.ends_at),
        place: location(event),
        group: own.itinerary.group_name.clone().unwrap_or_default(),
        picture: qr(&address)?,
        address,
        until: own
            .itinerary
            .names_until
            .map(|at| lang.with("itinerary-names-until", [("day", when::moment(lang, at))])),
        bring: event.bring.as_deref().map(crate::markdown::to_html),
    })
}
