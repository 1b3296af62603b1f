use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::grant::Role;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub mail: String,
    pub role: Role,
    pub scope_id: Uuid,
    #[sea_orm(unique)]
    pub token_hash: String,
    /// The account that invited; none for the command line.
    pub invited_by: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub accepted_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
