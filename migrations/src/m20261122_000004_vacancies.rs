use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("vacancy")
                    .col(uuid("id").primary_key())
                    .col(uuid("cluster_id"))
                    .col(uuid("company_id"))
                    .col(uuid_null("occupation_id"))
                    .col(string_null("occupation_text"))
                    .col(string_len("kind", 32))
                    .col(string_len("state", 32))
                    .col(string("title"))
                    .col(string_null("summary"))
                    .col(text_null("description"))
                    .col(integer("places").check(Expr::col("places").gt(0)))
                    .col(date_null("starts_on"))
                    .col(boolean("starts_asap"))
                    .col(boolean("start_flexible"))
                    .col(integer_null("duration_months"))
                    .col(string_len_null("qualification", 32))
                    .col(json("subjects"))
                    .col(json("pay_by_year"))
                    .col(string_null("pay_note"))
                    .col(integer_null("weekly_minutes"))
                    .col(string_len_null("work_pattern", 32))
                    .col(string_null("school"))
                    .col(string_len_null("school_rhythm", 32))
                    .col(string_null("prospects"))
                    .col(boolean_null("takeover"))
                    .col(json("benefits"))
                    .col(string_null("accessibility"))
                    .col(string_null("languages"))
                    .col(string_len("apply_by", 32))
                    .col(string_null("apply_address"))
                    .col(string_null("contact_name"))
                    .col(string_null("contact_mail"))
                    .col(string_null("contact_phone"))
                    .col(date_null("deadline"))
                    .col(string("source"))
                    .col(string("external_id"))
                    .col(string("content_hash"))
                    .col(string("fingerprint"))
                    .col(uuid_null("duplicate_of"))
                    .col(integer("version"))
                    .col(timestamp_with_time_zone_null("published_at"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(ForeignKey::create().from("vacancy", "cluster_id").to("cluster", "id"))
                    .foreign_key(ForeignKey::create().from("vacancy", "company_id").to("company", "id"))
                    .foreign_key(ForeignKey::create().from("vacancy", "occupation_id").to("occupation", "id"))
                    .foreign_key(ForeignKey::create().from("vacancy", "duplicate_of").to("vacancy", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("vacancy_source_key")
                    .table("vacancy")
                    .col("cluster_id")
                    .col("source")
                    .col("external_id")
                    .unique()
                    .to_owned(),
            )
            .await?;
        for (name, column) in [
            ("vacancy_company", "company_id"),
            ("vacancy_occupation", "occupation_id"),
            ("vacancy_fingerprint", "fingerprint"),
            ("vacancy_duplicate_of", "duplicate_of"),
        ] {
            manager.create_index(Index::create().name(name).table("vacancy").col(column).to_owned()).await?;
        }
        // What the public sees, by id: without it SQLite reads every row that is no duplicate for each page.
        manager
            .create_index(
                Index::create()
                    .name("vacancy_public")
                    .table("vacancy")
                    .col("state")
                    .col("duplicate_of")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("vacancy_site")
                    .col(uuid("vacancy_id"))
                    .col(uuid("site_id"))
                    .col(integer("position"))
                    .primary_key(Index::create().col("vacancy_id").col("site_id"))
                    .foreign_key(ForeignKey::create().from("vacancy_site", "vacancy_id").to("vacancy", "id"))
                    .foreign_key(ForeignKey::create().from("vacancy_site", "site_id").to("site", "id"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["vacancy_site", "vacancy"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
