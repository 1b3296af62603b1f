use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::cluster;
use lotse_web_kit::{Answer, Caching, Conditional, Path, Query, Reply};

use super::wire::{ClusterOut, ClustersAsked, ClustersIn, ClustersOut};
use crate::{GatewayState, list as lists, responses};

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
