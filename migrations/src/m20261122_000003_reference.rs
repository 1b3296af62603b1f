use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("occupation")
                    .col(uuid("id").primary_key())
                    .col(string_uniq("code"))
                    .col(string("kldb"))
                    .col(string_uniq("slug"))
                    .col(string("title"))
                    .col(string("title_male"))
                    .col(string("title_female"))
                    .col(integer("months"))
                    .col(string_len("area", 32))
                    .col(string_len("sector", 32))
                    .col(string_len("basis", 32))
                    .col(json("synonyms"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("place")
                    .col(string_len("kind", 32))
                    .col(string("key"))
                    .col(string("name"))
                    .col(string("district"))
                    .col(string("state"))
                    .col(double("latitude"))
                    .col(double("longitude"))
                    .col(integer("population"))
                    .primary_key(Index::create().col("kind").col("key"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["place", "occupation"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
