//! Whether a connection to `PostgreSQL` belongs to commands is known when it is opened and never changes (see the second lock), so the
//! planner may ask once. Then a command's plans are without the policies of row-level security, which would otherwise be set up anew
//! with each execution to be found unneeded, and those of other connections are what they were.
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        declare(manager, "IMMUTABLE").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        declare(manager, "STABLE").await
    }
}

async fn declare(manager: &SchemaManager<'_>, volatility: &str) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let sql = format!("ALTER FUNCTION lotse_is_command() {volatility}");
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}
