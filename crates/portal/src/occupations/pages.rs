use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::occupation::{self, Area, Occupation};
use lotse_search::{FacetCount, SearchQuery};
use serde::Deserialize;

use crate::{
    PortalState, articles, engine,
    error::Result,
    format,
    page::{Page, Section, html},
    search::{Card, Fact, Origin, SearchForm},
    site::Site,
};

/// Open places that a profile shows; the rest is a search away.
const SHOWN: usize = 10;

/// An area of employment with its occupations.
struct AreaGroup {
    id: &'static str,
    name: String,
    open: u64,
    /// Leads to the open places of this area.
    search: String,
    occupations: Vec<Row>,
}

struct Row {
    title: String,
    href: String,
}

#[derive(Template)]
#[template(path = "occupations/catalogue.html")]
struct Catalogue {
    page: Page,
    areas: Vec<AreaGroup>,
    total: u64,
}

pub(super) async fn catalogue(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let all = occupation::list_all(state.db.read()).await?;
    let query = SearchQuery { cluster: site.cluster_slug(), ..SearchQuery::default() };
    let counts = engine::search(&state, &query)?.facets.area;
    let lang = site.lang;
    let total = u64::try_from(all.len()).unwrap_or(0);
    html(&Catalogue {
        page: Page::new(
            &site,
            Section::Occupations,
            lang.t("occupations-title"),
            lang.t("occupations-description"),
        )
        .found_here("/berufe"),
        areas: groups(&site, &all, &counts),
        total,
    })
}

fn groups(site: &Site, all: &[Occupation], counts: &[FacetCount]) -> Vec<AreaGroup> {
    let mut groups: Vec<AreaGroup> = Area::ALL
        .iter()
        .map(|area| AreaGroup {
            id: area.as_str(),
            name: site.lang.word("area", area.as_str()),
            open: counts.iter().find(|facet| facet.value == area.as_str()).map_or(0, |facet| facet.count),
            search: site.href(&SearchForm { areas: vec![*area], ..SearchForm::default() }.path()),
            occupations: all
                .iter()
                .filter(|occupation| occupation.area == *area)
                .map(|occupation| Row {
                    title: occupation.title.clone(),
                    href: site.href(&format!("/berufe/{}", occupation.slug)),
                })
                .collect(),
        })
        .filter(|group| !group.occupations.is_empty())
        .collect();
    groups.sort_by(|a, b| a.name.cmp(&b.name));
    groups
}

#[derive(Deserialize)]
pub(super) struct At {
    slug: String,
}

#[derive(Template)]
#[template(path = "occupations/profile.html")]
struct Profile {
    page: Page,
    title: String,
    facts: Vec<Fact>,
    synonyms: Vec<String>,
    open: String,
    cards: Vec<Card>,
    all: String,
    area: (String, String),
    /// What clusters write about it: title, lead, address.
    articles: Vec<(String, String, String)>,
}

pub(super) async fn occupation(
    State(state): State<PortalState>,
    site: Site,
    Path(At { slug }): Path<At>,
) -> Result<Response> {
    let occupation = occupation::find_by_slug(state.db.read(), &slug).await?;
    let query = SearchQuery {
        occupation: Some(occupation.code.clone()),
        cluster: site.cluster_slug(),
        limit: SHOWN,
        ..SearchQuery::default()
    };
    let found = engine::search(&state, &query)?;
    let lang = site.lang;
    let all = SearchForm { occupation: Some(slug), ..SearchForm::default() };
    let area = SearchForm { areas: vec![occupation.area], ..SearchForm::default() };
    let path = format!("/berufe/{}", occupation.slug);
    let title = lang.with("occupation-title", [("title", occupation.title.clone())]);
    let description = lang.with("occupation-description", [("title", occupation.title.clone())]);
    html(&Profile {
        articles: articles::beside_occupation(&state, &site, occupation.id).await?,
        page: Page::new(&site, Section::Occupations, title, description).found_at(&path).pictured(&path),
        facts: facts(&site, &occupation),
        open: lang.count("vacancies-open", found.total),
        cards: found.hits.iter().map(|hit| Card::new(&site, hit, Origin::default())).collect(),
        all: site.href(&all.path()),
        area: (lang.word("area", occupation.area.as_str()), site.href(&area.path())),
        title: occupation.title,
        synonyms: occupation.synonyms.0,
    })
}

fn facts(site: &Site, occupation: &Occupation) -> Vec<Fact> {
    let lang = site.lang;
    let forms = format!("{}, {}", occupation.title_female, occupation.title_male);
    [
        ("occupation-forms", forms),
        ("fact-duration", format::months(lang, occupation.months)),
        ("occupation-area", lang.word("area", occupation.area.as_str())),
        ("occupation-sector", lang.word("sector", occupation.sector.as_str())),
        ("occupation-basis", lang.word("basis", occupation.basis.as_str())),
        ("occupation-code", occupation.kldb.clone()),
    ]
    .into_iter()
    .map(|(key, value)| Fact { name: lang.t(key), value })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{FacetCount, Site, groups};
    use crate::{language::Lang, vacancies::sample};

    #[test]
    fn an_area_without_occupations_is_not_listed() {
        let site = Site::sample(Lang::De, None, "/berufe", "");
        let counts = [FacetCount { value: "electrical".into(), count: 7 }];
        let groups = groups(&site, &[sample::occupation()], &counts);
        assert_eq!(groups.len(), 1);
        assert_eq!((groups[0].open, groups[0].occupations[0].href.as_str()), (7, "/berufe/mechatroniker-in"));
    }
}
