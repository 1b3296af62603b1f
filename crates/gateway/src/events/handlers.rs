use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{
    cluster, company,
    event::{self, EventFilter},
    page::PageRequest,
};
use lotse_search::EventQuery;
use lotse_web_kit::{Answer, Caching, Conditional, Path, Query, Reply};
use uuid::Uuid;

use super::{
    input::{EventsAsked, EventsIn},
    list::EventsOut,
    wire::EventOut,
};
use crate::{GatewayState, list as lists, responses};

/// List events
///
/// Those to come, next first; or those that fit some words, best match first. An unknown cluster or company is not found.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    tag = "events",
    operation_id = "list_events",
    params(EventsIn),
    responses(
        (status = 200, description = "A page of events.", body = EventsOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::OfListWithin
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Query(asked): Query<EventsAsked>,
    conditional: Conditional,
    uri: Uri,
) -> Reply<Response> {
    let out = if asked.q.is_some() { found(&state, asked).await? } else { listed(&state, asked).await? };
    lists::page(&out, out.next.as_deref(), &uri, Caching::Revalidate, &conditional)
}

async fn found(state: &GatewayState, asked: EventsAsked) -> Reply<EventsOut> {
    let EventsAsked { q, cluster, kind, limit, .. } = asked;
    if let Some(slug) = &cluster {
        cluster::find_by_slug(state.db.read(), slug).await?;
    }
    let query = EventQuery {
        words: q.unwrap_or_default(),
        near: None,
        cluster,
        kind,
        limit: usize::try_from(limit).unwrap_or(usize::MAX),
    };
    Ok(EventsOut::from(state.index.search_events(&query, state.clock.now())))
}

async fn listed(state: &GatewayState, asked: EventsAsked) -> Reply<EventsOut> {
    let EventsAsked { q: _, cluster, kind, company, from, until, past, limit, after } = asked;
    let cluster_id = match cluster {
        Some(slug) => Some(cluster::find_by_slug(state.db.read(), &slug).await?.id),
        None => None,
    };
    let company_id = match company {
        Some(slug) => Some(company::find_public(state.db.read(), &slug).await?.company.id),
        None => None,
    };
    let filter = EventFilter { cluster_id, kind, company_id, series_id: None, past, from, until };
    let page = PageRequest::new(after, Some(limit));
    Ok(EventsOut::from(event::list_public(&state.db, &*state.clock, &filter, page).await?))
}

/// Read one event
///
/// With its slots and how many places are free, its exhibitors, and what is asked of those who come.
#[utoipa::path(
    get,
    path = "/api/v1/events/{id}",
    tag = "events",
    operation_id = "find_event",
    params(("id" = Uuid, Path, description = "Its id.")),
    responses((status = 200, description = "The event.", body = EventOut), responses::OfOne)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Path(id): Path<Uuid>,
    conditional: Conditional,
) -> Reply<Response> {
    let view = event::find_public(&state.db, &*state.clock, id).await?;
    let version = view.event.version;
    Ok(Answer::json(&EventOut::from(view), Caching::Revalidate)?.version(version).respond(&conditional))
}
