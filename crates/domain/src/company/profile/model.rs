use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// What a company says about training with it. A company without a row says nothing.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_profile")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// "What you learn with us", Markdown.
    #[sea_orm(column_type = "Text", nullable)]
    pub learn: Option<String>,
    /// Who looks after the trainees; no address: questions come through an application.
    pub contact_name: Option<String>,
    pub contact_role: Option<String>,
    /// Whether pupils may apply without a posting.
    pub takes_speculative: bool,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
