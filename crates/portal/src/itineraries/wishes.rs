//! Wishes anew, dearest first.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    booking::{own::ItineraryView, wishes},
    event,
};
use lotse_web_kit::auth::Form;

use super::page::{after, changed, own_at, path};
use crate::{
    PortalState,
    booking::{Typed, ranked, wishable},
    desk::{At, inner_page},
    error::Result,
    events::when,
    form::{Field, Mistakes, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "itineraries/wishes.html")]
struct WishesPage {
    page: Page,
    back: (String, String),
    mistakes: Mistakes,
    lines: Vec<String>,
    action: String,
    fields: Vec<Field>,
}

async fn form(state: &PortalState, site: &Site, own: &ItineraryView, given: &[&str]) -> Result<WishesPage> {
    let (lang, id) = (site.lang, own.itinerary.id);
    let view = event::find_public(&state.db, &*state.clock, own.event.id).await?;
    let companies: Vec<(String, String)> =
        wishable(&view).iter().map(|company| (company.id.to_string(), company.name.clone())).collect();
    let until = view.event.wishes_until.map(|at| when::moment(lang, at)).unwrap_or_default();
    let blanks = [("n", view.event.wishes_most.to_string()), ("day", until)];
    Ok(WishesPage {
        page: inner_page(site, lang.t("itinerary-wishes-change")),
        back: (site.href(&path(id, "")), own.event.title.clone()),
        mistakes: Mistakes::default(),
        lines: vec![lang.with("booking-wishes-text", blanks), lang.t("event-wishes-rule")],
        action: site.href(&path(id, "/wuensche")),
        fields: ranked(lang, &companies, view.event.wishes_most, given),
    })
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (_, own) = own_at(&state, &site, &at).await?;
    let given: Vec<String> = own.wishes.iter().map(|(wish, _)| wish.company_id.to_string()).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    html(&form(&state, &site, &own, &given).await?)
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (id, own) = own_at(&state, &site, &at).await?;
    let typed = Typed::read(&fields);
    let given: Vec<&str> = typed.all("wunsch").filter(|wish| !wish.is_empty()).collect();
    let actor = &site.visit.actor;
    match wishes::set(&state.db, &*state.clock, actor, id, typed.ids("wunsch")).await {
        Ok(()) => Ok(after(&site, id, "fertig=itinerary-wishes")),
        Err(DomainError::Conflict(_)) => changed(&state, &site, &at).await,
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "wishes", "")?;
            let mut page = form(&state, &site, &own, &given).await?;
            page.mistakes = refusal.mistakes.clone();
            page.page.title = page.page.with("mistake-title", "title", &page.page.title);
            Ok(refusal.answer(html(&page)?))
        }
    }
}
