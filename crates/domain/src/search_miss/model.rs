use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_miss")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// In whose portal; none where it was in that of the installation.
    pub cluster_id: Option<Uuid>,
    /// As [`super::countable`] makes them.
    pub words: String,
    /// In Europe/Berlin.
    pub day: NaiveDate,
    pub times: i64,
    /// Some of the words were found the last time, but not all of them together.
    pub partial: bool,
}

impl ActiveModelBehavior for ActiveModel {}
