use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::{
    cluster::{self, Cluster},
    company,
    event::{self, EventFilter},
    occupation::Area,
    page::PageRequest,
};
use lotse_search::{Facets, SearchQuery};

use crate::{
    PortalState,
    clusters::Logo,
    companies::CompanyBox,
    engine,
    error::Result,
    events::EventBox,
    markdown,
    page::{Page, Section, html},
    search::SearchForm,
    site::{Site, short_name},
    vacancies::links,
};

/// Companies that a cluster's start page shows.
const COMPANIES: u64 = 6;
/// Events that a start page shows.
const EVENTS: u64 = 4;

struct AreaLink {
    name: String,
    href: String,
    count: String,
}

struct ClusterLink {
    name: String,
    about: String,
    href: String,
    count: String,
    logo: Logo,
}

/// What only a cluster's start page has.
struct Own {
    name: String,
    line: String,
    description: Option<String>,
    website: Option<(String, String)>,
    companies: Vec<CompanyBox>,
}

#[derive(Template)]
#[template(path = "pages/start.html")]
struct Start {
    page: Page,
    heading: String,
    total: u64,
    areas: Vec<AreaLink>,
    events: Vec<EventBox>,
    clusters: Vec<ClusterLink>,
    own: Option<Own>,
}

pub(super) async fn start(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let query = SearchQuery { cluster: site.cluster_slug(), ..SearchQuery::default() };
    let found = engine::search(&state, &query)?;
    let lang = site.lang;
    let own = match &site.cluster {
        Some(cluster) => Some(own(&state, &site, cluster).await?),
        None => None,
    };
    let clusters = match &site.cluster {
        Some(_) => Vec::new(),
        None => cluster::list_all(state.db.read()).await?,
    };
    let heading = match &site.cluster {
        Some(cluster) => lang.with("start-heading-cluster", [("name", short_name(&cluster.name).to_owned())]),
        None => lang.t("start-heading"),
    };
    let description = match &site.cluster {
        Some(cluster) => lang.with("start-description-cluster", [("name", cluster.name.clone())]),
        None => lang.t("start-description"),
    };
    html(&Start {
        page: Page::new(&site, Section::Other, lang.t("start-title"), description).found_here("/"),
        heading,
        total: found.total,
        areas: areas(&site, &found.facets),
        events: events(&state, &site).await?,
        clusters: clusters.iter().map(|cluster| link(&site, cluster, &found.facets)).collect(),
        own,
    })
}

/// The next ones of this portal.
async fn events(state: &PortalState, site: &Site) -> Result<Vec<EventBox>> {
    let cluster_id = site.cluster.as_ref().map(|cluster| cluster.id);
    let filter = EventFilter { cluster_id, ..EventFilter::default() };
    let request = PageRequest::new(None, Some(EVENTS));
    let page = event::list_public(&state.db, &*state.clock, &filter, request).await?;
    Ok(page.items.iter().map(|card| EventBox::new(site, card, state.clock.now())).collect())
}

fn areas(site: &Site, facets: &Facets) -> Vec<AreaLink> {
    let mut areas: Vec<AreaLink> = Area::ALL
        .iter()
        .filter_map(|area| {
            let count = facets.area.iter().find(|f| f.value == area.as_str() && f.count > 0)?.count;
            Some(AreaLink {
                name: site.lang.word("area", area.as_str()),
                href: site.href(&SearchForm { areas: vec![*area], ..SearchForm::default() }.path()),
                count: site.lang.count("vacancies-found", count),
            })
        })
        .collect();
    areas.sort_by(|a, b| a.name.cmp(&b.name));
    areas
}

fn link(site: &Site, cluster: &Cluster, facets: &Facets) -> ClusterLink {
    let count =
        facets.cluster.iter().find(|facet| facet.value == cluster.slug).map_or(0, |facet| facet.count);
    ClusterLink {
        name: cluster.name.clone(),
        about: line(cluster),
        href: format!("{}/c/{}", site.lang.prefix(), cluster.slug),
        count: site.lang.count("vacancies-found", count),
        logo: Logo::of(cluster),
    }
}

/// Sector and region.
fn line(cluster: &Cluster) -> String {
    cluster.sector.clone().into_iter().chain(cluster.region.clone()).collect::<Vec<_>>().join(" · ")
}

async fn own(state: &PortalState, site: &Site, cluster: &Cluster) -> Result<Own> {
    let page = PageRequest::new(None, Some(COMPANIES));
    let companies = company::list_public(state.db.read(), Some(cluster.id), page).await?;
    Ok(Own {
        name: cluster.name.clone(),
        line: line(cluster),
        description: cluster.description.as_deref().map(markdown::to_html),
        website: links::website(cluster.website.as_deref()),
        companies: companies.items.iter().map(|view| CompanyBox::new(site, &view.company)).collect(),
    })
}
