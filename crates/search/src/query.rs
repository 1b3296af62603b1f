//! What may be asked of the index, and what it answers.
use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    occupation::Area,
    vacancy::{Kind, Qualification},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A circle on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// How the place is called, for showing it again.
    pub label: String,
    pub latitude: f64,
    pub longitude: f64,
    pub radius_km: f64,
}

/// In which order hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Best match first; newest first where nothing is searched for. Companies that answer in time stand a little further in
    /// front, those that mostly do not a little further behind.
    #[default]
    Relevance,
    /// Nearest first; only with a place, else as `Relevance`.
    Distance,
    Newest,
    /// Earliest start first, those without a start last.
    Start,
    /// Highest pay of the first year first, those that do not say it last.
    Pay,
}

/// A search. The default finds everything.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchQuery {
    /// Words; empty for all.
    pub q: String,
    pub near: Option<Near>,
    /// Any of these; empty for all. The same for the other lists.
    pub kinds: Vec<Kind>,
    pub areas: Vec<Area>,
    /// The qualification that the searcher has: finds what asks for this one, a lower one, or none that we know of.
    pub qualification: Option<Qualification>,
    pub start_years: Vec<i32>,
    /// Two letters as in ISO 3166-2:DE.
    pub states: Vec<String>,
    /// Areas with boundaries, by the digits with which the keys of their municipalities (AGS) begin: five for a district, three for a
    /// Regierungsbezirk.
    pub districts: Vec<String>,
    /// Slug of a company.
    pub company: Option<String>,
    /// Slug of a cluster: what stands in its portal.
    pub cluster: Option<String>,
    /// Code of an occupation.
    pub occupation: Option<String>,
    pub sort: Sort,
    /// Hits wanted; 0 counts only.
    pub limit: usize,
    /// [`SearchPage::next`] of the page before.
    pub after: Option<String>,
}

/// What a result shows of a vacancy; stored in the index, so that a search asks no database.
#[derive(Debug, Clone, PartialEq)]
pub struct VacancyCard {
    pub id: Uuid,
    pub version: i32,
    pub kind: Kind,
    pub title: String,
    pub company: String,
    pub company_slug: String,
    /// Where it is: the site nearest to the place that was asked for, else the first.
    pub postal_code: Option<String>,
    pub town: Option<String>,
    pub state: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// How many further sites it has.
    pub more_sites: u32,
    /// Those of them that may be the nearest.
    pub further_sites: Vec<CardSite>,
    pub occupation: Option<String>,
    pub occupation_code: Option<String>,
    pub area: Option<Area>,
    pub places: i32,
    pub starts_on: Option<NaiveDate>,
    pub starts_asap: bool,
    pub qualification: Option<Qualification>,
    /// Cents a month in the first year.
    pub first_year_pay: Option<i32>,
    pub deadline: Option<NaiveDate>,
    pub published_at: Option<DateTime<Utc>>,
    pub summary: Option<String>,
    /// Slugs of the clusters in whose portals it stands.
    pub clusters: Vec<String>,
    /// How many of a hundred applications the company answers in time; none where too little is known. The index has it from
    /// the last time that the company's record changed.
    pub answered_share: Option<i32>,
    /// Days that the company usually takes for an answer.
    pub usual_days: Option<i32>,
}

/// A site as a card names it.
#[derive(Debug, Clone, PartialEq)]
pub struct CardSite {
    pub postal_code: Option<String>,
    pub town: String,
    pub state: Option<String>,
    pub latitude: f64,
    pub longitude: f64,
}

/// One hit.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub card: VacancyCard,
    /// From the place that was asked for to the nearest site.
    pub distance_km: Option<f64>,
}

/// How many hits a value of a filter has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCount {
    pub value: String,
    pub count: u64,
}

/// Counts for each filter, as if that filter alone were not set (disjunctive), so that a choice can be changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    pub kind: Vec<FacetCount>,
    pub area: Vec<FacetCount>,
    /// For each qualification, how many are open to someone who has it.
    pub qualification: Vec<FacetCount>,
    pub start_year: Vec<FacetCount>,
    pub state: Vec<FacetCount>,
    /// At most 20, the most frequent first; value is the key of five digits.
    pub district: Vec<FacetCount>,
    /// At most 20, the most frequent first; value is the slug.
    pub company: Vec<FacetCount>,
    pub cluster: Vec<FacetCount>,
}

/// One page of hits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchPage {
    pub hits: Vec<Hit>,
    pub total: u64,
    pub facets: Facets,
    /// Asks for the next page, as [`SearchQuery::after`].
    pub next: Option<String>,
    /// The words as they were understood, where a typo was put right.
    pub corrected: Option<String>,
    /// Not all words were found together; hits have some of them.
    pub partial: bool,
}

/// What would be found otherwise, for a page without hits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alternatives {
    /// (kilometres, hits): only radii wider than the one asked for that find anything.
    pub wider: Vec<(u32, u64)>,
    /// Hits without any filter but words and place.
    pub without_filters: u64,
    /// Hits anywhere.
    pub anywhere: u64,
    /// Occupations that may do instead; at most six.
    pub neighbours: Vec<Neighbour>,
}

/// An occupation that may do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    pub code: String,
    pub slug: String,
    pub title: String,
    /// Postings where they were looked for: within the circle, the areas and the portal, whatever the other filters say.
    pub open: u64,
}

/// What somebody may be about to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Completion {
    /// What was typed, with its typing errors put right; only where nothing begins as it was typed.
    Spelling(String),
    Named(Suggestion),
    Place {
        /// What was typed before it; empty where there was nothing else.
        words: String,
        /// A town, or a postal code with its town.
        name: String,
    },
    /// A district, a Regierungsbezirk, or several together.
    Area {
        /// What was typed before it; empty where there was nothing else.
        words: String,
        name: String,
    },
    Event {
        title: String,
        slug: String,
    },
}

/// What a suggestion leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    Occupation,
    Company,
}

/// A completion of what has been typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub kind: SuggestionKind,
    pub text: String,
    /// Slug of the occupation or company.
    pub slug: String,
    /// Open postings.
    pub open: u64,
}
