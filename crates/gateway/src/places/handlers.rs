use axum::{extract::State, response::Response};
use lotse_web_kit::{Answer, Caching, Conditional, Query, Reply};

use super::wire::{PlacesIn, PlacesOut};
use crate::{GatewayState, responses};

/// Find places
///
/// Towns and postal codes that begin like the query, for `near` of the search.
#[utoipa::path(
    get,
    path = "/api/v1/places",
    tag = "places",
    operation_id = "list_places",
    params(PlacesIn),
    responses((status = 200, description = "Places.", body = PlacesOut), responses::OfList)
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Query(PlacesIn { query, limit }): Query<PlacesIn>,
    conditional: Conditional,
) -> Reply<Response> {
    let places = state.gazetteer.suggest(&query.unwrap_or_default(), limit);
    Ok(Answer::json(&PlacesOut::new(places), Caching::Minute)?.respond(&conditional))
}
