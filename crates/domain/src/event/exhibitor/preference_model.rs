use sea_orm::entity::prelude::*;

/// Whom an exhibitor would rather meet, of those who wish for it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exhibitor_preference")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub exhibitor_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub itinerary_id: Uuid,
    /// 1 is the first.
    pub rank: i32,
}

impl ActiveModelBehavior for ActiveModel {}
