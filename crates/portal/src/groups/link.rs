//! A place of a group, taken by whoever opens its link. Opening it changes nothing.
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError,
    booking::{
        check_in::show_ticket,
        group::{self, GroupLink},
        place::{Place, PlaceConsent},
    },
};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    booking::{AskMail, Asking, Part, Typed, at_fields, person_draft, person_parts, settle},
    desk::inner_page,
    error::Result,
    events::{location, when},
    form::{Mistakes, Refusal},
    itineraries::{entrance, qr},
    page::{Page, html},
    path::Token,
    site::Site,
};

#[derive(Template)]
#[template(path = "groups/link.html")]
struct LinkPage {
    page: Page,
    mistakes: Mistakes,
    about: About,
    /// None where it cannot be filled in any more.
    form: Option<LinkForm>,
    closed: String,
}

/// Which group of which event.
struct About {
    title: String,
    when: String,
    place: Option<String>,
    group: String,
    left: String,
    until: Option<String>,
}

struct LinkForm {
    action: String,
    parts: Vec<Part>,
    data: String,
}

#[derive(Template)]
#[template(path = "groups/taken.html")]
struct TakenPage {
    page: Page,
    about: About,
    lines: Vec<String>,
    /// Drawing and number, where nobody has to agree first.
    ticket: Option<(String, String)>,
    event: String,
}

fn about(site: &Site, link: &GroupLink) -> About {
    let (lang, event) = (site.lang, &link.event.event);
    About {
        title: event.title.clone(),
        when: when::whole(lang, event.starts_at, event.ends_at),
        place: location(event),
        group: match &link.school {
            Some(school) => format!("{}, {school}", link.group_name),
            None => link.group_name.clone(),
        },
        left: lang.count("group-free", u64::try_from(link.free).unwrap_or(0)),
        until: link.names_until.map(|at| lang.with("group-until", [("day", when::moment(lang, at))])),
    }
}

/// Whoever is signed in gets the ticket at their own address.
fn asking(site: &Site, link: &GroupLink) -> Asking {
    let identity = site.visit.actor.identity();
    let mail = if identity.is_some() { AskMail::No } else { AskMail::Ticket };
    let mut asking = Asking::of_place(&link.event, mail, link.school.is_none());
    asking.birth_date &= identity.is_none_or(|identity| identity.birth_date.is_none());
    asking
}

fn draw(site: &Site, token: &str, link: &GroupLink, typed: &Typed) -> LinkPage {
    let lang = site.lang;
    let closed = if link.free == 0 { "group-full" } else { "group-closed" };
    let name = link.event.cluster_name.clone();
    LinkPage {
        page: inner_page(site, lang.t("group-title")),
        mistakes: Mistakes::default(),
        about: about(site, link),
        form: link.open.then(|| LinkForm {
            action: site.href(&format!("/gruppe/{token}")),
            parts: person_parts(lang, &link.event, asking(site, link), typed),
            data: lang.with("group-data", [("name", name)]),
        }),
        closed: lang.t(closed),
    }
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let link = group::look_at(&state.db, &*state.clock, &token).await?;
    let identity = site.visit.actor.identity();
    let typed = Typed::default().known("name", identity.and_then(|identity| identity.name.as_deref()));
    html(&draw(&site, &token, &link, &typed))
}

pub(super) async fn take(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
    Form(fields): Form,
) -> Result<Response> {
    let (lang, actor, typed) = (site.lang, &site.visit.actor, Typed::read(&fields));
    let link = group::look_at(&state.db, &*state.clock, &token).await?;
    let again = |refusal: &Refusal| {
        let mut page = draw(&site, &token, &link, &typed);
        for part in page.form.iter_mut().flat_map(|form| &mut form.parts) {
            refusal.mistakes.mark(&mut part.fields);
        }
        page.mistakes = refusal.mistakes.clone();
        page.page.title = page.page.with("mistake-title", "title", &page.page.title);
        Ok(refusal.answer(html(&page)?))
    };
    let person = match person_draft(lang, &link.event, asking(&site, &link), &typed) {
        Ok(person) => person,
        Err(mistakes) => return again(&Refusal::own(mistakes)),
    };
    let mailed = person.mail.is_some() || actor.identity().is_some();
    match group::take_place(&state.db, &*state.clock, actor, &token, person).await {
        Ok(place) => taken(&site, &link, &place, mailed),
        Err(error @ DomainError::Conflict(_)) => {
            let now = group::look_at(&state.db, &*state.clock, &token).await?;
            if now.open && now.free > 0 {
                return again(&Refusal::of(lang, error, "name", &lang.t("group-conflict"))?);
            }
            let page = html(&draw(&site, &token, &GroupLink { open: false, ..now }, &typed))?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => {
            let mut refusal = Refusal::of(lang, at_fields(error), "name", "")?;
            settle(&mut refusal.mistakes);
            refusal.mistakes.told_at("platz", "name");
            again(&refusal)
        }
    }
}

/// Drawn at once: whoever gave no address sees the ticket here only. Sent again by a reload it changes nothing.
fn taken(site: &Site, link: &GroupLink, place: &Place, mailed: bool) -> Result<Response> {
    let lang = site.lang;
    let waits = place.consent == PlaceConsent::Requested;
    let ticket = match place.ticket.as_deref().filter(|_| !waits) {
        Some(ticket) => Some((qr(&entrance(site, ticket))?, show_ticket(ticket))),
        None => None,
    };
    let mut lines = Vec::new();
    if waits {
        lines.push(lang.t("group-taken-guardian"));
    }
    lines.push(lang.t(match (mailed, ticket.is_some()) {
        (true, _) => "group-taken-mail",
        (false, true) => "group-taken-print",
        (false, false) => "group-taken-teacher",
    }));
    let title = if waits { "group-taken-waits-title" } else { "group-taken-title" };
    html(&TakenPage {
        page: inner_page(site, lang.t(title)),
        about: about(site, link),
        lines,
        ticket,
        event: site.href(&crate::events::path(&link.event.event)),
    })
}
