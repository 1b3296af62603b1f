use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{cluster, grant};
use lotse_web_kit::{Answer, Caching, Conditional, Json, Path, Query, Reply, auth::Person};

use super::wire::{ClusterIn, ClusterOut, ClusterPatchIn, ClustersAsked, ClustersIn, ClustersOut};
use crate::{GatewayState, if_match::IfMatch, list as lists, paths, private, responses};

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
    let out = ClustersOut::new(cluster::list(state.db.read(), page.request()).await?, &state.gazetteer);
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
    let out = ClusterOut::new(cluster, &state.gazetteer);
    Ok(Answer::json(&out, Caching::Minute)?.version(version).respond(&conditional))
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
    let draft = draft.draft(&state.gazetteer)?;
    let cluster = cluster::create(&state.db, &*state.clock, &actor, draft).await?;
    let location = paths::cluster(&cluster.slug);
    private::created_at(&ClusterOut::new(cluster, &state.gazetteer), &location)
}

/// Say where a cluster is
///
/// Its region in words, and as areas with boundaries: "in der Region" in a search means them. What is absent stays. For the cluster's
/// managers. Send `If-Match` with the version that you have read.
#[utoipa::path(
    patch,
    path = "/api/v1/clusters/{slug}",
    tag = "clusters",
    operation_id = "change_cluster",
    params(
        ("slug" = String, Path, description = "Its slug."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = ClusterPatchIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The cluster as it is now.", body = ClusterOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    if_match: IfMatch,
    Json(given): Json<ClusterPatchIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    // The fields that stay are those of this version.
    let version = Some(if_match.version()?.unwrap_or(cluster.version));
    let draft = given.onto(&cluster, &state.gazetteer)?;
    let (db, clock) = (&state.db, &*state.clock);
    let cluster = cluster::set_region(db, clock, &actor, cluster.id, version, draft).await?;
    let version = cluster.version;
    private::show_version(&ClusterOut::new(cluster, &state.gazetteer), version)
}
