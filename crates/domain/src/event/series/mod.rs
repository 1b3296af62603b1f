//! What repeats.
mod model;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

pub use model::{ActiveModel, Column, Entity, Model as EventSeries};

use crate::{Db, error::Result};

/// The series of a cluster, by title.
///
/// # Errors
/// When the database fails.
pub async fn list_of_cluster(db: &Db, cluster_id: Uuid) -> Result<Vec<EventSeries>> {
    let series = Entity::find().filter(Column::ClusterId.eq(cluster_id));
    Ok(series.order_by_asc(Column::Title).order_by_asc(Column::Id).all(db.read()).await?)
}
