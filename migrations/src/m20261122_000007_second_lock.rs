//! Row-level security on `PostgreSQL`: a second lock on the tables with personal data.
//!
//! A scope is a cluster, company or school; whoever manages a cluster also looks after the companies that are or want to be its
//! members, and its schools.
//!
//! Without a setting made in the same transaction nothing is visible. `lotse.command` is set by whoever checks permissions
//! itself (commands, scheduled work); `lotse.account`, `lotse.scopes` and `lotse.operator` by reading on behalf of a
//! person. The owner of the tables is bound as well (FORCE); only a superuser is not, so Lotse should not be one.
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const FUNCTIONS: &str = "
CREATE FUNCTION lotse_is_command() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT coalesce(current_setting('lotse.command', true), '') = 'on' $$;
CREATE FUNCTION lotse_is_operator() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT coalesce(current_setting('lotse.operator', true), '') = 'on' $$;
CREATE FUNCTION lotse_account() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT CAST(nullif(current_setting('lotse.account', true), '') AS uuid) $$;
CREATE FUNCTION lotse_scopes() RETURNS uuid[] LANGUAGE sql STABLE AS
  $$ SELECT CAST(string_to_array(nullif(current_setting('lotse.scopes', true), ''), ',') AS uuid[]) $$;
CREATE FUNCTION lotse_looks_after(scope uuid) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT scope = ANY (lotse_scopes())
       OR EXISTS (SELECT 1 FROM membership m WHERE m.company_id = scope AND m.cluster_id = ANY (lotse_scopes())
                  AND m.state IN ('pending', 'active'))
       OR EXISTS (SELECT 1 FROM school s WHERE s.id = scope AND s.cluster_id = ANY (lotse_scopes())) $$;
";

/// Tables and who sees their rows, besides commands.
const TABLES: &[(&str, &str)] = &[
    ("session", "account_id = lotse_account()"),
    ("refresh_token", "false"),
    ("sign_in_code", "false"),
    ("second_factor", "account_id = lotse_account()"),
    ("recovery_code", "account_id = lotse_account()"),
    ("api_key", "account_id = lotse_account()"),
    ("consent", "account_id = lotse_account()"),
    ("mail_preference", "account_id = lotse_account()"),
    ("invitation", "lotse_is_operator() OR lotse_looks_after(scope_id)"),
    ("mail_suppression", "lotse_is_operator()"),
    ("outbox_message", "lotse_is_operator()"),
    ("role_grant", "lotse_is_operator() OR account_id = lotse_account() OR lotse_looks_after(scope_id)"),
    (
        "account",
        "lotse_is_operator() OR id = lotse_account() OR EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = account.id)",
    ),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let db = manager.get_connection();
        db.execute_unprepared(FUNCTIONS).await?;
        for (table, sees) in TABLES {
            db.execute_unprepared(&format!(
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
        let db = manager.get_connection();
        for (table, _) in TABLES {
            db.execute_unprepared(&format!(
                "DROP POLICY lotse_reads ON {table}; DROP POLICY lotse_writes ON {table};
                 ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
            ))
            .await?;
        }
        db.execute_unprepared(
            "DROP FUNCTION lotse_looks_after(uuid); DROP FUNCTION lotse_is_command(); \
             DROP FUNCTION lotse_is_operator(); DROP FUNCTION lotse_account(); DROP FUNCTION lotse_scopes()",
        )
        .await?;
        Ok(())
    }
}
