use sea_orm::entity::prelude::*;

/// How many places the people of one school have at an event; see `event.school_most`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_quota")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: Uuid,
    pub taken: i32,
}

impl ActiveModelBehavior for ActiveModel {}
