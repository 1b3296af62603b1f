use chrono::{DateTime, Utc};
use sea_orm::{IntoActiveModel, QueryOrder, entity::prelude::*};

use super::{
    Entity as ArticleEntity,
    commands::{Scope, locked},
};
use crate::{
    Actor, Clock, Db, audit,
    company::profile::NewPicture,
    document,
    error::{DomainError, Result},
    search_rule::require_scope,
    unit_of_work::in_transaction,
};

/// The most pictures of one article.
pub const MAX_PICTURES: usize = 12;

const UNKNOWN: DomainError = DomainError::NotFound { what: "picture" };

/// A picture of an article; public while the article is. The bytes lie in the object store under the id.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "article_picture")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub article_id: Uuid,
    /// What is to be seen, for those who do not see it.
    pub alt: String,
    pub media_type: String,
    pub bytes: i32,
    pub width: i32,
    pub height: i32,
    #[sea_orm(column_type = "Text")]
    pub wrapped_key: String,
    /// The first stands above the text, the others below it.
    pub position: i32,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Adds a picture after the others.
///
/// # Errors
/// `NotFound` for all but those who may write the article; `Invalid` for `alt` (1 to 200 characters); `Conflict` beyond [`MAX_PICTURES`].
pub async fn add_picture(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    scope: Scope,
    article_id: Uuid,
    alt: &str,
    picture: NewPicture,
) -> Result<Model> {
    require_scope(db, actor, scope).await?;
    let alt = alt.trim().to_owned();
    if !(1..=200).contains(&alt.chars().count()) || alt.contains(char::is_control) {
        return Err(DomainError::invalid("alt", "length", "takes one line of 1 to 200 characters"));
    }
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (alt, picture, actor) = (alt.clone(), picture.clone(), actor.clone());
        Box::pin(async move {
            locked(txn, scope, article_id).await?;
            let before = all_of(txn, article_id).await?;
            if before.len() >= MAX_PICTURES {
                return Err(DomainError::Conflict(format!(
                    "there are {MAX_PICTURES} pictures already; remove one of them"
                )));
            }
            let NewPicture { id, media_type, bytes, width, height, wrapped_key } = picture;
            let position = before.last().map_or(0, |last| last.position.saturating_add(1));
            let added = Model {
                id,
                article_id,
                alt,
                media_type,
                bytes,
                width,
                height,
                wrapped_key,
                position,
                created_at: now,
            };
            Entity::insert(added.clone().into_active_model()).exec_without_returning(txn).await?;
            audit::record(txn, now, &actor, [("article.picture_added", article_id)]).await?;
            Ok(added)
        })
    })
    .await
}

/// Removes a picture.
///
/// # Errors
/// `NotFound` as [`add_picture`], and where the article has no such picture.
pub async fn remove_picture(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    scope: Scope,
    article_id: Uuid,
    picture_id: Uuid,
) -> Result<()> {
    require_scope(db, actor, scope).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            locked(txn, scope, article_id).await?;
            let gone = Entity::delete_many()
                .filter(Column::ArticleId.eq(article_id))
                .filter(Column::Id.eq(picture_id))
                .exec(txn)
                .await?;
            if gone.rows_affected == 0 {
                return Err(UNKNOWN);
            }
            document::note_removed(txn, now, &[picture_id]).await?;
            audit::record(txn, now, &actor, [("article.picture_removed", article_id)]).await
        })
    })
    .await
}

/// A picture of an article that the public reads, or for those who may write it.
///
/// # Errors
/// `NotFound`.
pub async fn find_picture(db: &Db, actor: &Actor, picture_id: Uuid) -> Result<Model> {
    let picture = Entity::find_by_id(picture_id).one(db.read()).await?.ok_or(UNKNOWN)?;
    let article = ArticleEntity::find_by_id(picture.article_id).one(db.read()).await?.ok_or(UNKNOWN)?;
    if !article.is_public() && require_scope(db, actor, article.cluster_id).await.is_err() {
        return Err(UNKNOWN);
    }
    Ok(picture)
}

/// In the order in which they are shown.
pub(super) async fn all_of(db: &impl ConnectionTrait, article_id: Uuid) -> Result<Vec<Model>> {
    let found = Entity::find().filter(Column::ArticleId.eq(article_id)).order_by_asc(Column::Position);
    Ok(found.order_by_asc(Column::Id).all(db).await?)
}
