//! The page of one company: what it says about itself, how it answers, and what is open there.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    application::{Takes, Target, find_target},
    company::{self, profile},
    event,
};
use lotse_search::SearchQuery;
use serde::Deserialize;

use super::{
    answers::lines,
    view::{Address, facts, mapped, trainer},
};
use crate::{
    PortalState, engine,
    error::Result,
    events::EventBox,
    map::MapFigure,
    markdown,
    page::{Page, Section, html},
    pictures::Picture,
    search::{Card, Fact, Origin, SearchForm},
    site::Site,
    vacancies::links,
};

/// Open places that a profile shows; the rest is a search away.
const SHOWN: usize = 20;

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
    /// What you learn there.
    learn: Option<String>,
    logo: Option<Picture>,
    photos: Vec<Picture>,
    facts: Vec<Fact>,
    website: Option<(String, String)>,
    mail: Option<(String, String)>,
    phone: Option<(String, String)>,
    trainer: Option<String>,
    answers: Vec<String>,
    /// Where pupils apply without a posting, where the company wants that.
    speculative: Option<String>,
    addresses: Vec<Address>,
    /// Of the addresses.
    map: Option<MapFigure>,
    clusters: Vec<(String, String)>,
    open: String,
    cards: Vec<Card>,
    events: Vec<EventBox>,
    all: Option<String>,
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(At { slug }): Path<At>,
) -> Result<Response> {
    let view = company::find_public(state.db.read(), &slug).await?;
    let path = format!("/unternehmen/{}", view.company.slug);
    if !site.holds(&view.clusters) {
        return Ok(Redirect::temporary(&site.public(site.lang, &path)).into_response());
    }
    let query = SearchQuery {
        company: Some(slug.clone()),
        cluster: site.cluster_slug(),
        limit: SHOWN,
        ..SearchQuery::default()
    };
    let found = engine::search(&state, &query)?;
    let events = event::list_of_company(&state.db, &*state.clock, view.company.id).await?;
    let target = Target::Company(view.company.id);
    let takes = find_target(&state.db, &*state.clock, target).await?.takes;
    let profile::Profile { company, training, logo, photos } =
        profile::find_public(state.db.read(), view.company).await?;
    let lang = site.lang;
    let description = company
        .summary
        .clone()
        .unwrap_or_else(|| lang.with("company-description", [("name", company.name.clone())]));
    let mut addresses: Vec<Address> = view.sites.iter().map(|site| Address::new(lang, site, None)).collect();
    let map = mapped(&site, &mut addresses, "zeige=unternehmen&");
    let all = SearchForm { company: Some(slug), ..SearchForm::default() };
    html(&Profile {
        page: Page::new(&site, Section::Companies, company.name.clone(), description)
            .found_at(&path)
            .pictured(&path),
        facts: facts(lang, &company),
        website: links::website(company.website.as_deref()),
        mail: links::mail(company.mail.as_deref(), ""),
        phone: links::phone(company.phone.as_deref()),
        summary: company.summary,
        description: company.description.as_deref().map(markdown::to_html),
        learn: training.as_ref().and_then(|training| training.learn.as_deref()).map(markdown::to_html),
        trainer: training.as_ref().and_then(trainer),
        logo: logo.as_ref().map(Picture::new),
        photos: photos.iter().map(Picture::new).collect(),
        answers: lines(lang, view.answers.as_ref()),
        speculative: (takes == Takes::Yes).then(|| site.href(&format!("{path}/bewerben"))),
        name: company.name,
        addresses,
        map,
        clusters: view
            .clusters
            .iter()
            .map(|cluster| (cluster.name.clone(), format!("{}/c/{}", lang.prefix(), cluster.slug)))
            .collect(),
        open: lang.count("vacancies-open", found.total),
        all: found.next.is_some().then(|| site.href(&all.path())),
        events: events.iter().map(|card| EventBox::new(&site, card, state.clock.now())).collect(),
        cards: found.hits.iter().map(|hit| Card::new(&site, hit, Origin::default())).collect(),
    })
}
