//! Events: series, editions, slots, meetings, exhibitors, questions and options. What stands here is public once it is published;
//! who comes stands in the next step's tables.
use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [vec![series(), event()], bookable(), around(), exhibitors()].concat() {
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
        for statement in once_at_a_time(manager.get_database_backend()) {
            connection.execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "interviewer",
            "exhibitor",
            "event_quota",
            "event_option",
            "event_question",
            "meeting",
            "slot",
            "event",
            "event_series",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// name, table, columns, whether unique
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("event_series_slug", "event_series", &["cluster_id", "slug"], true),
    ("event_cluster", "event", &["cluster_id", "starts_at"], false),
    ("event_state", "event", &["state", "starts_at"], false),
    ("event_series_of", "event", &["series_id", "starts_at"], false),
    ("slot_event", "slot", &["event_id", "starts_at", "position"], false),
    ("slot_company", "slot", &["company_id", "starts_at"], false),
    ("slot_interviewer", "slot", &["interviewer_id", "starts_at"], false),
    ("meeting_slot", "meeting", &["slot_id", "starts_at"], false),
    ("meeting_event", "meeting", &["event_id", "starts_at"], false),
    ("meeting_station", "meeting", &["station_id", "starts_at"], false),
    ("event_question_of", "event_question", &["event_id", "position"], false),
    ("event_option_of", "event_option", &["event_id", "position"], false),
    ("exhibitor_once", "exhibitor", &["event_id", "company_id"], true),
    ("exhibitor_company", "exhibitor", &["company_id"], false),
    ("exhibitor_stand", "exhibitor", &["event_id", "stand"], true),
    ("interviewer_of", "interviewer", &["exhibitor_id", "position"], false),
];

/// What cannot be in two places at once, as the database itself holds it (S5): an interviewer, a group of a circuit, a station of
/// one. An exclusion constraint on `PostgreSQL`, triggers on `SQLite`; their names are how the domain knows them.
fn once_at_a_time(backend: DbBackend) -> Vec<String> {
    let rules = [
        ("slot_interviewer_once", "slot", "interviewer_id", "cancelled_at IS NULL"),
        ("meeting_group_once", "meeting", "slot_id", "rotates"),
        ("meeting_station_once", "meeting", "station_id", "rotates"),
    ];
    if backend == DbBackend::Postgres {
        let mut statements = vec!["CREATE EXTENSION IF NOT EXISTS btree_gist".to_owned()];
        statements.extend(rules.map(|(name, table, whose, when)| {
            format!(
                "ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist \
                 ({whose} WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ({whose} IS NOT NULL AND {when})"
            )
        }));
        return statements;
    }
    rules
        .iter()
        .flat_map(|(name, table, whose, when)| {
            let own = when.replace("cancelled_at", "NEW.cancelled_at").replace("rotates", "NEW.rotates");
            let theirs = when.replace("cancelled_at", "t.cancelled_at").replace("rotates", "t.rotates");
            [("insert", "INSERT"), ("update", "UPDATE")].map(|(suffix, on)| {
                format!(
                    "CREATE TRIGGER {name}_{suffix} BEFORE {on} ON {table} WHEN NEW.{whose} IS NOT NULL AND {own} BEGIN \
                     SELECT RAISE(ABORT, '{name}') WHERE EXISTS (SELECT 1 FROM {table} t WHERE t.{whose} = NEW.{whose} \
                     AND t.id <> NEW.id AND {theirs} AND t.starts_at < NEW.ends_at AND NEW.starts_at < t.ends_at); END"
                )
            })
        })
        .collect()
}

fn cascade(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn series() -> TableCreateStatement {
    Table::create()
        .table("event_series")
        .col(uuid("id").primary_key())
        .col(uuid("cluster_id"))
        .col(string_len("kind", 32))
        .col(string("slug"))
        .col(string("title"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(&mut cascade("event_series", "cluster_id", "cluster"))
        .to_owned()
}

fn event() -> TableCreateStatement {
    Table::create()
        .table("event")
        .col(uuid("id").primary_key())
        .col(uuid_null("series_id"))
        .col(uuid("cluster_id"))
        .col(string_len("kind", 32))
        .col(string_len("state", 32))
        .col(string_uniq("slug"))
        .col(string("title"))
        .col(string_null("summary"))
        .col(text_null("description"))
        .col(text_null("benefit"))
        .col(text_null("bring"))
        .col(string_null("audience"))
        .col(string_null("venue"))
        .col(string_null("street"))
        .col(string_null("postal_code"))
        .col(string_null("town"))
        .col(double_null("latitude"))
        .col(double_null("longitude"))
        .col(timestamp_with_time_zone("starts_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .col(timestamp_with_time_zone_null("opens_at"))
        .col(timestamp_with_time_zone_null("closes_at"))
        .col(timestamp_with_time_zone_null("cancel_until"))
        .col(json("first_schools"))
        .col(timestamp_with_time_zone_null("first_until"))
        .col(integer_null("school_most"))
        .col(integer_null("consent_below"))
        .col(string_len("mode", 32))
        .col(timestamp_with_time_zone_null("wishes_until"))
        .col(integer("wishes_most"))
        .col(integer("appointments_most"))
        .col(big_integer_null("allocation_seed"))
        .col(string_null("allocation_digest"))
        .col(timestamp_with_time_zone_null("allocated_at"))
        .col(string_len("waiting_rule", 32))
        .col(integer_null("offer_hours"))
        .col(json("hall_plan"))
        .col(uuid_null("copied_from"))
        .col(text_null("cancel_reason"))
        .col(timestamp_with_time_zone_null("published_at"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(ForeignKey::create().from("event", "series_id").to("event_series", "id"))
        .foreign_key(&mut cascade("event", "cluster_id", "cluster"))
        .check(Expr::cust("starts_at < ends_at"))
        .to_owned()
}

fn bookable() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("slot")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(string_len("kind", 32))
            .col(uuid_null("company_id"))
            .col(uuid_null("interviewer_id"))
            .col(string("title"))
            .col(text_null("description"))
            .col(string_null("place"))
            .col(timestamp_with_time_zone("starts_at"))
            .col(timestamp_with_time_zone("ends_at"))
            .col(string_len("unit", 32))
            .col(string_len("takes", 32))
            .col(integer_null("party_most"))
            .col(integer("capacity"))
            .col(integer("taken"))
            .col(integer("waiting"))
            .col(big_integer("next_position"))
            .col(boolean("waiting_list"))
            .col(boolean("in_order"))
            .col(timestamp_with_time_zone_null("opens_at"))
            .col(timestamp_with_time_zone_null("closes_at"))
            .col(integer("position"))
            .col(timestamp_with_time_zone_null("cancelled_at"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut cascade("slot", "event_id", "event"))
            .foreign_key(ForeignKey::create().from("slot", "company_id").to("company", "id"))
            // Rule 1: no slot is ever oversold, whatever a program forgets.
            .check(Expr::cust("taken >= 0 AND taken <= capacity"))
            .check(Expr::cust("waiting >= 0"))
            .check(Expr::cust("starts_at < ends_at"))
            .to_owned(),
        Table::create()
            .table("meeting")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(uuid("slot_id"))
            .col(uuid_null("company_id"))
            .col(uuid_null("station_id"))
            .col(boolean("rotates"))
            .col(string("title"))
            .col(text_null("description"))
            .col(string_null("place"))
            .col(string_null("street"))
            .col(string_null("postal_code"))
            .col(string_null("town"))
            .col(double_null("latitude"))
            .col(double_null("longitude"))
            .col(timestamp_with_time_zone("starts_at"))
            .col(timestamp_with_time_zone("ends_at"))
            .col(integer("position"))
            .foreign_key(&mut cascade("meeting", "event_id", "event"))
            .foreign_key(&mut cascade("meeting", "slot_id", "slot"))
            .foreign_key(ForeignKey::create().from("meeting", "company_id").to("company", "id"))
            .check(Expr::cust("starts_at < ends_at"))
            .to_owned(),
    ]
}

fn around() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("event_question")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(integer("position"))
            .col(string("label"))
            .col(string_null("hint"))
            .col(string_len("kind", 32))
            .col(json("choices"))
            .col(boolean("required"))
            .col(integer("version"))
            .col(uuid_null("replaces"))
            .col(timestamp_with_time_zone_null("retired_at"))
            .foreign_key(&mut cascade("event_question", "event_id", "event"))
            .to_owned(),
        Table::create()
            .table("event_option")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(integer("position"))
            .col(string("topic"))
            .col(string("label"))
            .col(integer_null("capacity"))
            .col(integer("taken"))
            .col(timestamp_with_time_zone_null("retired_at"))
            .foreign_key(&mut cascade("event_option", "event_id", "event"))
            .check(Expr::cust("taken >= 0 AND (capacity IS NULL OR taken <= capacity)"))
            .to_owned(),
        Table::create()
            .table("event_quota")
            .col(uuid("event_id"))
            .col(uuid("school_id"))
            .col(integer("taken"))
            .primary_key(Index::create().col("event_id").col("school_id"))
            .foreign_key(&mut cascade("event_quota", "event_id", "event"))
            .foreign_key(&mut cascade("event_quota", "school_id", "school"))
            .check(Expr::cust("taken >= 0"))
            .to_owned(),
    ]
}

fn exhibitors() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("exhibitor")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(uuid("company_id"))
            .col(string_len("state", 32))
            .col(string_null("stand"))
            .col(text_null("offers"))
            .col(text_null("seeks"))
            .col(text_null("needs"))
            .col(string_null("contact_name"))
            .col(json("vacancies"))
            .col(text_null("reason"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut cascade("exhibitor", "event_id", "event"))
            .foreign_key(&mut cascade("exhibitor", "company_id", "company"))
            .to_owned(),
        Table::create()
            .table("interviewer")
            .col(uuid("id").primary_key())
            .col(uuid("exhibitor_id"))
            .col(uuid("event_id"))
            .col(string("name"))
            .col(integer("position"))
            .foreign_key(&mut cascade("interviewer", "exhibitor_id", "exhibitor"))
            .to_owned(),
    ]
}
