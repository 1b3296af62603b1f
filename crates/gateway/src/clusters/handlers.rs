use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::cluster;
use lotse_web_kit::{Answer, Caching, Conditional, Json, Path, Query, Reply, auth::Person};

use super::wire::{ClusterIn, ClusterOut, ClustersAsked, ClustersIn, ClustersOut};
use crate::{GatewayState, list as lists, paths, private, responses};

/// List clusters
#[utoipa::path(
    get,
    path = "/api/v1/clusters",
    tag = "clusters",
    operation_id = "list_clusters",
    params(ClustersIn),
    responses(
        (status = 200, description = "A page of clusters.", body = ClustersOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::OfList
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Query(ClustersAsked(page)): Query<ClustersAsked>,
    conditional: Conditional,
    uri: Uri,
) -> Reply<Response> {
    let out = ClustersOut::from(cluster::list(state.db.read(), page.request()).await?);
    lists::page(&out, out.next.as_deref(), &uri, Caching::Minute, &conditional)
}

/// Read one cluster
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}",
    tag = "clusters",
    operation_id = "find_cluster",
    params(("slug" = String, Path, description = "Its slug.")),
    responses((status = 200, description = "The cluster.", body = ClusterOut), responses::OfOne)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    let cluster = cluster::find_by_slug(state.db.read(), &slug).await?;
    let version = cluster.version;
    Ok(Answer::json(&ClusterOut::from(cluster), Caching::Minute)?.version(version).respond(&conditional))
}

/// Found a cluster
///
/// For operators.
#[utoipa::path(
    post,
    path = "/api/v1/clusters",
    tag = "operation",
    operation_id = "create_cluster",
    request_body = ClusterIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The cluster.", body = ClusterOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::Sent, responses::Absent, responses::Clash, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(draft): Json<ClusterIn>,
) -> Reply<Response> {
    let cluster = cluster::create(&state.db, &*state.clock, &actor, draft.into()).await?;
    let location = paths::cluster(&cluster.slug);
    private::created_at(&ClusterOut::from(cluster), &location)
}
