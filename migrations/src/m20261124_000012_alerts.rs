//! Alerts: who waits for which search, what was found for each, and how far new postings have been put to them.
use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for (name, table, columns, unique) in INDEXES {
            let mut index = Index::create();
            index.name(*name).table(*table);
            for column in *columns {
                index.col(*column);
            }
            if *unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        let connection = manager.get_connection();
        // What is there already is nothing new.
        for statement in [
            "INSERT INTO alert_progress (id, xid, seq, batch) VALUES (1, 0, 0, 0)",
            "UPDATE alert_progress SET \
             xid = COALESCE((SELECT xid FROM search_change ORDER BY xid DESC, seq DESC LIMIT 1), 0), \
             seq = COALESCE((SELECT seq FROM search_change ORDER BY xid DESC, seq DESC LIMIT 1), 0)",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        if manager.get_database_backend() == DbBackend::Postgres {
            for (table, sees) in LOCKED {
                connection
                    .execute_unprepared(&format!(
                        "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
                         CREATE POLICY lotse_reads ON {table} FOR SELECT USING (lotse_is_command() OR {sees});
                         CREATE POLICY lotse_writes ON {table} FOR ALL USING (lotse_is_command()) WITH CHECK (lotse_is_command())"
                    ))
                    .await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["alert_progress", "alert_match", "alert", "alert_query"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// name, table, columns, whether unique. An address and an account wait for the same search once; null equals no null.
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("alert_query_key", "alert_query", &["key"], true),
    ("alert_of_account", "alert", &["account_id", "query_id"], true),
    ("alert_of_mail", "alert", &["mail", "query_id"], true),
    ("alert_due", "alert", &["due_at"], false),
    ("alert_waits_for", "alert", &["query_id", "state"], false),
    ("alert_ends", "alert", &["ends_on"], false),
    ("alert_match_batch", "alert_match", &["batch", "query_id"], false),
    ("alert_match_vacancy", "alert_match", &["vacancy_id"], false),
    ("alert_match_found", "alert_match", &["found_on"], false),
];

/// Tables and who sees their rows, besides commands.
const LOCKED: &[(&str, &str)] = &[
    ("alert", "account_id = lotse_account()"),
    ("alert_query", "EXISTS (SELECT 1 FROM alert a WHERE a.query_id = alert_query.id)"),
    ("alert_match", "false"),
];

fn cascade(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("alert_query")
            .col(uuid("id").primary_key())
            .col(string("key"))
            .col(json("criteria"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned(),
        Table::create()
            .table("alert")
            .col(uuid("id").primary_key())
            .col(uuid("query_id"))
            .col(uuid_null("account_id"))
            .col(string_null("mail"))
            .col(string_len("language", 32))
            .col(uuid_null("cluster_id"))
            .col(string("name"))
            .col(string_len("rhythm", 32))
            .col(string_len("state", 32))
            .col(big_integer("told_through"))
            .col(timestamp_with_time_zone_null("due_at"))
            .col(timestamp_with_time_zone_null("last_sent_at"))
            .col(date("ends_on"))
            .col(timestamp_with_time_zone_null("warned_at"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            .foreign_key(&mut cascade("alert", "query_id", "alert_query"))
            .foreign_key(&mut cascade("alert", "account_id", "account"))
            .check(Expr::cust("account_id IS NOT NULL OR mail IS NOT NULL"))
            .to_owned(),
        Table::create()
            .table("alert_match")
            .col(uuid("query_id"))
            .col(uuid("vacancy_id"))
            .col(big_integer("batch"))
            .col(date("found_on"))
            .primary_key(Index::create().col("query_id").col("vacancy_id"))
            .foreign_key(&mut cascade("alert_match", "query_id", "alert_query"))
            .foreign_key(&mut cascade("alert_match", "vacancy_id", "vacancy"))
            .to_owned(),
        Table::create()
            .table("alert_progress")
            .col(integer("id").primary_key())
            .col(big_integer("xid"))
            .col(big_integer("seq"))
            .col(big_integer("batch"))
            .to_owned(),
    ]
}
