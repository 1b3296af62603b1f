//! What an article said before.
use axum::{extract::State, response::Response};
use lotse_domain::{article, grant};
use lotse_web_kit::{Path, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{VersionOut, VersionsOut};
use crate::{GatewayState, private, responses};

/// List an article's versions
///
/// The latest first. The last 100 are kept, and the one that everybody reads. For the cluster's managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/articles/{id}/versions",
    tag = "articles",
    operation_id = "list_article_versions",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The versions.", body = VersionsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let scope = Some(grant::find_cluster(&state.db, &actor, &slug).await?.id);
    let present = article::find(&state.db, &actor, scope, id).await?;
    let versions = article::list_versions(&state.db, &actor, scope, id).await?;
    private::show(&VersionsOut::new(versions, &present.article))
}

/// Read one version of an article
///
/// To bring it back, send what it says as a change of the article. For the cluster's managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/articles/{id}/versions/{version}",
    tag = "articles",
    operation_id = "find_article_version",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article."),
        ("version" = i32, Path, description = "Number of the version; the first is 1.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What it said.", body = VersionOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id, version)): Path<(String, Uuid, i32)>,
) -> Reply<Response> {
    let scope = Some(grant::find_cluster(&state.db, &actor, &slug).await?.id);
    let then = article::find_version(&state.db, &actor, scope, id, version).await?;
    private::show(&VersionOut::new(then.text, &then.article))
}
