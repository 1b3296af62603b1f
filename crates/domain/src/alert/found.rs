use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// A posting that fits a stored search. It is found once: an edited posting is no new one.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alert_match")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub query_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub vacancy_id: Uuid,
    /// The round of matching that found it.
    pub batch: i64,
    pub found_on: NaiveDate,
}

impl ActiveModelBehavior for ActiveModel {}
