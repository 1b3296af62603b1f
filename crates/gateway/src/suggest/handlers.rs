use axum::{extract::State, response::Response};
use lotse_web_kit::{Answer, Caching, Conditional, Query, Reply};

use super::wire::{SuggestIn, SuggestOut};
use crate::{GatewayState, responses};

/// Complete what is being typed
///
/// Occupations, companies and places that begin like it. Without `q` there are none.
#[utoipa::path(
    get,
    path = "/api/v1/suggest",
    tag = "search",
    params(SuggestIn),
    responses((status = 200, description = "Completions.", body = SuggestOut), responses::OfList)
)]
pub(crate) async fn suggest(
    State(state): State<GatewayState>,
    Query(SuggestIn { q, limit }): Query<SuggestIn>,
    conditional: Conditional,
) -> Reply<Response> {
    let typed = q.unwrap_or_default();
    let words = state.index.suggest(&typed, limit);
    let places = state.gazetteer.suggest(&typed, limit);
    Ok(Answer::json(&SuggestOut::new(words, &places, limit), Caching::Minute)?.respond(&conditional))
}
