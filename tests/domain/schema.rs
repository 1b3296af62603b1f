//! The entities and the migrations must describe the same tables.
use lotse_domain::{
    account, alert, api_key, application, article, audit, booking, change_log, cluster, company, consent,
    document, event, grant, idempotency, institution, invitation,
    mail::{preference, suppression},
    occupation, outbox, place, refresh_token, report, school, search_miss, search_rule,
    second_factor::{self, recovery_code},
    session, sign_in, signing_key, study_programme, throttle, vacancy,
};
use lotse_tests::{Backend, fresh_database, on_both_databases};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Schema, Statement};

on_both_databases!(entities_match_migrations);

async fn columns(db: &DatabaseConnection, schema: &str) -> Vec<String> {
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" AS c \
             FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT IN ('seaql_migrations', 'sqlite_sequence') ORDER BY 1"
            .to_owned(),
        _ => format!(
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS c \
             FROM information_schema.columns WHERE table_schema = '{schema}' AND table_name <> 'seaql_migrations' \
             ORDER BY 1"
        ),
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", "c").unwrap()).collect()
}

async fn entities_match_migrations(backend: Backend) {
    let migrated = fresh_database(backend).await;
    let derived = fresh_database(backend).await;
    let db = derived.db.write();
    match backend {
        Backend::Sqlite => {
            let empty = derived.dir.path().join("empty.sqlite");
            let empty = lotse_domain::Db::connect(&format!("sqlite://{}?mode=rwc", empty.display()), 1)
                .await
                .unwrap();
            derive_tables(empty.write()).await;
            assert_eq!(columns(migrated.db.read(), "").await, columns(empty.read(), "").await);
        }
        Backend::Postgres => {
            db.execute_unprepared("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await.unwrap();
            derive_tables(db).await;
            assert_eq!(columns(migrated.db.read(), "public").await, columns(db, "public").await);
        }
    }
}

async fn derive_tables(db: &DatabaseConnection) {
    Schema::new(db.get_database_backend())
        .builder()
        .register(cluster::Entity)
        .register(company::Entity)
        .register(company::membership::Entity)
        .register(company::site::Entity)
        .register(occupation::Entity)
        .register(place::Entity)
        .register(vacancy::Entity)
        .register(vacancy::vacancy_site::Entity)
        .register(change_log::Entity)
        .register(outbox::Entity)
        .register(audit::Entity)
        .register(account::Entity)
        .register(grant::Entity)
        .register(school::Entity)
        .register(sign_in::Entity)
        .register(session::Entity)
        .register(refresh_token::Entity)
        .register(second_factor::Entity)
        .register(recovery_code::Entity)
        .register(invitation::Entity)
        .register(consent::Entity)
        .register(api_key::Entity)
        .register(signing_key::Entity)
        .register(throttle::Entity)
        .register(preference::Entity)
        .register(suppression::Entity)
        .register(vacancy::desk::Entity)
        .register(report::Entity)
        .register(application::Entity)
        .register(application::message::Entity)
        .register(application::note::Entity)
        .register(application::interview_date::Entity)
        .register(application::intake::Entity)
        .register(application::pupil_profile::Entity)
        .register(application::rule::Entity)
        .register(application::record::Entity)
        .register(document::Entity)
        .register(document::application_document::Entity)
        .register(document::removed_file::Entity)
        .register(company::profile::Entity)
        .register(company::profile::PictureEntity)
        .register(event::series::Entity)
        .register(event::Entity)
        .register(event::slot::Entity)
        .register(event::meeting::Entity)
        .register(event::question::Entity)
        .register(event::question::option::Entity)
        .register(event::question::quota::Entity)
        .register(event::exhibitor::Entity)
        .register(event::exhibitor::interviewer::Entity)
        .register(event::exhibitor::preference::Entity)
        .register(booking::itinerary::Entity)
        .register(booking::Entity)
        .register(booking::place::Entity)
        .register(booking::place::option::Entity)
        .register(booking::engine::engagement::Entity)
        .register(booking::check_in::Entity)
        .register(booking::wishes::Entity)
        .register(booking::form::Entity)
        .register(booking::desk::message::Entity)
        .register(booking::calendar::Entity)
        .register(idempotency::Entity)
        .register(search_rule::Entity)
        .register(article::Entity)
        .register(article::VersionEntity)
        .register(article::PictureEntity)
        .register(institution::Entity)
        .register(study_programme::Entity)
        .register(alert::tables::Stored)
        .register(alert::Entity)
        .register(alert::tables::Found)
        .register(alert::tables::Progress)
        .register(search_miss::Entity)
        .apply(db)
        .await
        .unwrap();
}
