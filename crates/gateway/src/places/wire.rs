use lotse_domain::place::{Place, PlaceKind, state_name};
use lotse_web_kit::{Params, QueryParams};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::words;

/// Which places.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PlacesIn {
    /// The beginning of a town's name or of a postal code.
    #[param(value_type = String, example = "Nürn", min_length = 1, max_length = 100)]
    pub(super) query: Option<String>,
    /// Most places.
    #[param(value_type = Option<usize>, default = 10, minimum = 1, maximum = 100)]
    pub(super) limit: usize,
}

impl QueryParams for PlacesIn {
    fn read(params: &mut Params) -> Self {
        let query = params.text("query", 100);
        if query.is_none() {
            params.refuse("query", "missing", "must be given: the beginning of a town or postal code");
        }
        Self { query, limit: params.number("limit", &(1..=100)).unwrap_or(10) }
    }
}

/// Places that begin like the query: towns by the number of people, postal codes by number.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Places)]
pub(super) struct PlacesOut {
    items: Vec<PlaceOut>,
}

impl PlacesOut {
    pub(super) fn new(places: Vec<&Place>) -> Self {
        Self { items: places.into_iter().cloned().map(Into::into).collect() }
    }
}

/// A postal code or a municipality.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Place)]
struct PlaceOut {
    #[schema(value_type = words::PlaceKindDescribed)]
    kind: PlaceKind,
    /// The postal code, or the municipality's official key (AGS, eight digits).
    #[schema(example = "09564000")]
    key: String,
    #[schema(example = "Nürnberg")]
    name: String,
    /// Kreis or kreisfreie Stadt.
    district: String,
    /// Two letters as in ISO 3166-2:DE.
    #[schema(value_type = words::StateDescribed)]
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Bayern")]
    state_name: Option<&'static str>,
    /// Degrees north (WGS 84).
    #[schema(example = 49.4521)]
    latitude: f64,
    /// Degrees east.
    #[schema(example = 11.0767)]
    longitude: f64,
    /// Of the municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<i32>,
}

impl From<Place> for PlaceOut {
    fn from(place: Place) -> Self {
        let Place { kind, key, name, district, state, latitude, longitude, population } = place;
        Self {
            kind,
            key,
            name,
            district,
            state_name: state_name(&state),
            state,
            latitude,
            longitude,
            population: (population > 0).then_some(population),
        }
    }
}
