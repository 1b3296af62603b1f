use std::{collections::HashMap, sync::Arc};

use lotse_domain::{
    Db,
    company::Site,
    fold::fold,
    place::{Gazetteer, distance_km},
    vacancy::{self, VacancyView},
};
use lotse_papers::Language;
use lotse_search::{SearchIndex, SearchQuery, Sort};
use uuid::Uuid;

use super::Order;
use crate::{HandoutError, Result, texts::Texts};

/// What the index gives at once.
const PAGE: usize = 100;
/// Rows that are read from the database at once.
const ROWS: usize = 500;

/// Places that fit a choice.
#[derive(Debug, Clone)]
pub struct Places {
    pub places: Vec<OpenPlace>,
    /// How many postings there are, also those that are not among them.
    pub total: usize,
}

/// A posting as the public sees it, and the one of its sites that is meant.
#[derive(Debug, Clone)]
pub struct OpenPlace {
    pub view: VacancyView,
    pub site: Option<Site>,
}

impl OpenPlace {
    /// How its occupation is called, as the catalogue or else as the company does.
    pub(super) fn occupation(&self) -> Option<&str> {
        let known = self.view.occupation.as_ref().map(|occupation| occupation.title.as_str());
        known.or(self.view.vacancy.occupation_text.as_deref())
    }

    pub(super) fn town(&self) -> Option<&str> {
        self.site.as_ref().map(|site| site.town.as_str())
    }
}

/// Up to `most` postings: the nearest where a place is asked for, else the newest. Only what the public sees now.
///
/// # Errors
/// When index or database fail.
pub async fn find(
    db: &Db,
    index: &Arc<SearchIndex>,
    gazetteer: &Gazetteer,
    query: SearchQuery,
    most: usize,
) -> Result<Places> {
    let sort = if query.near.is_some() { Sort::Distance } else { Sort::Newest };
    let query = SearchQuery { sort, limit: PAGE, after: None, ..query };
    let (index, asked) = (Arc::clone(index), query.clone());
    let found = tokio::task::spawn_blocking(move || ids(&index, asked, most)).await;
    let (ids, total) = found.map_err(|_| HandoutError::Ended)??;
    let mut views: HashMap<Uuid, VacancyView> = HashMap::with_capacity(ids.len());
    for some in ids.chunks(ROWS) {
        let read = vacancy::list_views(db.read(), some).await?;
        views.extend(read.into_iter().map(|view| (view.vacancy.id, view)));
    }
    let places = ids.iter().filter_map(|id| views.remove(id));
    // The index may be a moment behind.
    let places = places.filter(|view| {
        let here = |slug: &String| view.clusters.iter().any(|cluster| cluster.slug == *slug);
        query.cluster.as_ref().is_none_or(here)
    });
    let places: Vec<OpenPlace> =
        places.map(|view| OpenPlace { site: meant(&view, &query, gazetteer), view }).collect();
    Ok(Places { total: total.max(places.len()), places })
}

/// The first ids in the order of the query, and how many there are altogether.
fn ids(index: &SearchIndex, mut query: SearchQuery, most: usize) -> Result<(Vec<Uuid>, usize)> {
    let mut ids = Vec::new();
    let mut total = 0;
    loop {
        query.limit = PAGE.min(most - ids.len());
        let page = index.search(&query)?;
        total = total.max(usize::try_from(page.total).unwrap_or(usize::MAX));
        ids.extend(page.hits.iter().map(|hit| hit.card.id));
        match page.next {
            Some(next) if ids.len() < most => query.after = Some(next),
            _ => return Ok((ids, total)),
        }
    }
}

/// The site nearest to the place that was asked for, or one within the districts, else the first.
fn meant(view: &VacancyView, query: &SearchQuery, gazetteer: &Gazetteer) -> Option<Site> {
    let first = view.sites.first();
    let found = if let Some(near) = &query.near {
        let from = (near.latitude, near.longitude);
        let away = |site: &Site| Some(distance_km(from, (site.latitude?, site.longitude?)));
        let away = view.sites.iter().filter_map(|site| Some((away(site)?, site)));
        away.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, site)| site)
    } else if query.districts.is_empty() {
        view.sites.iter().find(|site| site.state.as_ref().is_some_and(|state| query.states.contains(state)))
    } else {
        view.sites.iter().find(|site| {
            let district =
                gazetteer.district_of(site.postal_code.as_deref(), &site.town, site.state.as_deref());
            district.is_some_and(|district| query.districts.iter().any(|key| district.key.starts_with(key)))
        })
    };
    found.or(first).cloned()
}

/// What a list is grouped by.
pub(super) fn heading(place: &OpenPlace, order: Order, language: Language) -> String {
    match order {
        Order::Town => place.town().map_or_else(|| Texts(language).t("list-no-town"), str::to_owned),
        Order::Company => place.view.company.name.clone(),
        Order::Occupation => {
            place.occupation().map_or_else(|| Texts(language).t("list-no-occupation"), str::to_owned)
        }
    }
}

/// By what they are grouped by, then by company and title.
pub(super) fn sort(places: &mut [OpenPlace], order: Order, language: Language) {
    places.sort_by_cached_key(|place| {
        let company = fold(&place.view.company.name);
        // Whatever has no name of its own stands last.
        let unnamed = match order {
            Order::Town => place.site.is_none(),
            Order::Company => false,
            Order::Occupation => place.occupation().is_none(),
        };
        let heading = fold(&heading(place, order, language));
        (unnamed, heading, company, fold(&place.view.vacancy.title), place.view.vacancy.id)
    });
}
