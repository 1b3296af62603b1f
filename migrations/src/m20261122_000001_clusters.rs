use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("cluster")
                    .col(uuid("id").primary_key())
                    .col(string_uniq("slug"))
                    .col(string("name"))
                    .col(string_null("sector"))
                    .col(string_null("region"))
                    .col(string_null("description"))
                    .col(string_null("website"))
                    .col(string_null("contact_mail"))
                    .col(string_null("host_name").unique_key())
                    .col(string("colour"))
                    .col(string("accent_colour"))
                    .col(string_null("logo_text"))
                    .col(integer("version"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("cluster").to_owned()).await
    }
}
