//! The audit trail: every write says who did what, when, and in the course of which request (rule 7).
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, Set, entity::prelude::*};

use crate::{actor::Actor, error::Result};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: DateTime<Utc>,
    /// Who: `operator:command-line`, `system:import`, later `account:…`.
    pub actor: String,
    pub request_id: String,
    /// What: `vacancy.created`.
    pub action: String,
    pub subject_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}

/// Rows that one statement may carry: 7 columns each, well under `SQLite`'s 32,766 parameters.
const ROWS_A_STATEMENT: usize = 1_000;

/// Writes one entry for each `(action, subject)`, in the transaction of the change itself.
pub(crate) async fn record(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    entries: impl IntoIterator<Item = (&'static str, Uuid)>,
) -> Result<()> {
    let rows: Vec<ActiveModel> = entries
        .into_iter()
        .map(|(action, subject_id)| ActiveModel {
            id: Set(Uuid::now_v7()),
            at: Set(now),
            actor: Set(actor.name.to_string()),
            request_id: Set(actor.request_id.clone()),
            action: Set(action.to_owned()),
            subject_id: Set(subject_id),
        })
        .collect();
    for chunk in rows.chunks(ROWS_A_STATEMENT) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// What happened to one thing, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn list_of(db: &impl ConnectionTrait, subject_id: Uuid) -> Result<Vec<Model>> {
    use sea_orm::QueryOrder;
    Ok(Entity::find().filter(Column::SubjectId.eq(subject_id)).order_by_asc(Column::Id).all(db).await?)
}
