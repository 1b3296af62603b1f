//! What search engines should know, in parts that each stay small.
use std::fmt::Write;

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    company,
    event::{self, EventFilter},
    occupation,
    page::PageRequest,
};
use lotse_search::{SearchQuery, Sort};

use crate::{
    PortalState, engine,
    error::{PortalError, Result},
    events,
    language::Lang,
    path::Part,
    search::vacancy_path,
    site::Site,
};

/// Addresses in one part; the standard allows 50,000 and 50 MB.
const MOST: usize = 5_000;
/// What there is besides the things that have pages of their own.
const PAGES: [&str; 11] = [
    "/",
    "/suche",
    "/berufe",
    "/unternehmen",
    "/veranstaltungen",
    "/karte",
    "/listen",
    "/ueber",
    "/leichte-sprache",
    "/barrierefreiheit",
    "/einbetten",
];
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

pub(super) async fn index(site: Site) -> Response {
    let mut body = format!("{HEAD}<sitemapindex xmlns=\"{SPACE}\">\n");
    for part in ["seiten", "stellen", "berufe", "unternehmen", "veranstaltungen"] {
        let _ = writeln!(
            body,
            "<sitemap><loc>{}</loc></sitemap>",
            site.public(Lang::De, &format!("/sitemap/{part}.xml"))
        );
    }
    body.push_str("</sitemapindex>\n");
    xml(body)
}

pub(super) async fn part(
    State(state): State<PortalState>,
    site: Site,
    Path(Part { part }): Path<Part>,
) -> Result<Response> {
    let paths = match part.as_str() {
        "seiten.xml" => PAGES.map(str::to_owned).to_vec(),
        "stellen.xml" => vacancies(&state)?,
        "berufe.xml" => occupation::list_all(state.db.read())
            .await?
            .into_iter()
            .map(|o| format!("/berufe/{}", o.slug))
            .collect(),
        "unternehmen.xml" => companies(&state).await?,
        "veranstaltungen.xml" => events(&state).await?,
        _ => return Err(PortalError::NotFound),
    };
    let mut body = format!("{HEAD}<urlset xmlns=\"{SPACE}\">\n");
    for path in paths {
        // Slugs and ids hold nothing that XML would have to escape.
        let _ = writeln!(body, "<url><loc>{}</loc></url>", site.public(Lang::De, &path));
    }
    body.push_str("</urlset>\n");
    Ok(xml(body))
}

/// The newest vacancies.
fn vacancies(state: &PortalState) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut after = None;
    loop {
        let query = SearchQuery { sort: Sort::Newest, limit: 100, after, ..SearchQuery::default() };
        let page = engine::search(state, &query)?;
        paths.extend(page.hits.iter().map(|hit| vacancy_path(&hit.card.title, hit.card.id)));
        after = page.next;
        if after.is_none() || paths.len() >= MOST {
            return Ok(paths);
        }
    }
}

async fn companies(state: &PortalState) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut after = None;
    loop {
        let page = company::list_public(state.db.read(), None, PageRequest::new(after, Some(100))).await?;
        paths.extend(page.items.iter().map(|view| format!("/unternehmen/{}", view.company.slug)));
        after = page.next;
        if after.is_none() || paths.len() >= MOST {
            return Ok(paths);
        }
    }
}

/// Those to come.
async fn events(state: &PortalState) -> Result<Vec<String>> {
    let (filter, mut paths, mut after) = (EventFilter::default(), Vec::new(), None);
    loop {
        let request = PageRequest::new(after, Some(100));
        let page = event::list_public(&state.db, &*state.clock, &filter, request).await?;
        paths.extend(page.items.iter().map(|card| events::path(&card.event)));
        after = page.next;
        if after.is_none() || paths.len() >= MOST {
            return Ok(paths);
        }
    }
}

fn xml(body: String) -> Response {
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], body).into_response()
}
