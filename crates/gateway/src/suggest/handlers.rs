use axum::{extract::State, response::Response};
use lotse_web_kit::{Answer, Caching, Conditional, Query, Reply};

use super::wire::{SuggestIn, SuggestOut};
use crate::{GatewayState, responses};

/// Complete what is being typed
///
/// Occupations, companies, places, districts and events that begin like it; where none does, the spelling that was meant. Without `q` there
/// are none.
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
    let found = state.index.complete(&typed, &state.gazetteer, state.clock.now(), limit);
    Ok(Answer::json(&SuggestOut::from(found), Caching::Minute)?.respond(&conditional))
}
