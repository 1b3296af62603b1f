//! The region of a cluster as areas with boundaries.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let districts = json("districts").default("[]").to_owned();
        manager.alter_table(Table::alter().table("cluster").add_column(districts).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("cluster").drop_column("districts").to_owned()).await
    }
}
