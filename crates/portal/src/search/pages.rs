use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::{cluster, company, occupation};
use lotse_search::SearchPage;

use super::{
    card::Card,
    events::{self, FoundEvent},
    filters::{self, Active, Choice, Filter, Names},
    form::SearchForm,
    results::{self, Entry, WayOut, Whereabouts},
    studies::{self, FoundStudy},
    travel::{point, ways},
    why::Reasons,
};
use crate::{
    PortalState, engine,
    error::Result,
    page::{Page, Section, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "search/results.html")]
struct Results {
    page: Page,
    form: SearchForm,
    heading: String,
    summary: String,
    active: Vec<Active>,
    without_filters: String,
    /// The way to what is in the cluster's region.
    region: Option<Active>,
    filters: Vec<Filter>,
    qualifications: Vec<Choice>,
    radii: Vec<Entry>,
    sorts: Vec<Entry>,
    cards: Vec<Card>,
    /// Where the search stands in its canonical words, when a typo was put right.
    corrected: Option<String>,
    partial: bool,
    /// Parts of the text became a place or filters: the way to the words as they were typed.
    understood: Option<(String, String)>,
    unknown_place: bool,
    places: Vec<WayOut>,
    ways_out: Vec<WayOut>,
    neighbours: Vec<WayOut>,
    events: Vec<FoundEvent>,
    studies: Vec<FoundStudy>,
    /// Why the hits stand in this order, for staff.
    reasons: Reasons,
    more: Option<String>,
    first: Option<String>,
}

/// What stands beside the vacancies, or in their place.
struct Beside {
    understood: Option<(String, String)>,
    ways_out: Vec<WayOut>,
    neighbours: Vec<WayOut>,
    events: Vec<FoundEvent>,
    studies: Vec<FoundStudy>,
    reasons: Reasons,
    /// How long the way to each hit takes.
    travel: Vec<Option<String>>,
}

pub(super) async fn results(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let mut form = SearchForm::read(&site.query);
    let typed = form.clone();
    let cluster = site.cluster_slug().or_else(|| form.cluster.clone());
    let understood = form.understand(&state.index, &state.gazetteer, cluster.as_deref()).then(|| {
        let as_typed = typed.changed(|form| form.literal = true);
        (site.href(&as_typed.path()), site.lang.with("understood-literal", [("words", typed.q.clone())]))
    });
    form.find_areas(&state.gazetteer);
    let (occupation, mut names) = names(&state, &mut form).await?;
    names.gazetteer = Some(&state.gazetteer);
    let clusters = cluster::list_all(state.db.read()).await?;
    names.clusters = &clusters;
    let whereabouts = results::locate(&site, &state.gazetteer, &form);
    let query = results::query(&form, &site, whereabouts.near.clone(), occupation);
    let (found, lost) = engine::search_from(&state, &query)?;
    if lost {
        form.after = None;
        form.ignored = true;
    }
    let (mut ways_out, mut neighbours) = (Vec::new(), Vec::new());
    if found.hits.is_empty() {
        let otherwise = engine::alternatives(&state, &query)?;
        ways_out = results::ways_out(&site, &form, &otherwise);
        if ways_out.is_empty() {
            let near = whereabouts.near.as_ref();
            // The words without a place, the place without words, everything: the first that is there.
            for (key, way, near) in results::last_ways(&form, near) {
                let count = engine::search(&state, &results::count(&way, &site, near))?.total;
                ways_out.extend(results::way_of(&site, key, &way, count));
                if !ways_out.is_empty() {
                    break;
                }
            }
        }
        neighbours = results::neighbours(&site, &form, otherwise.neighbours);
    }
    let events = events::found(&state, &site, &form, whereabouts.near.as_ref(), found.hits.is_empty());
    let studies = studies::found(&state, &site, &form, whereabouts.near.as_ref());
    let reasons = Reasons::new(&state, &site, &form, &query, &found, &clusters)?;
    let from = whereabouts.near.as_ref().map(|near| (near.latitude, near.longitude));
    let to: Vec<_> = found.hits.iter().map(|hit| point(hit.card.latitude, hit.card.longitude)).collect();
    let travel = ways(&state, site.lang, from, &to).await;
    let beside = Beside { understood, ways_out, neighbours, events, studies, reasons, travel };
    html(&view(&site, form, found, whereabouts, &names, beside))
}

/// The things that the address names by slug: the occupation's code for the index, and names for the page.
pub(super) async fn names(
    state: &PortalState,
    form: &mut SearchForm,
) -> Result<(Option<String>, Names<'static>)> {
    let db = state.db.read();
    let mut names = Names::default();
    let mut code = None;
    if let Some(slug) = &form.occupation {
        let found = optional(occupation::find_by_slug(db, slug).await)?;
        form.ignored |= found.is_none();
        (code, names.occupation) = found.map(|o| (o.code, o.title)).unzip();
    }
    if let Some(slug) = &form.company {
        let found = optional(company::find_public(db, slug).await)?;
        form.ignored |= found.is_none();
        names.company = found.map(|view| view.company.name);
    }
    if names.occupation.is_none() {
        form.occupation = None;
    }
    if names.company.is_none() {
        form.company = None;
    }
    Ok((code, names))
}

/// What is not there is no failure of a search.
fn optional<T>(found: lotse_domain::Result<T>) -> lotse_domain::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == lotse_domain::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn view(
    site: &Site,
    form: SearchForm,
    found: SearchPage,
    whereabouts: Whereabouts,
    names: &Names<'_>,
    beside: Beside,
) -> Results {
    let lang = site.lang;
    let heading = lang.count("results-heading", found.total);
    let summary = results::summary(site, &form, whereabouts.near.as_ref());
    let title = if summary.is_empty() { heading.clone() } else { format!("{heading} {summary}") };
    let page = Page::new(site, Section::Search, title, lang.t("search-description"));
    Results {
        heading,
        summary,
        active: filters::active(site, &form, names),
        without_filters: site.href(&form.without_filters().path()),
        region: filters::region_offer(site, &form),
        filters: filters::filters(lang, &form, &found.facets, names, site.cluster.is_some()),
        qualifications: filters::qualifications(lang, &form, &found.facets),
        radii: results::radii(site, form.radius),
        sorts: results::sorts(site, &form, whereabouts.near.is_some()),
        cards: results::cards(site, &form, whereabouts.near.as_ref(), &found, beside.travel),
        corrected: found.corrected,
        partial: found.partial,
        unknown_place: whereabouts.unknown,
        places: whereabouts.suggestions,
        understood: beside.understood,
        ways_out: beside.ways_out,
        neighbours: beside.neighbours,
        events: beside.events,
        studies: beside.studies,
        reasons: beside.reasons,
        more: found.next.map(|next| site.href(&SearchForm { after: Some(next), ..form.clone() }.path())),
        first: form.after.as_ref().map(|_| site.href(&form.changed(|_| ()).path())),
        page: page.found_here("/suche"),
        form,
    }
}
