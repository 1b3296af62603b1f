//! Whether everybody reads an article.
use axum::{extract::State, response::Response};
use lotse_domain::{article, grant};
use lotse_web_kit::{Path, Reply, auth::Person};
use uuid::Uuid;

use super::{desk::show, wire::DeskArticleOut};
use crate::{GatewayState, if_match::IfMatch, responses};

/// Publish an article
///
/// Its latest version; one that is public already stays as it is. Send `If-Match` with the version that you have read.
#[utoipa::path(
    put,
    path = "/api/v1/clusters/{slug}/articles/{id}/publication",
    tag = "articles",
    operation_id = "publish_article",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be published.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The article as it is now.", body = DeskArticleOut, headers(
            ("ETag" = String, description = "Its latest version, for `If-Match`.")
        )),
        responses::Keyed, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn publish(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
    if_match: IfMatch,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let scope = Some(grant::find_cluster(db, &actor, &slug).await?.id);
    article::publish(db, clock, &actor, scope, id, if_match.version()?).await?;
    show(&state, article::find(db, &actor, scope, id).await?).await
}

/// Take an article back
///
/// It is a draft again, which only the cluster's managers see. Its versions stay.
#[utoipa::path(
    delete,
    path = "/api/v1/clusters/{slug}/articles/{id}/publication",
    tag = "articles",
    operation_id = "withdraw_article",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The draft.", body = DeskArticleOut, headers(
            ("ETag" = String, description = "Its latest version, for `If-Match`.")
        )),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn withdraw(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let scope = Some(grant::find_cluster(db, &actor, &slug).await?.id);
    article::withdraw(db, clock, &actor, scope, id).await?;
    show(&state, article::find(db, &actor, scope, id).await?).await
}
