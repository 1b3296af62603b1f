use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use crate::{change_log::Checkpoint, error::Result};

/// The only row's id.
pub(super) const ONLY: i32 = 1;

/// How far new postings have been put to the stored searches: one row, which the migration makes.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alert_progress")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Up to where the change log has been read.
    pub xid: i64,
    pub seq: i64,
    /// The last round whose finds are complete.
    pub batch: i64,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub(super) fn checkpoint(&self) -> Checkpoint {
        Checkpoint { xid: self.xid, seq: self.seq }
    }
}

pub(super) async fn read(db: &impl ConnectionTrait) -> Result<Model> {
    let row = Entity::find_by_id(ONLY).one(db).await?;
    Ok(row.unwrap_or(Model { id: ONLY, xid: 0, seq: 0, batch: 0 }))
}

/// As [`read`], held until the transaction ends: of two nodes one waits.
pub(super) async fn hold(txn: &impl ConnectionTrait) -> Result<Model> {
    let row = Entity::find_by_id(ONLY).lock_exclusive().one(txn).await?;
    Ok(row.unwrap_or(Model { id: ONLY, xid: 0, seq: 0, batch: 0 }))
}
