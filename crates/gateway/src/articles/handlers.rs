use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{
    article::{self, ArticleFilter},
    cluster, occupation,
};
use lotse_web_kit::{Answer, Caching, Conditional, Path, Query, Reply};

use super::{
    around::Around,
    input::{ArticlesAsked, ArticlesIn},
    wire::{ArticleOut, ArticlesOut},
};
use crate::{GatewayState, list as lists, responses};

/// List articles
///
/// Those that everybody reads, newest first. An unknown cluster or occupation is not found.
#[utoipa::path(
    get,
    path = "/api/v1/articles",
    tag = "articles",
    operation_id = "list_articles",
    params(ArticlesIn),
    responses(
        (status = 200, description = "A page of articles.", body = ArticlesOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::OfListWithin
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Query(asked): Query<ArticlesAsked>,
    conditional: Conditional,
    uri: Uri,
) -> Reply<Response> {
    let ArticlesAsked { cluster, kind, language, occupation, page } = asked;
    let cluster_id = match cluster {
        Some(slug) => Some(cluster::find_by_slug(state.db.read(), &slug).await?.id),
        None => None,
    };
    let occupation_id = match occupation {
        Some(slug) => Some(occupation::find_by_slug(state.db.read(), &slug).await?.id),
        None => None,
    };
    let filter = ArticleFilter { cluster_id, kind, language, occupation_id };
    let found = article::list_public(state.db.read(), &filter, page.request()).await?;
    let around = Around::of(&state, &found.items).await?;
    let out = ArticlesOut::new(found, &around);
    lists::page(&out, out.next.as_deref(), &uri, Caching::Revalidate, &conditional)
}

/// Read one article
///
/// With its text and its pictures, in the version that was published last.
#[utoipa::path(
    get,
    path = "/api/v1/articles/{slug}",
    tag = "articles",
    operation_id = "find_article",
    params(("slug" = String, Path, description = "Its slug.")),
    responses((status = 200, description = "The article.", body = ArticleOut), responses::OfOne)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    let view = article::find_public(state.db.read(), &slug).await?;
    let around = Around::of(&state, std::slice::from_ref(&view)).await?;
    let out = ArticleOut::new(view, &around);
    Ok(Answer::json(&out, Caching::Revalidate)?.respond(&conditional))
}
