//! Opening the database: folder, connection, migrations, reference data.
use std::{fs::DirBuilder, os::unix::fs::DirBuilderExt, path::Path, sync::Arc};

use anyhow::{Context, Result};
use lotse_domain::{
    Actor, Clock, Db,
    occupation::{self, Catalogue},
    place::{self, Gazetteer},
};
use lotse_migrations::{Migrator, MigratorTrait};
use lotse_settings::Settings;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Connects, migrates, and fills in occupations and places where they are missing or older than this build.
pub async fn open(settings: &Settings, clock: &dyn Clock) -> Result<Db> {
    make_data_dir(&settings.storage.data_dir)?;
    let db = connect(settings).await?;
    prepare(&db, clock).await?;
    warn_if_unbound(&db).await?;
    Ok(db)
}

/// Row-level security binds everyone but superusers and those who were let off.
async fn warn_if_unbound(db: &Db) -> Result<()> {
    if !db.is_postgres() {
        return Ok(());
    }
    let sql = "SELECT 1 AS one FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)";
    if db.read().query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?.is_some() {
        tracing::warn!(
            "Lotse connects to PostgreSQL as a superuser, whom row-level security does not bind; give it a role of its own"
        );
    }
    Ok(())
}

pub async fn connect(settings: &Settings) -> Result<Db> {
    Db::connect(&settings.database_url(), settings.database.connections)
        .await
        .context("the database cannot be opened; is the address right, does it run, does the folder exist?")
}

/// A new one is for its owner alone: database, mailbox and secret lie in it.
pub(crate) fn make_data_dir(dir: &Path) -> Result<()> {
    let mut make = DirBuilder::new();
    make.recursive(true)
        .mode(0o700)
        .create(dir)
        .with_context(|| format!("the data folder {} cannot be made", dir.display()))
}

/// Brings a database to this build's schema and reference data. Doing it again changes nothing.
pub async fn prepare(db: &Db, clock: &dyn Clock) -> Result<()> {
    Migrator::up(db.write(), None).await.context("the database cannot be brought to the present schema")?;
    let actor = Actor::system("reference-data", "start");
    let occupations = lotse_reference::occupations().context("the compiled-in occupations cannot be read")?;
    let occupations = occupation::load(db, clock, &actor, occupations).await?;
    // Reading 19,000 places takes longer than everything else here, so it is done only for an empty table; a newer
    // table comes with `lotse import places`.
    let places = if place::count(db.read()).await? == 0 {
        let places = lotse_reference::places().context("the compiled-in places cannot be read")?;
        place::load(db, places).await?
    } else {
        lotse_domain::import::Loaded::default()
    };
    if occupations.created + occupations.updated + places.created > 0 {
        tracing::info!(
            occupations = occupations.created + occupations.updated,
            places = places.created,
            "reference data loaded"
        );
    }
    Ok(())
}

/// Every place, in memory.
pub async fn gazetteer(db: &Db) -> Result<Arc<Gazetteer>> {
    Ok(Arc::new(Gazetteer::new(place::list_all(db.read()).await?)))
}

/// Every occupation, in memory.
pub async fn catalogue(db: &Db) -> Result<Arc<Catalogue>> {
    Ok(Arc::new(Catalogue::new(occupation::list_all(db.read()).await?)))
}
