//! The second lock (see the one of the people's tables) on applications, what belongs to them, and documents.
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Tables and who sees their rows, besides commands. A subquery on another table of this list is held by that table's own
/// policy: whoever sees the application sees its messages. Managers of a cluster see none of it: the desk shows them counts.
const TABLES: &[(&str, &str)] = &[
    ("pupil_profile", "account_id = lotse_account()"),
    (
        "application",
        "account_id = lotse_account() OR (submitted_at IS NOT NULL AND company_id = ANY (lotse_scopes()))",
    ),
    ("application_message", "EXISTS (SELECT 1 FROM application a WHERE a.id = application_id)"),
    ("application_note", "company_id = ANY (lotse_scopes())"),
    ("interview_date", "EXISTS (SELECT 1 FROM application a WHERE a.id = application_id)"),
    ("application_intake", "false"),
    ("application_document", "EXISTS (SELECT 1 FROM application a WHERE a.id = application_id)"),
    (
        "document",
        "account_id = lotse_account() OR EXISTS (SELECT 1 FROM application_document d WHERE d.document_id = document.id)",
    ),
    ("removed_file", "false"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        for (table, sees) in TABLES {
            manager
                .get_connection()
                .execute_unprepared(&format!(
                    "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
                     CREATE POLICY lotse_reads ON {table} FOR SELECT USING (lotse_is_command() OR {sees});
                     CREATE POLICY lotse_writes ON {table} FOR ALL USING (lotse_is_command()) WITH CHECK (lotse_is_command())"
                ))
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        for (table, _) in TABLES {
            manager
                .get_connection()
                .execute_unprepared(&format!(
                    "DROP POLICY lotse_reads ON {table}; DROP POLICY lotse_writes ON {table};
                     ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
                ))
                .await?;
        }
        Ok(())
    }
}
