//! Articles as a cluster's managers write them.
use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{
    article::{self, ArticleView},
    grant,
};
use lotse_web_kit::{Json, Links, Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::{
    around::Around,
    input::{ArticleIn, ArticlePatch, Asked, AskedIn, NewArticleIn},
    wire::{DeskArticleOut, DeskArticlesOut},
};
use crate::{GatewayState, if_match::IfMatch, patch::Patch, private, responses};

/// List a cluster's articles
///
/// The latest changed first, drafts too; for the cluster's managers. Everybody reads `/api/v1/articles?cluster=`.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/articles",
    tag = "articles",
    operation_id = "list_desk_articles",
    params(("slug" = String, Path, description = "Slug of the cluster."), AskedIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A page of articles.", body = DeskArticlesOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::KeyedAndAsked, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Query(page): Query<Asked>,
    uri: Uri,
) -> Reply<Response> {
    let scope = Some(grant::find_cluster(&state.db, &actor, &slug).await?.id);
    let found = article::list(&state.db, &actor, scope, page.request()).await?;
    let around = Around::on_desk(&state, &found.items).await?;
    let out = DeskArticlesOut::new(found, &around);
    private::show_linked(&out, &Links::new(&uri).next(out.next.as_deref()))
}

/// Begin an article
///
/// A draft that nobody else sees; its slug is made of its title. For the cluster's managers; at most 500.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/articles",
    tag = "articles",
    operation_id = "create_article",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    request_body = NewArticleIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The draft.", body = DeskArticleOut),
        responses::SentTo, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(given): Json<NewArticleIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let scope = Some(grant::find_cluster(db, &actor, &slug).await?.id);
    let made = article::create(db, clock, &actor, scope, given.article()).await?;
    let view = article::find(db, &actor, scope, made.id).await?;
    let around = Around::on_desk(&state, std::slice::from_ref(&view)).await?;
    private::created(&DeskArticleOut::new(view, &around))
}

/// Read one of a cluster's articles
///
/// Its latest version, public or not; for the cluster's managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/articles/{id}",
    tag = "articles",
    operation_id = "find_desk_article",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The article.", body = DeskArticleOut, headers(
            ("ETag" = String, description = "Its latest version, for `If-Match`.")
        )),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let scope = Some(grant::find_cluster(&state.db, &actor, &slug).await?.id);
    show(&state, article::find(&state.db, &actor, scope, id).await?).await
}

/// Write an article on
///
/// The fields that are sent (RFC 7396) make another version, which everybody reads once it is published; what says the same makes none.
/// The slug stays. Send `If-Match` with the version that you have read.
#[utoipa::path(
    patch,
    path = "/api/v1/clusters/{slug}/articles/{id}",
    tag = "articles",
    operation_id = "change_article",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = ArticlePatch,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The article as it is now.", body = DeskArticleOut, headers(
            ("ETag" = String, description = "Its latest version, for `If-Match`.")
        )),
        responses::SentTo, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
    if_match: IfMatch,
    Json(patch): Json<Patch>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let scope = Some(grant::find_cluster(db, &actor, &slug).await?.id);
    let present = article::find(db, &actor, scope, id).await?;
    // The fields that stay are those of this version.
    let version = Some(if_match.version()?.unwrap_or(present.article.version));
    let draft = patch.onto(&ArticleIn::of(present.text))?.draft();
    article::save(db, clock, &actor, scope, id, version, draft).await?;
    show(&state, article::find(db, &actor, scope, id).await?).await
}

/// Remove an article
///
/// One that is not public, with its versions and pictures.
#[utoipa::path(
    delete,
    path = "/api/v1/clusters/{slug}/articles/{id}",
    tag = "articles",
    operation_id = "remove_article",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is gone."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let scope = Some(grant::find_cluster(&state.db, &actor, &slug).await?.id);
    article::remove(&state.db, &*state.clock, &actor, scope, id).await?;
    Ok(private::done())
}

pub(super) async fn show(state: &GatewayState, view: ArticleView) -> Reply<Response> {
    let version = view.article.version;
    let around = Around::on_desk(state, std::slice::from_ref(&view)).await?;
    private::show_version(&DeskArticleOut::new(view, &around), version)
}
