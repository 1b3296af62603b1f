//! Applications, what companies and clusters keep beside a vacancy, documents, and the answer guarantee.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [beside_vacancies(), applications(), documents(), guarantee()].concat() {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in INDEXES {
            let mut index = Index::create();
            index.name(*name).table(*table);
            for column in *columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        // One living application for each pupil and vacancy, or company where there is no vacancy; the database says so
        // itself, whatever comes at the same moment. The same words on both databases.
        for (name, columns, which) in [
            ("application_once", "account_id, vacancy_id", "vacancy_id IS NOT NULL"),
            ("application_once_speculative", "account_id, company_id", "vacancy_id IS NULL"),
        ] {
            manager
                .get_connection()
                .execute_unprepared(&format!(
                    "CREATE UNIQUE INDEX {name} ON application ({columns}) WHERE {which} AND state IN \
                     ('draft', 'submitted', 'seen', 'interview', 'offered', 'accepted')"
                ))
                .await?;
        }
        let trusted = boolean("trusted").default(false).to_owned();
        manager.alter_table(Table::alter().table("membership").add_column(trusted).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("membership").drop_column("trusted").to_owned()).await?;
        for table in [
            "answer_record",
            "answer_rule",
            "company_picture",
            "training_profile",
            "removed_file",
            "application_document",
            "document",
            "application_intake",
            "interview_date",
            "application_note",
            "application_message",
            "application",
            "pupil_profile",
            "vacancy_report",
            "vacancy_desk",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// name, table, columns
const INDEXES: &[(&str, &str, &[&str])] = &[
    ("vacancy_desk_expires", "vacancy_desk", &["expires_on"]),
    ("vacancy_report_cluster", "vacancy_report", &["cluster_id", "decided_at"]),
    ("vacancy_report_vacancy", "vacancy_report", &["vacancy_id"]),
    ("application_company", "application", &["company_id", "state", "id"]),
    ("application_vacancy", "application", &["vacancy_id", "state"]),
    ("application_account", "application", &["account_id", "id"]),
    ("application_cluster", "application", &["cluster_id", "state"]),
    ("application_waits", "application", &["state", "waits_since"]),
    ("application_message_of", "application_message", &["application_id", "id"]),
    ("application_note_of", "application_note", &["application_id", "id"]),
    ("interview_date_of", "interview_date", &["application_id", "starts_at"]),
    ("application_intake_expires", "application_intake", &["expires_at"]),
    ("application_document_of", "application_document", &["document_id"]),
    ("document_account", "document", &["account_id"]),
    ("document_intake", "document", &["intake_id"]),
    ("company_picture_of", "company_picture", &["company_id", "position"]),
];

fn cascade(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn beside_vacancies() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("vacancy_desk")
            .col(uuid("vacancy_id").primary_key())
            .col(json("questions"))
            .col(integer_null("most_open"))
            .col(integer("open").check(Expr::col("open").gte(0)))
            .col(integer("accepted").check(Expr::col("accepted").gte(0)))
            .col(date_null("expires_on"))
            .col(date_null("renewal_mailed_for"))
            .col(string_len_null("close_reason", 32))
            .col(json("remarks"))
            .col(timestamp_with_time_zone_null("submitted_at"))
            .col(timestamp_with_time_zone_null("reviewed_at"))
            .col(uuid_null("copied_from"))
            .foreign_key(&mut cascade("vacancy_desk", "vacancy_id", "vacancy"))
            .check(Expr::cust("most_open IS NULL OR open <= most_open"))
            .to_owned(),
        Table::create()
            .table("vacancy_report")
            .col(uuid("id").primary_key())
            .col(uuid("vacancy_id"))
            .col(uuid("cluster_id"))
            .col(string_len("reason", 32))
            .col(text_null("text"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("due_at"))
            .col(timestamp_with_time_zone_null("reminded_at"))
            .col(timestamp_with_time_zone_null("decided_at"))
            .col(string_len_null("decision", 32))
            .col(uuid_null("decided_by"))
            .foreign_key(&mut cascade("vacancy_report", "vacancy_id", "vacancy"))
            .to_owned(),
    ]
}

fn applications() -> Vec<TableCreateStatement> {
    let mut tables = vec![
        Table::create()
            .table("pupil_profile")
            .col(uuid("account_id").primary_key())
            .col(string_null("phone"))
            .col(string_null("school"))
            .col(json("answers"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut cascade("pupil_profile", "account_id", "account"))
            .to_owned(),
        Table::create()
            .table("application")
            .col(uuid("id").primary_key())
            .col(uuid_null("vacancy_id"))
            .col(uuid("company_id"))
            .col(uuid("cluster_id"))
            .col(uuid_null("account_id"))
            .col(string_len("state", 32))
            .col(uuid_null("handed_over_from"))
            .col(string_null("name"))
            .col(date_null("birth_date"))
            .col(string_null("phone"))
            .col(string_null("school"))
            .col(json("answers"))
            .col(timestamp_with_time_zone_null("submitted_at"))
            .col(timestamp_with_time_zone_null("seen_at"))
            .col(timestamp_with_time_zone_null("answered_at"))
            .col(timestamp_with_time_zone_null("closed_at"))
            .col(timestamp_with_time_zone_null("waits_since"))
            .col(timestamp_with_time_zone_null("due_at"))
            .col(timestamp_with_time_zone_null("answer_due_at"))
            .col(integer("reminders"))
            .col(timestamp_with_time_zone_null("nudged_at"))
            .col(timestamp_with_time_zone_null("escalated_at"))
            .col(timestamp_with_time_zone_null("hidden_at"))
            .col(timestamp_with_time_zone_null("erased_at"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(ForeignKey::create().from("application", "vacancy_id").to("vacancy", "id"))
            .foreign_key(ForeignKey::create().from("application", "company_id").to("company", "id"))
            .foreign_key(ForeignKey::create().from("application", "cluster_id").to("cluster", "id"))
            .to_owned(),
    ];
    tables.extend(around_applications());
    tables
}

fn around_applications() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("application_message")
            .col(uuid("id").primary_key())
            .col(uuid("application_id"))
            .col(string_len("author", 32))
            .col(string_null("author_name"))
            .col(text("body"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut cascade("application_message", "application_id", "application"))
            .to_owned(),
        Table::create()
            .table("application_note")
            .col(uuid("id").primary_key())
            .col(uuid("application_id"))
            .col(uuid("company_id"))
            .col(uuid_null("account_id"))
            .col(string_null("author_name"))
            .col(text("body"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut cascade("application_note", "application_id", "application"))
            .to_owned(),
        Table::create()
            .table("interview_date")
            .col(uuid("id").primary_key())
            .col(uuid("application_id"))
            .col(timestamp_with_time_zone("starts_at"))
            .col(integer("minutes"))
            .col(string("place"))
            .col(timestamp_with_time_zone_null("chosen_at"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut cascade("interview_date", "application_id", "application"))
            .to_owned(),
        Table::create()
            .table("application_intake")
            .col(uuid("id").primary_key())
            .col(uuid_null("vacancy_id"))
            .col(uuid("company_id"))
            .col(uuid("cluster_id"))
            .col(uuid("challenge_id"))
            .col(text("sealed"))
            .col(uuid_null("application_id"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .to_owned(),
    ]
}

fn documents() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("document")
            .col(uuid("id").primary_key())
            .col(uuid_null("account_id"))
            .col(uuid_null("intake_id"))
            .col(string_len("kind", 32))
            .col(string("name"))
            .col(string("media_type"))
            .col(integer("bytes"))
            .col(string("content_hash"))
            .col(text("wrapped_key"))
            .col(string_len("scan", 32))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut cascade("document", "account_id", "account"))
            .foreign_key(&mut cascade("document", "intake_id", "application_intake"))
            .to_owned(),
        Table::create()
            .table("application_document")
            .col(uuid("application_id"))
            .col(uuid("document_id"))
            .primary_key(Index::create().col("application_id").col("document_id"))
            .foreign_key(&mut cascade("application_document", "application_id", "application"))
            .foreign_key(&mut cascade("application_document", "document_id", "document"))
            .to_owned(),
        Table::create()
            .table("removed_file")
            .col(uuid("id").primary_key())
            .col(timestamp_with_time_zone("removed_at"))
            .to_owned(),
        Table::create()
            .table("training_profile")
            .col(uuid("company_id").primary_key())
            .col(text_null("learn"))
            .col(string_null("contact_name"))
            .col(string_null("contact_role"))
            .col(boolean("takes_speculative"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut cascade("training_profile", "company_id", "company"))
            .to_owned(),
        Table::create()
            .table("company_picture")
            .col(uuid("id").primary_key())
            .col(uuid("company_id"))
            .col(string_len("kind", 32))
            .col(string("alt"))
            .col(string("media_type"))
            .col(integer("bytes"))
            .col(integer("width"))
            .col(integer("height"))
            .col(text("wrapped_key"))
            .col(integer("position"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut cascade("company_picture", "company_id", "company"))
            .to_owned(),
    ]
}

fn guarantee() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("answer_rule")
            .col(uuid("cluster_id").primary_key())
            .col(integer("due_days"))
            .col(json("remind_days"))
            .col(integer("nudge_day"))
            .col(integer("close_days"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut cascade("answer_rule", "cluster_id", "cluster"))
            .to_owned(),
        Table::create()
            .table("answer_record")
            .col(uuid("company_id").primary_key())
            .col(integer("counted"))
            .col(integer("in_time"))
            .col(integer_null("usual_days"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut cascade("answer_record", "company_id", "company"))
            .to_owned(),
    ]
}
