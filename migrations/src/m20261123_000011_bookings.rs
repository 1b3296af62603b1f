//! Who comes to events: itineraries, bookings, places, what keeps a person from being in two places, wishes, check-ins; keys that
//! make a repeated request harmless. With the second lock on all that is personal.
use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [bookings(), people(), beside()].concat() {
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
        for statement in PARTIAL.iter().map(ToString::to_string) {
            connection.execute_unprepared(&statement).await?;
        }
        for statement in nobody_twice(manager.get_database_backend()) {
            connection.execute_unprepared(&statement).await?;
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
        for table in [
            "idempotency_key",
            "calendar_feed",
            "event_message",
            "booking_intake",
            "exhibitor_preference",
            "wish",
            "check_in",
            "engagement",
            "place_option",
            "booking_place",
            "booking",
            "itinerary",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// name, table, columns, whether unique
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("itinerary_account", "itinerary", &["account_id", "created_at"], false),
    ("itinerary_event", "itinerary", &["event_id", "created_at"], false),
    ("itinerary_school", "itinerary", &["school_id"], false),
    ("itinerary_company", "itinerary", &["company_id"], false),
    ("itinerary_ticket", "itinerary", &["ticket"], true),
    ("itinerary_link", "itinerary", &["link_token"], true),
    ("booking_itinerary", "booking", &["itinerary_id"], false),
    ("booking_line", "booking", &["slot_id", "state", "position"], false),
    ("booking_event", "booking", &["event_id", "state"], false),
    ("booking_held", "booking", &["held_until"], false),
    ("place_number", "booking_place", &["itinerary_id", "number"], true),
    ("place_event", "booking_place", &["event_id"], false),
    ("place_account", "booking_place", &["account_id"], false),
    ("place_ticket", "booking_place", &["ticket"], true),
    ("place_consent", "booking_place", &["consent_token_hash"], true),
    ("engagement_booking", "engagement", &["booking_id"], false),
    ("engagement_place", "engagement", &["place_id"], false),
    ("engagement_slot", "engagement", &["slot_id"], false),
    ("engagement_person", "engagement", &["person", "starts_at"], false),
    ("check_in_event", "check_in", &["event_id", "at"], false),
    ("wish_event", "wish", &["event_id", "company_id"], false),
    ("booking_intake_expires", "booking_intake", &["expires_at"], false),
    ("event_message_of", "event_message", &["event_id", "sent_at"], false),
    ("calendar_feed_token", "calendar_feed", &["token_hash"], true),
    ("idempotency_key_expires", "idempotency_key", &["expires_at"], false),
];

/// What is living only once, in the same words on both databases.
const PARTIAL: &[&str] = &[
    "CREATE UNIQUE INDEX itinerary_once ON itinerary (event_id, account_id) WHERE kind = 'person' AND cancelled_at IS NULL",
    "CREATE UNIQUE INDEX booking_once ON booking (itinerary_id, slot_id) WHERE state <> 'cancelled'",
    "CREATE UNIQUE INDEX check_in_slot_once ON check_in (place_id, slot_id) WHERE meeting_id IS NULL",
    "CREATE UNIQUE INDEX check_in_meeting_once ON check_in (place_id, meeting_id) WHERE meeting_id IS NOT NULL",
];

/// No person is in two places at once (S5). Within an event, frames (a bus, a class's visit) clash with frames and appointments
/// (interviews, talks, stops) with appointments: an appointment lies inside its frame. Across events everything clashes.
fn nobody_twice(backend: DbBackend) -> Vec<String> {
    if backend == DbBackend::Postgres {
        return vec![
            "ALTER TABLE engagement ADD CONSTRAINT engagement_once EXCLUDE USING gist \
             (person WITH =, event_id WITH =, layer WITH =, tstzrange(starts_at, ends_at) WITH &&)"
                .to_owned(),
            "ALTER TABLE engagement ADD CONSTRAINT engagement_once_elsewhere EXCLUDE USING gist \
             (person WITH =, event_id WITH <>, tstzrange(starts_at, ends_at) WITH &&)"
                .to_owned(),
        ];
    }
    [("insert", "INSERT"), ("update", "UPDATE")]
        .map(|(suffix, on)| {
            format!(
                "CREATE TRIGGER engagement_once_{suffix} BEFORE {on} ON engagement BEGIN \
                 SELECT RAISE(ABORT, 'engagement_once') WHERE EXISTS (SELECT 1 FROM engagement e \
                 WHERE e.person = NEW.person AND e.id <> NEW.id \
                 AND (e.event_id <> NEW.event_id OR e.layer = NEW.layer) \
                 AND e.starts_at < NEW.ends_at AND NEW.starts_at < e.ends_at); END"
            )
        })
        .to_vec()
}

/// Tables and who sees their rows, besides commands. Whoever sees an itinerary sees what belongs to it: its holder, the managers of
/// its cluster, the teachers of its school, the people of the company that booked. What a company sees of those who booked an
/// interview with it is read by queries that have checked it.
const LOCKED: &[(&str, &str)] = &[
    (
        "itinerary",
        "lotse_is_operator() OR account_id = lotse_account() OR cluster_id = ANY (lotse_scopes()) OR school_id = ANY (lotse_scopes()) OR company_id = ANY (lotse_scopes())",
    ),
    ("booking", "EXISTS (SELECT 1 FROM itinerary i WHERE i.id = itinerary_id)"),
    (
        "booking_place",
        "account_id = lotse_account() OR EXISTS (SELECT 1 FROM itinerary i WHERE i.id = itinerary_id)",
    ),
    ("place_option", "EXISTS (SELECT 1 FROM booking_place p WHERE p.id = place_id)"),
    ("engagement", "EXISTS (SELECT 1 FROM booking_place p WHERE p.id = place_id)"),
    ("check_in", "EXISTS (SELECT 1 FROM booking_place p WHERE p.id = place_id)"),
    ("wish", "EXISTS (SELECT 1 FROM itinerary i WHERE i.id = itinerary_id)"),
    (
        "exhibitor_preference",
        "EXISTS (SELECT 1 FROM exhibitor x WHERE x.id = exhibitor_id AND x.company_id = ANY (lotse_scopes()))",
    ),
    ("booking_intake", "false"),
    ("event_message", "lotse_is_operator() OR cluster_id = ANY (lotse_scopes())"),
    ("calendar_feed", "account_id = lotse_account()"),
    ("idempotency_key", "false"),
];

fn cascade(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn bookings() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("itinerary")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(uuid("cluster_id"))
            .col(string_len("kind", 32))
            .col(uuid_null("account_id"))
            .col(uuid_null("school_id"))
            .col(uuid_null("company_id"))
            .col(uuid_null("quota_school_id"))
            .col(integer("size"))
            .col(string_null("name"))
            .col(string_null("mail"))
            .col(string_null("phone"))
            .col(string_null("group_name"))
            .col(text_null("note"))
            .col(string_null("ticket"))
            .col(string_null("link_token"))
            .col(timestamp_with_time_zone_null("names_until"))
            .col(timestamp_with_time_zone_null("names_reminded_at"))
            .col(integer("sequence"))
            .col(timestamp_with_time_zone_null("cancelled_at"))
            .col(timestamp_with_time_zone_null("reminded_at"))
            .col(timestamp_with_time_zone_null("anonymised_at"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut cascade("itinerary", "event_id", "event"))
            .check(Expr::cust("size > 0"))
            .to_owned(),
        Table::create()
            .table("booking")
            .col(uuid("id").primary_key())
            .col(uuid("itinerary_id"))
            .col(uuid("event_id"))
            .col(uuid("slot_id"))
            .col(string_len("state", 32))
            .col(integer("size"))
            .col(integer("weight"))
            .col(big_integer_null("position"))
            .col(timestamp_with_time_zone_null("held_until"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            .col(string_len_null("end_reason", 32))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .foreign_key(&mut cascade("booking", "itinerary_id", "itinerary"))
            .foreign_key(&mut cascade("booking", "slot_id", "slot"))
            .check(Expr::cust("size > 0 AND weight > 0"))
            .to_owned(),
    ]
}

fn people() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("booking_place")
            .col(uuid("id").primary_key())
            .col(uuid("itinerary_id"))
            .col(uuid("event_id"))
            .col(integer("number"))
            .col(uuid_null("account_id"))
            .col(string_null("name"))
            .col(string_null("mail"))
            .col(date_null("birth_date"))
            .col(string_null("school"))
            .col(string_null("school_year"))
            .col(json("answers"))
            .col(string_null("ticket"))
            .col(string_len("consent", 32))
            .col(string_null("guardian_mail"))
            .col(string_null("consent_token_hash"))
            .col(string_null("consent_text"))
            .col(timestamp_with_time_zone_null("consent_at"))
            .col(timestamp_with_time_zone_null("named_at"))
            .foreign_key(&mut cascade("booking_place", "itinerary_id", "itinerary"))
            .to_owned(),
        Table::create()
            .table("place_option")
            .col(uuid("place_id"))
            .col(uuid("option_id"))
            .primary_key(Index::create().col("place_id").col("option_id"))
            .foreign_key(&mut cascade("place_option", "place_id", "booking_place"))
            .foreign_key(&mut cascade("place_option", "option_id", "event_option"))
            .to_owned(),
        Table::create()
            .table("engagement")
            .col(uuid("id").primary_key())
            .col(uuid("person"))
            .col(uuid("event_id"))
            .col(uuid("slot_id"))
            .col(uuid("booking_id"))
            .col(uuid("place_id"))
            .col(string_len("layer", 32))
            .col(timestamp_with_time_zone("starts_at"))
            .col(timestamp_with_time_zone("ends_at"))
            .foreign_key(&mut cascade("engagement", "booking_id", "booking"))
            .foreign_key(&mut cascade("engagement", "place_id", "booking_place"))
            .to_owned(),
        Table::create()
            .table("check_in")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(uuid("slot_id"))
            .col(uuid_null("meeting_id"))
            .col(uuid("place_id"))
            .col(timestamp_with_time_zone("at"))
            .col(uuid_null("by_account"))
            .col(string_null("device"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut cascade("check_in", "place_id", "booking_place"))
            .to_owned(),
    ]
}

fn beside() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("wish")
            .col(uuid("itinerary_id"))
            .col(uuid("company_id"))
            .col(uuid("event_id"))
            .col(integer("rank"))
            .col(string_len_null("outcome", 32))
            .primary_key(Index::create().col("itinerary_id").col("company_id"))
            .foreign_key(&mut cascade("wish", "itinerary_id", "itinerary"))
            .to_owned(),
        Table::create()
            .table("exhibitor_preference")
            .col(uuid("exhibitor_id"))
            .col(uuid("itinerary_id"))
            .col(integer("rank"))
            .primary_key(Index::create().col("exhibitor_id").col("itinerary_id"))
            .foreign_key(&mut cascade("exhibitor_preference", "exhibitor_id", "exhibitor"))
            .foreign_key(&mut cascade("exhibitor_preference", "itinerary_id", "itinerary"))
            .to_owned(),
        Table::create()
            .table("booking_intake")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(uuid("challenge_id"))
            .col(text("sealed"))
            .col(uuid_null("itinerary_id"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .foreign_key(&mut cascade("booking_intake", "event_id", "event"))
            .to_owned(),
        Table::create()
            .table("event_message")
            .col(uuid("id").primary_key())
            .col(uuid("event_id"))
            .col(uuid("cluster_id"))
            .col(string("subject"))
            .col(text("body"))
            .col(string_len("audience", 32))
            .col(uuid_null("slot_id"))
            .col(integer("receivers"))
            .col(uuid_null("sent_by"))
            .col(timestamp_with_time_zone("sent_at"))
            .foreign_key(&mut cascade("event_message", "event_id", "event"))
            .to_owned(),
        Table::create()
            .table("calendar_feed")
            .col(uuid("account_id").primary_key())
            .col(string("token_hash"))
            .col(text("sealed"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut cascade("calendar_feed", "account_id", "account"))
            .to_owned(),
        Table::create()
            .table("idempotency_key")
            .col(string("id").primary_key())
            .col(string("body_hash"))
            .col(json("outcome"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .to_owned(),
    ]
}
