use sea_orm_migration::{prelude::*, schema::*};

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
        for column in [
            string_null("message"),
            string_null("reason"),
            uuid_null("decided_by"),
            timestamp_with_time_zone_null("decided_at"),
        ] {
            manager.alter_table(Table::alter().table("membership").add_column(column).to_owned()).await?;
        }
        let finished = timestamp_with_time_zone_null("finished_at");
        manager.alter_table(Table::alter().table("outbox_message").add_column(finished).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("outbox_message").drop_column("finished_at").to_owned())
            .await?;
        for column in ["message", "reason", "decided_by", "decided_at"] {
            manager.alter_table(Table::alter().table("membership").drop_column(column).to_owned()).await?;
        }
        for table in [
            "mail_suppression",
            "mail_preference",
            "throttle",
            "signing_key",
            "api_key",
            "consent",
            "invitation",
            "recovery_code",
            "second_factor",
            "refresh_token",
            "session",
            "sign_in_code",
            "role_grant",
            "school",
            "account",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// name, table, columns, unique
type IndexRow = (&'static str, &'static str, &'static [&'static str], bool);

const INDEXES: &[IndexRow] = &[
    ("role_grant_once", "role_grant", &["account_id", "role", "scope_id"], true),
    ("role_grant_scope", "role_grant", &["scope_id"], false),
    ("session_account", "session", &["account_id"], false),
    ("sign_in_code_mail", "sign_in_code", &["mail"], false),
    ("refresh_token_session", "refresh_token", &["session_id"], false),
    ("second_factor_account", "second_factor", &["account_id"], false),
    ("recovery_code_account", "recovery_code", &["account_id"], false),
    ("invitation_scope", "invitation", &["scope_id"], false),
    ("consent_account", "consent", &["account_id"], false),
    ("api_key_account", "api_key", &["account_id"], false),
    ("mail_preference_once", "mail_preference", &["account_id", "topic"], true),
    ("audit_entry_actor", "audit_entry", &["actor"], false),
    ("outbox_message_recipient", "outbox_message", &["recipient", "state"], false),
];

/// In an order in which what is referred to stands first.
fn tables() -> Vec<TableCreateStatement> {
    [accounts(), signing_in(), programs_and_limits()].concat()
}

/// A row that goes with its account.
fn of_account(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "account_id")
        .to("account", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn accounts() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("account")
            .col(uuid("id").primary_key())
            .col(string_uniq("mail"))
            .col(string_null("name"))
            .col(string_len("language", 32))
            .col(timestamp_with_time_zone_null("mail_confirmed_at"))
            .col(string_null("password_hash"))
            .col(date_null("birth_date"))
            .col(timestamp_with_time_zone("last_seen_at"))
            .col(timestamp_with_time_zone_null("warned_at"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .to_owned(),
        Table::create()
            .table("school")
            .col(uuid("id").primary_key())
            .col(uuid("cluster_id"))
            .col(string_uniq("slug"))
            .col(string("name"))
            .col(string_null("postal_code"))
            .col(string_null("town"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(ForeignKey::create().from("school", "cluster_id").to("cluster", "id"))
            .to_owned(),
        Table::create()
            .table("role_grant")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string_len("role", 32))
            .col(uuid("scope_id"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut of_account("role_grant"))
            .to_owned(),
        Table::create()
            .table("invitation")
            .col(uuid("id").primary_key())
            .col(string("mail"))
            .col(string_len("role", 32))
            .col(uuid("scope_id"))
            .col(string_uniq("token_hash"))
            .col(uuid_null("invited_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("accepted_at"))
            .to_owned(),
        Table::create()
            .table("consent")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string_len("purpose", 32))
            .col(string_len("state", 32))
            .col(string("text_version"))
            .col(string_null("guardian_mail"))
            .col(string_null("guardian_name"))
            .col(string_null("token_hash").unique_key())
            .col(timestamp_with_time_zone("requested_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("decided_at"))
            .foreign_key(&mut of_account("consent"))
            .to_owned(),
    ]
}

fn signing_in() -> Vec<TableCreateStatement> {
    let of_session = ForeignKey::create()
        .from("refresh_token", "session_id")
        .to("session", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned();
    vec![
        Table::create()
            .table("sign_in_code")
            .col(uuid("id").primary_key())
            .col(string("mail"))
            .col(string_len("purpose", 32))
            .col(uuid_null("account_id"))
            .col(string("code_hash"))
            .col(integer("tries"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .to_owned(),
        Table::create()
            .table("session")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string_len("surface", 32))
            .col(string_null("token_hash").unique_key())
            .col(string_len("method", 32))
            .col(string("device"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("last_used_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("second_factor_at"))
            .foreign_key(&mut of_account("session"))
            .to_owned(),
        Table::create()
            .table("refresh_token")
            .col(uuid("id").primary_key())
            .col(uuid("session_id"))
            .col(uuid("account_id"))
            .col(string_uniq("token_hash"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .col(string_null("used_by"))
            .col(string_null("successor"))
            .foreign_key(&mut of_session.clone())
            .to_owned(),
        Table::create()
            .table("second_factor")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string_len("kind", 32))
            .col(string("label"))
            .col(string("secret"))
            .col(big_integer("counter"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            .col(timestamp_with_time_zone_null("last_used_at"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut of_account("second_factor"))
            .to_owned(),
        Table::create()
            .table("recovery_code")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string("code_hash"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut of_account("recovery_code"))
            .to_owned(),
    ]
}

fn programs_and_limits() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("api_key")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(uuid("company_id"))
            .col(string("name"))
            .col(string("prefix"))
            .col(string_uniq("token_hash"))
            .col(json("scopes"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("last_used_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .foreign_key(&mut of_account("api_key"))
            .to_owned(),
        Table::create()
            .table("signing_key")
            .col(string("id").primary_key())
            .col(string("secret"))
            .col(string("public_key"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("signs_from"))
            .col(timestamp_with_time_zone_null("verifies_until"))
            .to_owned(),
        Table::create()
            .table("throttle")
            .col(string("id").primary_key())
            .col(integer("count"))
            .col(timestamp_with_time_zone("window_end"))
            .to_owned(),
        Table::create()
            .table("mail_preference")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string_len("topic", 32))
            .col(boolean("wanted"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut of_account("mail_preference"))
            .to_owned(),
        Table::create()
            .table("mail_suppression")
            .col(string("mail").primary_key())
            .col(string_len("reason", 32))
            .col(string_null("detail"))
            .col(timestamp_with_time_zone("since"))
            .to_owned(),
    ]
}
