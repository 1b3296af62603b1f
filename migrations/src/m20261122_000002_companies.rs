use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("company")
                    .col(uuid("id").primary_key())
                    .col(string_uniq("slug"))
                    .col(string("name"))
                    .col(string("name_key"))
                    .col(string_null("summary"))
                    .col(string_null("description"))
                    .col(string_null("industry"))
                    .col(integer_null("employees"))
                    .col(string_null("website"))
                    .col(string_null("mail"))
                    .col(string_null("phone"))
                    .col(string("source"))
                    .col(string_null("external_id"))
                    .col(integer("version"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .to_owned(),
            )
            .await?;
        index(manager, "company_name_key", "company", &["name_key"]).await?;
        index(manager, "company_source", "company", &["source", "external_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("membership")
                    .col(uuid("company_id"))
                    .col(uuid("cluster_id"))
                    .col(string_len("state", 32))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .primary_key(Index::create().col("company_id").col("cluster_id"))
                    .foreign_key(ForeignKey::create().from("membership", "company_id").to("company", "id"))
                    .foreign_key(ForeignKey::create().from("membership", "cluster_id").to("cluster", "id"))
                    .to_owned(),
            )
            .await?;
        index(manager, "membership_cluster", "membership", &["cluster_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("site")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(string_null("street"))
                    .col(string_null("postal_code"))
                    .col(string("town"))
                    .col(string_null("state"))
                    .col(string("country"))
                    .col(double_null("latitude"))
                    .col(double_null("longitude"))
                    .col(string("address_key"))
                    .foreign_key(ForeignKey::create().from("site", "company_id").to("company", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("site_address")
                    .table("site")
                    .col("company_id")
                    .col("address_key")
                    .unique()
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["site", "membership", "company"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn index(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}
