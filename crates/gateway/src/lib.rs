//! The JSON API under `/api/v1`: what is public to everyone, the rest to whoever brings an access token or an API key.
//!
//! Handlers of what is not public name who may call first in their signature, so that a stranger is refused before
//! anything else of the request is looked at.
//!
//! One folder per resource: `mod.rs` names the routes, `wire.rs` holds what goes over the wire, `handlers.rs` translates
//! between that and one query of the domain or the index.
mod absent;
mod accounts;
mod alerts;
mod answers;
mod api_keys;
mod applications;
mod articles;
mod board;
mod booking_desk;
mod bookings;
mod calendar;
mod check_ins;
mod clusters;
mod companies;
mod consents;
mod docs;
mod document;
mod documents;
mod event_desk;
mod events;
mod exhibitors;
mod grants;
mod groups;
mod if_match;
mod institutions;
mod invitations;
mod list;
mod lists;
mod mails;
mod memberships;
mod occupations;
mod once;
mod outbox;
mod patch;
mod paths;
mod places;
mod postings;
mod private;
mod problems;
mod profiles;
mod pupils;
mod reports;
mod responses;
mod reviews;
mod schools;
mod search;
mod search_rules;
mod second_factors;
mod sessions;
mod sign_in;
mod study_programmes;
mod suggest;
mod teams;
mod uploads;
mod vacancies;
mod words;

use std::sync::Arc;

use axum::{Router, extract::FromRef, routing::any};
use lotse_documents::Documents;
use lotse_domain::{Clock, Db, place::Gazetteer};
use lotse_search::SearchIndex;
use lotse_web_kit::{Auth, Code, Problem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;

/// What the handlers work with.
#[derive(Clone)]
pub struct GatewayState {
    pub db: Db,
    pub index: Arc<SearchIndex>,
    pub gazetteer: Arc<Gazetteer>,
    pub clock: Arc<dyn Clock>,
    pub auth: Auth,
    pub documents: Documents,
    /// What a mail relay shows to report bounces; without one, the hook does not exist.
    pub bounce_secret: Option<Arc<str>>,
}

impl FromRef<GatewayState> for Auth {
    fn from_ref(state: &GatewayState) -> Self {
        state.auth.clone()
    }
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
        .merge(lists::routes())
        .merge(alerts::routes())
        .merge(suggest::routes())
        .merge(vacancies::routes())
        .merge(companies::routes())
        .merge(occupations::routes())
        .merge(institutions::routes())
        .merge(study_programmes::routes())
        .merge(articles::routes())
        .merge(places::routes())
        .merge(clusters::routes())
        .merge(sign_in::routes())
        .merge(accounts::routes())
        .merge(sessions::routes())
        .merge(second_factors::routes())
        .merge(api_keys::routes())
        .merge(grants::routes())
        .merge(pupils::routes())
        .merge(consents::routes())
        .merge(memberships::routes())
        .merge(teams::routes())
        .merge(invitations::routes())
        .merge(schools::routes())
        .merge(postings::routes())
        .merge(profiles::routes())
        .merge(reviews::routes())
        .merge(reports::routes())
        .merge(search_rules::routes())
        .merge(applications::routes())
        .merge(documents::routes())
        .merge(board::routes())
        .merge(answers::routes())
        .merge(events::routes())
        .merge(bookings::routes())
        .merge(groups::routes())
        .merge(check_ins::routes())
        .merge(exhibitors::routes())
        .merge(event_desk::routes())
        .merge(booking_desk::routes())
        .merge(outbox::routes())
        .merge(mails::routes())
        .merge(problems::routes())
        .split_for_parts();
    let components = document.components.get_or_insert_default();
    components.schemas.extend(responses::problem_schemas());
    for (name, description) in [
        (
            "bearer",
            "An access token from `/api/v1/auth/tokens`, or an API key (`lotse_…`) where that is allowed.",
        ),
        ("relay", "The secret that the settings share with the mail relay (`mail.bounce_secret`)."),
    ] {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(description)).build();
        components.add_security_scheme(name, SecurityScheme::Http(scheme));
    }
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
