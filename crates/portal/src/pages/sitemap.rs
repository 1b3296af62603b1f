//! What search engines should know, in parts that each stay small.
use std::fmt::Write;

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    article::{self, ArticleFilter},
    company,
    event::{self, EventFilter},
    institution, occupation,
    page::PageRequest,
    study_programme::{self, ProgrammeFilter},
};
use lotse_search::{SearchQuery, Sort};

use crate::{
    PortalState, articles, engine,
    error::{PortalError, Result},
    events,
    language::Lang,
    path::Part,
    search::vacancy_path,
    site::Site,
    studies,
};

/// Addresses in one part; the standard allows 50,000 and 50 MB.
const MOST: usize = 5_000;
/// What there is besides the things that have pages of their own.
const PAGES: [&str; 14] = [
    "/",
    "/suche",
    "/berufe",
    "/studium",
    "/wissen",
    "/unternehmen",
    "/veranstaltungen",
    "/karte",
    "/karte?zeige=unternehmen",
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
    for part in ["seiten", "stellen", "berufe", "unternehmen", "veranstaltungen", "studium", "wissen"] {
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
        "studium.xml" => study(&state).await?,
        "wissen.xml" => read(&state).await?,
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

/// What is to be read, in whichever language.
async fn read(state: &PortalState) -> Result<Vec<String>> {
    let (filter, mut paths, mut after) = (ArticleFilter::default(), Vec::new(), None);
    loop {
        let page = article::list_public(state.db.read(), &filter, PageRequest::new(after, Some(100))).await?;
        paths.extend(page.items.iter().map(articles::path));
        after = page.next;
        if after.is_none() || paths.len() >= MOST {
            return Ok(paths);
        }
    }
}

/// Published programmes, and the institutions.
async fn study(state: &PortalState) -> Result<Vec<String>> {
    let (db, filter) = (state.db.read(), ProgrammeFilter::default());
    let (mut paths, mut after) = (Vec::new(), None);
    loop {
        let page = study_programme::list_public(db, &filter, PageRequest::new(after, Some(100))).await?;
        paths.extend(page.items.iter().map(|view| studies::path(&view.programme.slug)));
        after = page.next;
        if after.is_none() || paths.len() >= MOST {
            break;
        }
    }
    loop {
        let page = institution::list_public(db, None, PageRequest::new(after, Some(100))).await?;
        paths.extend(page.items.iter().map(|view| studies::institution_path(&view.institution.slug)));
        after = page.next;
        if after.is_none() || paths.len() >= 2 * MOST {
            return Ok(paths);
        }
    }
}

fn xml(body: String) -> Response {
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], body).into_response()
}
