//! Open places for the website of a company, a school or a town: a page without the portal's frame, made to stand within
//! another, and how to put it there.
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use lotse_search::SearchQuery;

use super::FRAMED;
use crate::{
    PortalState, engine,
    error::Result,
    map::framed_companies_path,
    page::{Page, Section, html},
    search::{Card, Described, Origin, describe},
    site::Site,
};

/// Open places in a frame; the rest is a search away.
const SHOWN: usize = 10;

#[derive(Template)]
#[template(path = "sharing/frame.html")]
struct Frame {
    page: Page,
    heading: String,
    amount: String,
    cards: Vec<Card>,
    all: String,
    unknown_place: bool,
}

/// The address takes what that of the search takes.
pub(super) async fn vacancies(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let Described { form, query, unknown_place, words } = describe(&state, &site, &site.query).await?;
    let lang = site.lang;
    let at = query.near.as_ref().map(|near| (near.latitude, near.longitude));
    let query = SearchQuery { limit: SHOWN, after: None, ..query };
    let found = engine::search(&state, &query)?;
    let origin = Origin { text: &form.place, at };
    let heading = if words.is_empty() {
        lang.t("frame-heading")
    } else {
        lang.with("frame-heading-words", [("words", words)])
    };
    let cards: Vec<Card> = found.hits.iter().map(|hit| Card::new(&site, hit, origin)).collect();
    let page = Page::new(&site, Section::Search, heading.clone(), lang.t("search-description"));
    let mut response = html(&Frame {
        page,
        heading,
        amount: lang.count("vacancies-found", found.total),
        cards: if unknown_place { Vec::new() } else { cards },
        all: site.href(&form.path()),
        unknown_place,
    })?;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    Ok(response)
}

#[derive(Template)]
#[template(path = "sharing/how.html")]
struct How {
    page: Page,
    /// What is in the frame: words of the search, or everything.
    what: String,
    code: String,
    frame: String,
    /// The same for the map.
    map_code: String,
    /// And for the map of all companies.
    companies_code: String,
    feed: String,
    poster: String,
}

/// The lines to copy, for the search of the address.
pub(super) async fn how(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let Described { form, words, .. } = describe(&state, &site, &site.query).await?;
    let lang = site.lang;
    let (title, description) = (lang.t("embed-title"), lang.t("embed-description"));
    let frame = form.frame_path();
    let title_of = escaped(&lang.with("embed-frame-title", [("name", site.name().to_owned())]));
    let code = |path: &str| {
        let src = escaped(&site.public_here(lang, path));
        format!(
            "<iframe src=\"{src}\" title=\"{title_of}\" width=\"100%\" height=\"640\" loading=\"lazy\"></iframe>"
        )
    };
    Ok(html(&How {
        page: Page::new(&site, Section::Other, title, description).found_here("/einbetten"),
        what: if words.is_empty() { lang.t("embed-everything") } else { words },
        code: code(&frame),
        map_code: code(&form.framed_map_path()),
        companies_code: code(&framed_companies_path(&form)),
        frame: site.href(&frame),
        feed: site.href(&form.feed_path()),
        poster: site.href(&form.poster_path()),
    })?
    .into_response())
}

/// A value between double quotes in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
