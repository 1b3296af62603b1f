//! What was searched for in vain.
use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{grant, search_miss};
use lotse_web_kit::{Links, Path, Query, Reply, auth::Person};

use super::wire::{Asked, AskedIn, MissesOut};
use crate::{GatewayState, private, responses};

/// List what was searched for in vain
///
/// Words with which searches within the cluster found nothing, or not all of them together, in the last 30 days; most frequent first.
/// For the cluster's managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/search-misses",
    tag = "search rules",
    operation_id = "list_search_misses",
    params(("slug" = String, Path, description = "Slug of the cluster."), AskedIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A page of them.", body = MissesOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::KeyedAndAsked, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Query(Asked(page)): Query<Asked>,
    uri: Uri,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let request = MissesOut::request(page)?;
    let found = search_miss::list(&state.db, &*state.clock, &actor, Some(cluster.id), request).await?;
    let out = MissesOut::from(found);
    private::show_linked(&out, &Links::new(&uri).next(out.next.as_deref()))
}
