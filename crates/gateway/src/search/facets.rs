use lotse_domain::place::Gazetteer;
use lotse_search::{FacetCount, Facets};
use serde::Serialize;
use utoipa::ToSchema;

/// How many hits a value of a filter has.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FacetCount)]
pub(crate) struct FacetCountOut {
    /// The value, as the parameter takes it.
    #[schema(example = "apprenticeship")]
    value: String,
    #[schema(example = 42)]
    count: u64,
    /// How it is called, where the value does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Landkreis Fürth")]
    name: Option<String>,
}

/// Counts for each filter, as if that one filter were not set, so that a choice can be changed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Facets)]
pub(crate) struct FacetsOut {
    kind: Vec<FacetCountOut>,
    area: Vec<FacetCountOut>,
    /// For each qualification, how many are open to someone who has it.
    qualification: Vec<FacetCountOut>,
    start_year: Vec<FacetCountOut>,
    state: Vec<FacetCountOut>,
    /// The 20 most frequent, by key of five digits.
    district: Vec<FacetCountOut>,
    /// The 20 most frequent, by slug.
    company: Vec<FacetCountOut>,
    /// By slug.
    cluster: Vec<FacetCountOut>,
}

impl From<FacetCount> for FacetCountOut {
    fn from(FacetCount { value, count }: FacetCount) -> Self {
        Self { value, count, name: None }
    }
}

impl FacetsOut {
    pub(super) fn new(facets: Facets, gazetteer: &Gazetteer) -> Self {
        let Facets { kind, area, qualification, start_year, state, district, company, cluster } = facets;
        let named = |counts: Vec<FacetCount>| {
            let counts = counts.into_iter().map(FacetCountOut::from);
            counts.map(|facet| FacetCountOut { name: gazetteer.area_label(&facet.value), ..facet }).collect()
        };
        let out = |counts: Vec<FacetCount>| counts.into_iter().map(Into::into).collect();
        Self {
            kind: out(kind),
            area: out(area),
            qualification: out(qualification),
            start_year: out(start_year),
            state: out(state),
            district: named(district),
            company: out(company),
            cluster: out(cluster),
        }
    }
}
