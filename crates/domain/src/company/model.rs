use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub slug: String,
    pub name: String,
    /// The name made comparable, see [`super::name_key`].
    pub name_key: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    pub industry: Option<String>,
    /// Number of staff.
    pub employees: Option<i32>,
    pub website: Option<String>,
    pub mail: Option<String>,
    pub phone: Option<String>,
    /// Which import it comes from.
    pub source: String,
    /// Its key there; without one, the name is the key.
    pub external_id: Option<String>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
