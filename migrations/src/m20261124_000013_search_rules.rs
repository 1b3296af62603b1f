//! Rules of search that managers write, and what was searched for in vain.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [rules(), misses()] {
            manager.create_table(table).await?;
        }
        // A unique index takes no two rows without a cluster for the same, so there is one for each kind.
        for (name, table, columns, which) in [
            ("search_rule_once", "search_rule", "cluster_id, written_key", "cluster_id IS NOT NULL"),
            ("search_rule_once_everywhere", "search_rule", "written_key", "cluster_id IS NULL"),
            ("search_miss_once", "search_miss", "cluster_id, day, words", "cluster_id IS NOT NULL"),
            ("search_miss_once_everywhere", "search_miss", "day, words", "cluster_id IS NULL"),
        ] {
            manager
                .get_connection()
                .execute_unprepared(&format!(
                    "CREATE UNIQUE INDEX {name} ON {table} ({columns}) WHERE {which}"
                ))
                .await?;
        }
        let day = Index::create().name("search_miss_day").table("search_miss").col("day").to_owned();
        manager.create_index(day).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["search_miss", "search_rule"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn of_cluster(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "cluster_id")
        .to("cluster", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn rules() -> TableCreateStatement {
    Table::create()
        .table("search_rule")
        .col(uuid("id").primary_key())
        .col(uuid_null("cluster_id"))
        .col(string("written"))
        .col(string("written_key"))
        .col(string("meant"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(&mut of_cluster("search_rule"))
        .to_owned()
}

fn misses() -> TableCreateStatement {
    Table::create()
        .table("search_miss")
        .col(uuid("id").primary_key())
        .col(uuid_null("cluster_id"))
        .col(string("words"))
        .col(date("day"))
        .col(big_integer("times").check(Expr::col("times").gt(0)))
        .col(boolean("partial"))
        .foreign_key(&mut of_cluster("search_miss"))
        .to_owned()
}
