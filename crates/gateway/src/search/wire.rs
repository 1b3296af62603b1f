use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    occupation::Area,
    place::Gazetteer,
    vacancy::{Kind, Qualification},
};
use lotse_search::{
    Alternatives, Hit, Near, Neighbour, SearchPage, VacancyCard,
    travel::{Travel, estimate},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{facets::FacetsOut, understood::UnderstoodOut};
use crate::{paths, words};

/// One page of hits.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchPage)]
pub(super) struct SearchOut {
    items: Vec<HitOut>,
    /// Hits on all pages.
    #[schema(example = 137)]
    total: u64,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
    facets: FacetsOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<NearOut>,
    /// What was understood in `q`; only with `understand=true`, and where anything was.
    #[serde(skip_serializing_if = "Option::is_none")]
    understood: Option<UnderstoodOut>,
    /// The words as they were understood, where a typo was put right.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "mechatroniker")]
    corrected: Option<String>,
    /// Not all words were found together: hits have some of them.
    partial: bool,
    /// What would be found otherwise; only where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    alternatives: Option<AlternativesOut>,
}

impl SearchOut {
    pub(super) fn new(
        page: SearchPage,
        gazetteer: &Gazetteer,
        near: Option<Near>,
        alternatives: Option<Alternatives>,
        understood: Option<UnderstoodOut>,
    ) -> Self {
        let SearchPage { hits, total, facets, next, corrected, partial } = page;
        Self {
            items: hits.into_iter().map(Into::into).collect(),
            total,
            next,
            facets: FacetsOut::new(facets, gazetteer),
            near: near.map(Into::into),
            understood,
            corrected,
            partial,
            alternatives: alternatives.map(Into::into),
        }
    }
}

/// The place that was searched around, as it was understood.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Near)]
struct NearOut {
    #[schema(example = "Nürnberg")]
    name: String,
    latitude: f64,
    longitude: f64,
    radius_km: f64,
}

impl From<Near> for NearOut {
    fn from(Near { label, latitude, longitude, radius_km }: Near) -> Self {
        Self { name: label, latitude, longitude, radius_km }
    }
}

/// What would be found otherwise.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Alternatives)]
struct AlternativesOut {
    /// Larger circles that have hits.
    wider: Vec<WiderOut>,
    /// Hits with the same words and place, but no filter.
    without_filters: u64,
    /// Hits anywhere.
    anywhere: u64,
    /// Occupations that may do instead, at most six: first what the words mean, then others of the same area of employment.
    neighbours: Vec<NeighbourOut>,
}

/// An occupation that may do instead.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Neighbour)]
struct NeighbourOut {
    #[schema(example = "81302-900")]
    code: String,
    #[schema(example = "Pflegefachmann/-frau")]
    title: String,
    slug: String,
    /// Address of its page.
    path: String,
    /// Hits within the place, the areas and the cluster that were asked for, whatever the other filters say.
    #[schema(example = 12)]
    total: u64,
}

impl From<Neighbour> for NeighbourOut {
    fn from(Neighbour { code, slug, title, open }: Neighbour) -> Self {
        Self { code, title, path: paths::occupation_page(&slug), slug, total: open }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Wider)]
struct WiderOut {
    #[schema(example = 100)]
    radius_km: u32,
    total: u64,
}

impl From<Alternatives> for AlternativesOut {
    fn from(Alternatives { wider, without_filters, anywhere, neighbours }: Alternatives) -> Self {
        let wider = wider.into_iter().map(|(radius_km, total)| WiderOut { radius_km, total }).collect();
        let neighbours = neighbours.into_iter().map(Into::into).collect();
        Self { wider, without_filters, anywhere, neighbours }
    }
}

/// A vacancy as results show it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Hit)]
struct HitOut {
    id: Uuid,
    /// Address of all its fields.
    url: String,
    /// Address of its page.
    path: String,
    #[schema(value_type = words::KindDescribed)]
    kind: Kind,
    /// Without "(m/w/d)".
    #[schema(example = "Mechatroniker")]
    title: String,
    company: HitCompanyOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<HitOccupationOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::AreaDescribed>)]
    area: Option<Area>,
    #[serde(skip_serializing_if = "Option::is_none")]
    /// The site nearest to the place that was asked for, else the first.
    site: Option<HitSiteOut>,
    /// How many further sites it has.
    more_sites: u32,
    /// From the place that was asked for to the nearest site, rounded to a tenth.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 12.4)]
    distance_km: Option<f64>,
    /// How long the way there takes, one direction; only with a place, and where nobody would go that far every day, absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    travel: Option<TravelOut>,
    /// How many places there are.
    places: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_on: Option<NaiveDate>,
    /// As soon as possible.
    starts_asap: bool,
    /// The lowest school-leaving qualification that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::QualificationDescribed>)]
    qualification: Option<Qualification>,
    /// Gross pay a month in the first year, in cents.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 120_000)]
    first_year_pay: Option<i32>,
    /// Last day to apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// Slugs of the clusters in whose portals it stands.
    clusters: Vec<String>,
    /// How many of a hundred applications the company answers in time; absent while too little is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 100, example = 93)]
    answered_share: Option<i32>,
    /// Days that the company usually takes for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, example = 5)]
    usual_days: Option<i32>,
}

/// A way, one direction.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Travel)]
struct TravelOut {
    /// Absent where it is around the corner.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 35)]
    minutes: Option<u32>,
    /// `walk`, `bicycle` or `transit` (bus and train).
    #[schema(example = "transit")]
    mode: &'static str,
    /// From the straight line, not from a timetable.
    estimated: bool,
}

impl From<Travel> for TravelOut {
    fn from(Travel { mode, minutes, estimated }: Travel) -> Self {
        Self { minutes, mode: mode.as_str(), estimated }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HitCompany)]
struct HitCompanyOut {
    name: String,
    slug: String,
    url: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HitOccupation)]
struct HitOccupationOut {
    #[schema(example = "Mechatroniker/in")]
    title: String,
    /// Absent where the catalogue does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "26112-900")]
    code: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HitSite)]
struct HitSiteOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    town: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::StateDescribed>)]
    state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
}

impl From<Hit> for HitOut {
    fn from(Hit { card, distance_km }: Hit) -> Self {
        let VacancyCard {
            id,
            version: _,
            kind,
            title,
            company,
            company_slug,
            postal_code,
            town,
            state,
            latitude,
            longitude,
            more_sites,
            further_sites: _,
            occupation,
            occupation_code,
            area,
            places,
            starts_on,
            starts_asap,
            qualification,
            first_year_pay,
            deadline,
            published_at,
            summary,
            clusters,
            answered_share,
            usual_days,
        } = card;
        Self {
            id,
            url: paths::vacancy(id),
            path: paths::vacancy_page(&title, id),
            kind,
            title,
            company: HitCompanyOut { url: paths::company(&company_slug), name: company, slug: company_slug },
            occupation: occupation.map(|title| HitOccupationOut { title, code: occupation_code }),
            area,
            site: town.map(|town| HitSiteOut { postal_code, town, state, latitude, longitude }),
            more_sites,
            travel: distance_km.and_then(estimate).map(Into::into),
            distance_km: distance_km.map(|km| (km * 10.0).round() / 10.0),
            places,
            starts_on,
            starts_asap,
            qualification,
            first_year_pay,
            deadline,
            published_at,
            summary,
            clusters,
            answered_share,
            usual_days,
        }
    }
}
