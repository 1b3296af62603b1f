use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The transaction's own id on PostgreSQL, so that a reader can wait for those that are still under way.
        let xid = match manager.get_database_backend() {
            DbBackend::Postgres => Expr::cust("(CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT))"),
            _ => Expr::cust("0"),
        };
        manager
            .create_table(
                Table::create()
                    .table("search_change")
                    .col(big_integer("seq").primary_key().auto_increment())
                    .col(big_integer("xid").default(xid))
                    .col(string_len("subject", 32))
                    .col(uuid("subject_id"))
                    .col(timestamp_with_time_zone("at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("search_change_order")
                    .table("search_change")
                    .col("xid")
                    .col("seq")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("outbox_message")
                    .col(uuid("id").primary_key())
                    .col(string("kind"))
                    .col(json("payload"))
                    .col(string_null("recipient"))
                    .col(string("message_id"))
                    .col(string_len("state", 32))
                    .col(integer("attempts"))
                    .col(timestamp_with_time_zone("due_at"))
                    .col(uuid_null("lease_token"))
                    .col(timestamp_with_time_zone_null("lease_until"))
                    .col(string_null("last_error"))
                    .col(timestamp_with_time_zone("created_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("outbox_message_due")
                    .table("outbox_message")
                    .col("state")
                    .col("due_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("audit_entry")
                    .col(uuid("id").primary_key())
                    .col(timestamp_with_time_zone("at"))
                    .col(string("actor"))
                    .col(string("request_id"))
                    .col(string("action"))
                    .col(uuid("subject_id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("audit_entry_subject").table("audit_entry").col("subject_id").to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["audit_entry", "outbox_message", "search_change"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
