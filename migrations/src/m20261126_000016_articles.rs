//! Articles with their versions and pictures.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [articles(), versions(), pictures()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            ("article_of", "article", "cluster_id, updated_at, id"),
            ("article_picture_of", "article_picture", "article_id, position"),
        ] {
            let statement = format!("CREATE INDEX {name} ON {table} ({columns})");
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        let public =
            "CREATE INDEX article_public ON article (published_at, id) WHERE published_version IS NOT NULL";
        manager.get_connection().execute_unprepared(public).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["article_picture", "article_version", "article"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn cascade(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn articles() -> TableCreateStatement {
    let published = Expr::col("published_version");
    Table::create()
        .table("article")
        .col(uuid("id").primary_key())
        .col(uuid_null("cluster_id"))
        .col(string_uniq("slug"))
        .col(string_len("kind", 32))
        .col(string_len("language", 32))
        .col(uuid_null("occupation_id"))
        .col(integer("version").check(Expr::col("version").gt(0)))
        .col(integer_null("published_version"))
        .col(timestamp_with_time_zone_null("published_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        // What is public is a version that there is, and has a date.
        .check(published.clone().is_null().or(published.lte(Expr::col("version"))))
        .check(Expr::col("published_version").is_null().or(Expr::col("published_at").is_not_null()))
        .foreign_key(&mut cascade("article", "cluster_id", "cluster"))
        .foreign_key(&mut cascade("article", "occupation_id", "occupation"))
        .to_owned()
}

fn versions() -> TableCreateStatement {
    Table::create()
        .table("article_version")
        .col(uuid("article_id"))
        .col(integer("version"))
        .col(string("title"))
        .col(text("lead"))
        .col(text("body"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("article_id").col("version"))
        .foreign_key(&mut cascade("article_version", "article_id", "article"))
        .to_owned()
}

fn pictures() -> TableCreateStatement {
    Table::create()
        .table("article_picture")
        .col(uuid("id").primary_key())
        .col(uuid("article_id"))
        .col(string("alt"))
        .col(string("media_type"))
        .col(integer("bytes").check(Expr::col("bytes").gt(0)))
        .col(integer("width").check(Expr::col("width").gt(0)))
        .col(integer("height").check(Expr::col("height").gt(0)))
        .col(text("wrapped_key"))
        .col(integer("position"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut cascade("article_picture", "article_id", "article"))
        .to_owned()
}
