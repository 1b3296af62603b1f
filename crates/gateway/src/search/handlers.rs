use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::FieldError;
use lotse_search::SearchError;
use lotse_web_kit::{Caching, Code, Conditional, Problem, Query, Reply};

use super::{
    input::{Asked, SearchIn},
    wire::SearchOut,
};
use crate::{GatewayState, list, responses};

/// Search training places
///
/// Words, filters and a circle around a place may be combined. Counts for every filter come along; where nothing is
/// found, `alternatives` tells what would be.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "search",
    params(SearchIn),
    responses(
        (status = 200, description = "One page of hits.", body = SearchOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288)."),
            ("ETag" = String, description = "For If-None-Match.")
        )),
        responses::OfSearch
    )
)]
pub(crate) async fn search(
    State(state): State<GatewayState>,
    Query(asked): Query<Asked>,
    conditional: Conditional,
    uri: Uri,
) -> Reply<Response> {
    let (query, understood) = asked.resolve(&state.index, &state.gazetteer)?;
    let near = query.near.clone();
    // The index answers from memory within milliseconds and waits for nobody, so it needs no thread of its own.
    let page = state.index.ask(&query).map_err(problem)?;
    let alternatives =
        if page.total == 0 { Some(state.index.alternatives(&query).map_err(problem)?) } else { None };
    let out = SearchOut::new(page, &state.gazetteer, near, alternatives, understood);
    list::page(&out, out.next.as_deref(), &uri, Caching::Revalidate, &conditional)
}

/// What the index could not do, as callers see it.
pub(crate) fn problem(err: SearchError) -> Problem {
    match err {
        SearchError::BadCursor => Problem::of_fields(
            Code::BadCursor,
            vec![FieldError::new("after", "bad_cursor", "is not the `next` of a page of this search")],
        ),
        SearchError::Domain(err) => err.into(),
        err @ (SearchError::InUse | SearchError::Damaged(_)) => Problem::unavailable(&err),
        err => Problem::internal(&err),
    }
}
