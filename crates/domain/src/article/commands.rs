use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait, QuerySelect, entity::prelude::*,
};

use super::{
    Article, ArticleDraft, ArticleKind, Column, Entity, NewArticle, PictureColumn, PictureEntity,
    queries::of_scope,
    version::{self, Model as ArticleVersionRow},
};
use crate::{
    Actor, Clock, Db, audit, cluster, document,
    error::{DomainError, Result},
    fold::slug,
    occupation,
    search_rule::require_scope,
    unit_of_work::in_transaction,
};

/// Articles that a cluster may have.
pub const MOST: u64 = 500;

/// Whose articles: a cluster's, or those of everywhere (none).
pub type Scope = Option<Uuid>;

const NONE: DomainError = DomainError::NotFound { what: "article" };

/// Begins an article: a draft that nobody else sees. Its address is made of its title.
///
/// # Errors
/// `NotFound` for all but the cluster's managers (for everywhere: operators); `Invalid` as [`ArticleDraft::clean`] says, for `occupation`,
/// and where there are 500 already.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    scope: Scope,
    new: NewArticle,
) -> Result<Article> {
    require_scope(db, actor, scope).await?;
    let NewArticle { kind, language, occupation, draft } = new;
    let draft = draft.clean()?;
    let occupation_id = occupation_of(db, kind, occupation.as_deref()).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, draft) = (actor.clone(), draft.clone());
        Box::pin(async move {
            // Whoever writes at the same moment counts afterwards.
            if let Some(cluster_id) = scope {
                cluster::Entity::find_by_id(cluster_id).lock_exclusive().one(txn).await?;
            }
            if of_scope(scope).count(txn).await? >= MOST {
                let detail = format!("there are {MOST} articles already; remove one that is not needed");
                return Err(DomainError::invalid("title", "too_many_articles", detail));
            }
            let id = Uuid::now_v7();
            let row = Article {
                id,
                cluster_id: scope,
                slug: free_slug(txn, &draft.title, id).await?,
                kind,
                language,
                occupation_id,
                version: 1,
                published_version: None,
                published_at: None,
                created_at: now,
                updated_at: now,
            };
            let article = row.into_active_model().reset_all().insert(txn).await?;
            keep(txn, now, &article, draft).await?;
            audit::record(txn, now, &actor, [("article.created", id)]).await?;
            Ok(article)
        })
    })
    .await
}

/// Keeps another version, which the public does not read yet. What says the same as the latest makes none.
///
/// `version` is the one that was looked at, any where there is none.
///
/// # Errors
/// As [`create`]; `NotFound` where the scope has no such article; `Stale` where it has another version.
pub async fn save(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    scope: Scope,
    article_id: Uuid,
    version: Option<i32>,
    draft: ArticleDraft,
) -> Result<Article> {
    require_scope(db, actor, scope).await?;
    let draft = draft.clean()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, draft) = (actor.clone(), draft.clone());
        Box::pin(async move {
            let article = locked(txn, scope, article_id).await?;
            if version.is_some_and(|version| version != article.version) {
                return Err(DomainError::Stale);
            }
            let before = version::find(txn, article_id, article.version).await?;
            if (&before.title, &before.lead, &before.body) == (&draft.title, &draft.lead, &draft.body) {
                return Ok(article);
            }
            let row = Article { version: article.version + 1, updated_at: now, ..article };
            let article = row.into_active_model().reset_all().update(txn).await?;
            keep(txn, now, &article, draft).await?;
            version::prune(txn, article_id, article.version, article.published_version).await?;
            audit::record(txn, now, &actor, [("article.changed", article_id)]).await?;
            Ok(article)
        })
    })
    .await
}

/// Shows the latest version to everyone. Again, when it is shown already: nothing.
///
/// # Errors
/// `NotFound` as [`save`]; `Stale` where `version` is no longer the latest.
pub async fn publish(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    scope: Scope,
    article_id: Uuid,
    version: Option<i32>,
) -> Result<Article> {
    step(db, clock, actor, scope, article_id, "article.published", move |now, article| {
        if version.is_some_and(|version| version != article.version) {
            return Err(DomainError::Stale);
        }
        let published_at = article.published_at.or(Some(now));
        Ok(Article { published_version: Some(article.version), published_at, ..article })
    })
    .await
}

/// Takes an article from the public. Its versions stay.
///
/// # Errors
/// `NotFound` as [`save`].
pub async fn withdraw(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    scope: Scope,
    article_id: Uuid,
) -> Result<Article> {
    step(db, clock, actor, scope, article_id, "article.withdrawn", |_, article| {
        Ok(Article { published_version: None, ..article })
    })
    .await
}

async fn step(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    scope: Scope,
    article_id: Uuid,
    action: &'static str,
    change: impl Fn(DateTime<Utc>, Article) -> Result<Article> + Clone + Send + Sync + 'static,
) -> Result<Article> {
    require_scope(db, actor, scope).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, change) = (actor.clone(), change.clone());
        Box::pin(async move {
            let article = locked(txn, scope, article_id).await?;
            let changed = change(now, article.clone())?;
            if changed == article {
                return Ok(article);
            }
            let row = Article { updated_at: now, ..changed };
            let article = row.into_active_model().reset_all().update(txn).await?;
            audit::record(txn, now, &actor, [(action, article_id)]).await?;
            Ok(article)
        })
    })
    .await
}

/// Removes an article that the public does not read, with its versions and pictures.
///
/// # Errors
/// `NotFound` as [`save`]; `Conflict` while it is public.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, scope: Scope, article_id: Uuid) -> Result<()> {
    require_scope(db, actor, scope).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let article = locked(txn, scope, article_id).await?;
            if article.is_public() {
                let detail = "everyone can read it; take it from the portal first";
                return Err(DomainError::Conflict(detail.to_owned()));
            }
            let pictures: Vec<Uuid> = PictureEntity::find()
                .select_only()
                .column(PictureColumn::Id)
                .filter(PictureColumn::ArticleId.eq(article_id))
                .into_tuple()
                .all(txn)
                .await?;
            Entity::delete_by_id(article_id).exec(txn).await?;
            document::note_removed(txn, now, &pictures).await?;
            audit::record(txn, now, &actor, [("article.removed", article_id)]).await
        })
    })
    .await
}

pub(super) async fn locked(txn: &impl ConnectionTrait, scope: Scope, article_id: Uuid) -> Result<Article> {
    let article = of_scope(scope).filter(Column::Id.eq(article_id)).lock_exclusive().one(txn).await?;
    article.ok_or(NONE)
}

async fn keep(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    article: &Article,
    draft: ArticleDraft,
) -> Result<()> {
    let ArticleDraft { title, lead, body } = draft;
    let (article_id, version) = (article.id, article.version);
    let row = ArticleVersionRow { article_id, version, title, lead, body, created_at: now };
    version::Entity::insert(row.into_active_model()).exec_without_returning(txn).await?;
    Ok(())
}

/// The occupation of a career profile.
async fn occupation_of(db: &Db, kind: ArticleKind, slug: Option<&str>) -> Result<Option<Uuid>> {
    let slug = slug.map(str::trim).filter(|slug| !slug.is_empty());
    match (kind, slug) {
        (ArticleKind::CareerProfile, None) => {
            Err(DomainError::invalid("occupation", "missing", "is needed for a career profile"))
        }
        (ArticleKind::CareerProfile, Some(slug)) => match occupation::find_by_slug(db.read(), slug).await {
            Ok(occupation) => Ok(Some(occupation.id)),
            Err(DomainError::NotFound { .. }) => {
                Err(DomainError::invalid("occupation", "unknown", "is no occupation that we know"))
            }
            Err(error) => Err(error),
        },
        (_, Some(_)) => Err(DomainError::invalid("occupation", "unexpected", "belongs to a career profile")),
        (_, None) => Ok(None),
    }
}

/// An address that no other article has, of whichever cluster.
async fn free_slug(txn: &impl ConnectionTrait, title: &str, id: Uuid) -> Result<String> {
    let wanted = slug(title);
    let taken = Entity::find().filter(Column::Slug.eq(&wanted)).one(txn).await?.is_some();
    // Another one of that title is told apart by the end of its id.
    Ok(if taken { format!("{wanted}-{}", &id.simple().to_string()[24..]) } else { wanted })
}
