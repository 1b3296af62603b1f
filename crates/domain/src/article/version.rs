use chrono::{DateTime, Utc};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};

use crate::error::{DomainError, Result};

/// Versions that are kept of one article; older ones go, but never the one that the public reads.
pub const MOST: i32 = 100;

/// What an article said at a time. Never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "article_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub title: String,
    /// What it is about, in one or two sentences.
    #[sea_orm(column_type = "Text")]
    pub lead: String,
    /// Markdown.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Removes what is older than the latest [`MOST`].
pub(super) async fn prune(
    txn: &impl ConnectionTrait,
    article_id: Uuid,
    latest: i32,
    published: Option<i32>,
) -> Result<()> {
    if latest <= MOST {
        return Ok(());
    }
    let mut old =
        Condition::all().add(Column::ArticleId.eq(article_id)).add(Column::Version.lte(latest - MOST));
    if let Some(published) = published {
        old = old.add(Column::Version.ne(published));
    }
    Entity::delete_many().filter(old).exec(txn).await?;
    Ok(())
}

/// The latest first.
pub(super) async fn all_of(db: &impl ConnectionTrait, article_id: Uuid) -> Result<Vec<Model>> {
    let found = Entity::find()
        .filter(Column::ArticleId.eq(article_id))
        .order_by_desc(Column::Version)
        .limit(u64::from(MOST.unsigned_abs()) + 1);
    Ok(found.all(db).await?)
}

/// # Errors
/// `NotFound` where there is none, or no more.
pub(super) async fn find(db: &impl ConnectionTrait, article_id: Uuid, version: i32) -> Result<Model> {
    let found = Entity::find_by_id((article_id, version)).one(db).await?;
    found.ok_or(DomainError::NotFound { what: "version" })
}
