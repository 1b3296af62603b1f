//! The picture that stands beside a link to a page (Open Graph): drawn of what the page says, in the portal's colours.
use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue},
    response::Response,
};
use lotse_domain::{article, company, event, occupation, vacancy};
use lotse_social_card::{Card, MEDIA_TYPE, Rgb};
use lotse_web_kit::{Answer, Caching, Conditional};

use crate::{
    PortalState, articles,
    clusters::Shades,
    desk::At,
    error::{PortalError, Result},
    events,
    search::{start, with_sexes},
    site::Site,
    vacancies::id_in,
};

/// Lotse's own colours, as in `tokens.css`.
const BRAND: &str = "#0a4a8a";
const ACCENT: &str = "#f08c2e";

pub(super) async fn of_portal(site: Site, conditional: Conditional) -> Result<Response> {
    let lang = site.lang;
    let lines = site.cluster.as_ref().and_then(|cluster| cluster.region.clone()).into_iter().collect();
    draw(&site, &conditional, lang.t("sharing-kind"), lang.t("sharing-title"), lines).await
}

pub(super) async fn of_vacancy(
    State(state): State<PortalState>,
    site: Site,
    conditional: Conditional,
    Path(at): Path<At>,
) -> Result<Response> {
    let id = at.get("address").and_then(|address| id_in(address)).ok_or(PortalError::NotFound)?;
    let views = vacancy::list_views(state.db.read(), &[id]).await?;
    let view = views.into_iter().next().filter(|view| site.holds(&view.clusters));
    let view = view.ok_or(PortalError::NotFound)?;
    let vacancy = &view.vacancy;
    let kind = site.lang.word("kind", vacancy.kind.as_str());
    let kind = match start(site.lang, vacancy.starts_on, vacancy.starts_asap) {
        Some(start) => site.lang.with("sharing-from", [("kind", kind), ("start", start)]),
        None => kind,
    };
    let mut lines = vec![view.company.name.clone()];
    lines.extend(view.sites.first().map(|site| site.town.clone()));
    draw(&site, &conditional, kind, with_sexes(&vacancy.title), lines).await
}

pub(super) async fn of_company(
    State(state): State<PortalState>,
    site: Site,
    conditional: Conditional,
    Path(at): Path<At>,
) -> Result<Response> {
    let view = company::find_public(state.db.read(), slug(&at)).await?;
    if !site.holds(&view.clusters) {
        return Err(PortalError::NotFound);
    }
    let open = site.lang.count("vacancies-open", view.open_vacancies);
    let town = view.sites.first().map(|site| site.town.clone());
    let lines = view.company.industry.clone().or(town).into_iter().collect();
    draw(&site, &conditional, open, view.company.name, lines).await
}

pub(super) async fn of_occupation(
    State(state): State<PortalState>,
    site: Site,
    conditional: Conditional,
    Path(at): Path<At>,
) -> Result<Response> {
    let occupation = occupation::find_by_slug(state.db.read(), slug(&at)).await?;
    let lines = vec![site.lang.word("area", occupation.area.as_str())];
    draw(&site, &conditional, site.lang.t("sharing-occupation"), occupation.title, lines).await
}

pub(super) async fn of_event(
    State(state): State<PortalState>,
    site: Site,
    conditional: Conditional,
    Path(at): Path<At>,
) -> Result<Response> {
    let view = event::find_public_by_slug(&state.db, &*state.clock, slug(&at)).await?;
    let event = &view.event;
    if !events::stands_in(&site, event) {
        return Err(PortalError::NotFound);
    }
    let kind = site.lang.word("event-kind", event.kind.as_str());
    let mut lines = vec![events::when::whole(site.lang, event.starts_at, event.ends_at)];
    lines.extend(events::place(event));
    draw(&site, &conditional, kind, event.title.clone(), lines).await
}

pub(super) async fn of_article(
    State(state): State<PortalState>,
    site: Site,
    conditional: Conditional,
    Path(at): Path<At>,
) -> Result<Response> {
    let slug = at.get("article").map_or("", String::as_str);
    let view = article::find_public(state.db.read(), slug).await?;
    if !articles::stands_in(&site, &view) {
        return Err(PortalError::NotFound);
    }
    let kind = site.lang.word("article-kind", view.article.kind.as_str());
    let lines = articles::day(&site, &view.article).into_iter().collect();
    draw(&site, &conditional, kind, view.text.title, lines).await
}

fn slug(at: &At) -> &str {
    at.get("slug").map_or("", String::as_str)
}

async fn draw(
    site: &Site,
    conditional: &Conditional,
    kind: String,
    title: String,
    lines: Vec<String>,
) -> Result<Response> {
    let (brand, accent) = match &site.cluster {
        Some(cluster) => (cluster.colour.as_str(), cluster.accent_colour.as_str()),
        None => (BRAND, ACCENT),
    };
    let shades = Shades::of(brand, accent);
    let card = Card {
        portal: site.name().to_owned(),
        kind,
        title,
        lines,
        ground: Rgb(shades.ground),
        accent: Rgb(shades.accent),
    };
    // Milliseconds of work: not on a thread that serves others.
    let drawn = tokio::task::spawn_blocking(move || card.draw()).await;
    let png = drawn
        .map_err(|error| PortalError::Paper(error.into()))?
        .map_err(|error| PortalError::Paper(error.into()))?;
    let mut response =
        Answer::of(png, HeaderValue::from_static(MEDIA_TYPE), Caching::Hour).respond(conditional);
    // It is made to be shown by others.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    response.headers_mut().insert(policy, HeaderValue::from_static("cross-origin"));
    Ok(response)
}
