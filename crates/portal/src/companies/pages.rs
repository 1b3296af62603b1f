use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use form_urlencoded::{Serializer, parse};
use lotse_domain::{company, page::PageRequest};
use lotse_search::SearchQuery;
use serde::Deserialize;

use super::view::{Address, CompanyRow, facts};
use crate::{
    PortalState, engine,
    error::Result,
    markdown,
    page::{Page, Section, html},
    search::{Card, Fact, Origin, SearchForm},
    site::Site,
    vacancies::links,
};

/// Companies on one page of the list.
const ROWS: u64 = 40;
/// Open places that a profile shows; the rest is a search away.
const SHOWN: usize = 20;

#[derive(Template)]
#[template(path = "companies/list.html")]
struct List {
    page: Page,
    rows: Vec<CompanyRow>,
    more: Option<String>,
    first: Option<String>,
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let after = parse(site.query.as_bytes())
        .find(|(name, value)| name == "nach" && !value.is_empty() && value.len() <= 200)
        .map(|(_, value)| value.into_owned());
    let cluster = site.cluster.as_ref().map(|cluster| cluster.id);
    let found =
        company::list_public(state.db.read(), cluster, PageRequest::new(after.clone(), Some(ROWS))).await?;
    let lang = site.lang;
    html(&List {
        page: Page::new(
            &site,
            Section::Companies,
            lang.t("companies-title"),
            lang.t("companies-description"),
        )
        .found_here("/unternehmen"),
        rows: found.items.iter().map(|view| CompanyRow::new(&site, view)).collect(),
        more: found.next.map(|next| {
            let query = Serializer::new(String::new()).append_pair("nach", &next).finish();
            site.href(&format!("/unternehmen?{query}"))
        }),
        first: after.map(|_| site.href("/unternehmen")),
    })
}

#[derive(Deserialize)]
pub(super) struct At {
    slug: String,
}

#[derive(Template)]
#[template(path = "companies/profile.html")]
struct Profile {
    page: Page,
    name: String,
    summary: Option<String>,
    description: Option<String>,
    facts: Vec<Fact>,
    website: Option<(String, String)>,
    mail: Option<(String, String)>,
    phone: Option<(String, String)>,
    addresses: Vec<Address>,
    clusters: Vec<(String, String)>,
    open: String,
    cards: Vec<Card>,
    all: Option<String>,
}

pub(super) async fn profile(
    State(state): State<PortalState>,
    site: Site,
    Path(At { slug }): Path<At>,
) -> Result<Response> {
    let view = company::find_public(state.db.read(), &slug).await?;
    if !site.holds(&view.clusters) {
        let path = format!("/unternehmen/{}", view.company.slug);
        return Ok(Redirect::temporary(&site.public(site.lang, &path)).into_response());
    }
    let query = SearchQuery {
        company: Some(slug.clone()),
        cluster: site.cluster_slug(),
        limit: SHOWN,
        ..SearchQuery::default()
    };
    let found = engine::search(&state, &query)?;
    let lang = site.lang;
    let company = view.company;
    let description = company
        .summary
        .clone()
        .unwrap_or_else(|| lang.with("company-description", [("name", company.name.clone())]));
    let all = SearchForm { company: Some(slug), ..SearchForm::default() };
    let path = format!("/unternehmen/{}", company.slug);
    html(&Profile {
        page: Page::new(&site, Section::Companies, company.name.clone(), description).found_at(&path),
        facts: facts(lang, &company),
        website: links::website(company.website.as_deref()),
        mail: links::mail(company.mail.as_deref(), ""),
        phone: links::phone(company.phone.as_deref()),
        summary: company.summary,
        description: company.description.as_deref().map(markdown::to_html),
        name: company.name,
        addresses: view.sites.iter().map(|site| Address::new(lang, site, None)).collect(),
        clusters: view
            .clusters
            .iter()
            .map(|cluster| (cluster.name.clone(), format!("{}/c/{}", lang.prefix(), cluster.slug)))
            .collect(),
        open: lang.count("vacancies-open", found.total),
        all: found.next.is_some().then(|| site.href(&all.path())),
        cards: found.hits.iter().map(|hit| Card::new(&site, hit, Origin::default())).collect(),
    })
}
