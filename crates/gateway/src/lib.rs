//! The JSON API under `/api/v1`, for reading: what is public here is public everywhere.
//!
//! One folder per resource: `mod.rs` names the routes, `wire.rs` holds what goes over the wire, `handlers.rs` translates
//! between that and one query of the domain or the index.
mod absent;
mod clusters;
mod companies;
mod docs;
mod document;
mod list;
mod occupations;
mod paths;
mod places;
mod problems;
mod responses;
mod search;
mod suggest;
mod vacancies;
mod words;

use std::sync::Arc;

use axum::{Router, routing::any};
use lotse_domain::{Clock, Db, place::Gazetteer};
use lotse_search::SearchIndex;
use lotse_web_kit::{Code, Problem};
use utoipa_axum::router::OpenApiRouter;

/// What the handlers work with.
#[derive(Clone)]
pub struct GatewayState {
    pub db: Db,
    pub index: Arc<SearchIndex>,
    pub gazetteer: Arc<Gazetteer>,
    pub clock: Arc<dyn Clock>,
}

impl std::fmt::Debug for GatewayState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GatewayState").finish_non_exhaustive()
    }
}

/// Everything under `/api`, to be merged with other routers and hardened with them. Its 404 and 405 are problems.
pub fn router(state: GatewayState) -> Router {
    let (routes, document) = parts();
    routes
        .merge(docs::router(&document))
        .method_not_allowed_fallback(method_not_allowed)
        // Routes, not a fallback: a merged router has one fallback, and that is the pages'.
        .route("/api", any(not_found))
        .route("/api/", any(not_found))
        .route("/api/{*rest}", any(not_found))
        .with_state(state)
}

/// The description of the API, `OpenAPI` 3.1.
pub fn openapi() -> utoipa::openapi::OpenApi {
    parts().1
}

fn parts() -> (Router<GatewayState>, utoipa::openapi::OpenApi) {
    let (router, mut document) = OpenApiRouter::with_openapi(document::document())
        .merge(search::routes())
        .merge(suggest::routes())
        .merge(vacancies::routes())
        .merge(companies::routes())
        .merge(occupations::routes())
        .merge(places::routes())
        .merge(clusters::routes())
        .merge(problems::routes())
        .split_for_parts();
    let components = document.components.get_or_insert_default();
    components.schemas.extend(responses::problem_schemas());
    absent::absent_is_not_null(&mut document);
    (router, document)
}

async fn not_found() -> Problem {
    Problem::not_found("address")
}

async fn method_not_allowed() -> Problem {
    Problem::new(Code::MethodNotAllowed, "the header Allow lists the methods of this address")
}

#[cfg(test)]
mod tests;
