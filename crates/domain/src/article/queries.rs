use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    Condition, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*,
    sea_query::ExprTrait,
};

use super::{
    Article, ArticleKind, ArticlePicture, ArticleVersion, Column, Entity, VersionColumn, VersionEntity,
    commands::Scope, pictures, version,
};
use crate::{
    Actor, Db,
    account::Language,
    error::{DomainError, Result},
    page::{Page, PageRequest},
    search_rule::require_scope,
};

const NONE: DomainError = DomainError::NotFound { what: "article" };

/// An article with what it says: to its writers the latest version, to everyone else the one that is public.
#[derive(Debug, Clone)]
pub struct ArticleView {
    pub article: Article,
    pub text: ArticleVersion,
    /// In the order in which they are shown; none in lists.
    pub pictures: Vec<ArticlePicture>,
}

/// Which of the articles that the public reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleFilter {
    /// Those of this cluster, and those of everywhere.
    pub cluster_id: Option<Uuid>,
    pub kind: Option<ArticleKind>,
    pub language: Option<Language>,
    pub occupation_id: Option<Uuid>,
}

/// What the public reads, the newest first. A page is followed by the time and the id of its last article.
///
/// # Errors
/// When the database fails.
pub async fn list_public(
    db: &impl ConnectionTrait,
    filter: &ArticleFilter,
    page: PageRequest<(DateTime<Utc>, Uuid)>,
) -> Result<Page<ArticleView, (DateTime<Utc>, Uuid)>> {
    let ArticleFilter { cluster_id, kind, language, occupation_id } = *filter;
    let query = public()
        .apply_if(cluster_id, |query, id| {
            query.filter(Column::ClusterId.eq(id).or(Column::ClusterId.is_null()))
        })
        .apply_if(kind, |query, kind| query.filter(Column::Kind.eq(kind)))
        .apply_if(language, |query, language| query.filter(Column::Language.eq(language)))
        .apply_if(occupation_id, |query, id| query.filter(Column::OccupationId.eq(id)))
        .apply_if(page.after, |query, (at, id)| {
            let same = Condition::all().add(Column::PublishedAt.eq(at)).add(Column::Id.lt(id));
            query.filter(Condition::any().add(Column::PublishedAt.lt(at)).add(same))
        })
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::Id)
        .limit(page.limit + 1);
    let rows = Page::cut(query.all(db).await?, page.limit, |article| {
        (article.published_at.unwrap_or(article.created_at), article.id)
    });
    let texts =
        texts(db, &rows.items, |article| article.published_version.unwrap_or(article.version)).await?;
    Ok(Page { items: views(rows.items, texts), next: rows.next })
}

/// The article behind an address, as the public reads it.
///
/// # Errors
/// `NotFound`, or when the database fails.
pub async fn find_public(db: &impl ConnectionTrait, slug: &str) -> Result<ArticleView> {
    let article = public().filter(Column::Slug.eq(slug)).one(db).await?.ok_or(NONE)?;
    let version = article.published_version.unwrap_or(article.version);
    whole(db, article, version).await
}

/// A scope's articles, the latest changed first, with what their latest versions say; for those who may write them.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list(
    db: &Db,
    actor: &Actor,
    scope: Scope,
    page: PageRequest<(DateTime<Utc>, Uuid)>,
) -> Result<Page<ArticleView, (DateTime<Utc>, Uuid)>> {
    require_scope(db, actor, scope).await?;
    let query = of_scope(scope)
        .apply_if(page.after, |query, (at, id)| {
            let same = Condition::all().add(Column::UpdatedAt.eq(at)).add(Column::Id.lt(id));
            query.filter(Condition::any().add(Column::UpdatedAt.lt(at)).add(same))
        })
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .limit(page.limit + 1);
    let rows = Page::cut(query.all(db.read()).await?, page.limit, |article| (article.updated_at, article.id));
    let texts = texts(db.read(), &rows.items, |article| article.version).await?;
    Ok(Page { items: views(rows.items, texts), next: rows.next })
}

/// One article with its latest version, for those who may write it.
///
/// # Errors
/// `NotFound` for everyone else, and where there is none.
pub async fn find(db: &Db, actor: &Actor, scope: Scope, article_id: Uuid) -> Result<ArticleView> {
    let article = own(db, actor, scope, article_id).await?;
    let version = article.version;
    whole(db.read(), article, version).await
}

/// The versions of an article, the latest first, for those who may write it.
///
/// # Errors
/// `NotFound` as [`find`].
pub async fn list_versions(
    db: &Db,
    actor: &Actor,
    scope: Scope,
    article_id: Uuid,
) -> Result<Vec<ArticleVersion>> {
    own(db, actor, scope, article_id).await?;
    version::all_of(db.read(), article_id).await
}

/// An article as it was in one of its versions, for those who may write it.
///
/// # Errors
/// `NotFound` as [`find`], and where there is no such version.
pub async fn find_version(
    db: &Db,
    actor: &Actor,
    scope: Scope,
    article_id: Uuid,
    version: i32,
) -> Result<ArticleView> {
    let article = own(db, actor, scope, article_id).await?;
    whole(db.read(), article, version).await
}

async fn own(db: &Db, actor: &Actor, scope: Scope, article_id: Uuid) -> Result<Article> {
    require_scope(db, actor, scope).await?;
    of_scope(scope).filter(Column::Id.eq(article_id)).one(db.read()).await?.ok_or(NONE)
}

async fn whole(db: &impl ConnectionTrait, article: Article, version: i32) -> Result<ArticleView> {
    let text = version::find(db, article.id, version).await?;
    let pictures = pictures::all_of(db, article.id).await?;
    Ok(ArticleView { article, text, pictures })
}

pub(super) fn of_scope(scope: Scope) -> Select<Entity> {
    Entity::find().filter(match scope {
        Some(id) => Column::ClusterId.eq(id),
        None => Column::ClusterId.is_null(),
    })
}

fn public() -> Select<Entity> {
    Entity::find().filter(Column::PublishedVersion.is_not_null())
}

/// What one version of each says, by article.
async fn texts(
    db: &impl ConnectionTrait,
    articles: &[Article],
    version: impl Fn(&Article) -> i32,
) -> Result<HashMap<Uuid, ArticleVersion>> {
    if articles.is_empty() {
        return Ok(HashMap::new());
    }
    let wanted = articles.iter().fold(Condition::any(), |any, article| {
        let one = Condition::all()
            .add(VersionColumn::ArticleId.eq(article.id))
            .add(VersionColumn::Version.eq(version(article)));
        any.add(one)
    });
    let found = VersionEntity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|text| (text.article_id, text)).collect())
}

fn views(articles: Vec<Article>, mut texts: HashMap<Uuid, ArticleVersion>) -> Vec<ArticleView> {
    let view = |article: Article| {
        let text = texts.remove(&article.id)?;
        Some(ArticleView { article, text, pictures: Vec::new() })
    };
    articles.into_iter().filter_map(view).collect()
}
