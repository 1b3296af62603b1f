use sea_orm::entity::prelude::*;

/// Somebody who holds interviews for an exhibitor.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "interviewer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub exhibitor_id: Uuid,
    pub event_id: Uuid,
    pub name: String,
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
