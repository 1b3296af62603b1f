//! `PostgreSQL`'s own search: full text in German, trigrams for typos, earthdistance for circles.
//!
//! It is set up as its manual says: a weighted vector of words with a GIN index, positions in a `GiST` index, and a table of all words with
//! a trigram index, which is looked at only when nothing has been found (`pg_trgm`, "Text Search Integration"). It cuts no compounds.
mod asking;

use std::time::Duration;

use anyhow::{Context, Result};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, QueryResult, RuntimeErr,
    Statement,
};
use serde_json::Value;

use super::{Client, Found, Peer, Posting, Wanted};
use crate::bench::{figures::Figures, node};

/// A query that takes longer is given up.
const TIMEOUT: (&str, &str) = ("statement_timeout", "30s");

/// In a schema of its own, which goes at the end.
pub(in crate::bench) struct Postgres {
    url: String,
    db: DatabaseConnection,
    postmaster: Option<u32>,
    has: Extensions,
}

/// What the database could be given. Who is no superuser may often not have earthdistance.
#[derive(Debug, Clone, Copy)]
struct Extensions {
    /// Else a circle is a box and a formula.
    earthdistance: bool,
    /// Else a typo finds nothing.
    trigrams: bool,
}

impl Postgres {
    pub(in crate::bench) async fn open(url: &str, postmaster: Option<u32>) -> Result<Self> {
        let db = connect(url, &[("maintenance_work_mem", "256MB")]).await?;
        db.execute_unprepared("CREATE SCHEMA peer").await.context("the schema peer is taken")?;
        let earthdistance = extended(&db, &["cube", "earthdistance"], "SELECT ll_to_earth(54, 10)").await;
        let trigrams = extended(&db, &["pg_trgm"], "SELECT similarity('a', 'b')").await;
        Ok(Self { url: url.to_owned(), db, postmaster, has: Extensions { earthdistance, trigrams } })
    }

    /// What it was given to work with.
    pub(in crate::bench) fn tell(&self, figures: &mut Figures) {
        figures.flag("postgres_has_earthdistance", self.has.earthdistance);
        figures.flag("postgres_has_trigrams", self.has.trigrams);
    }

    async fn run(&self, statements: &[&str]) -> Result<()> {
        for sql in statements {
            self.db.execute_unprepared(sql).await.with_context(|| (*sql).to_owned())?;
        }
        Ok(())
    }
}

/// One connection, to which its schema goes before others.
async fn connect(url: &str, further: &'static [(&str, &str)]) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).min_connections(1).sqlx_logging(false).map_sqlx_postgres_opts(move |known| {
        known.options([("search_path", "peer,public")]).options(further.iter().copied())
    });
    options.idle_timeout(None).max_lifetime(None);
    Ok(Database::connect(options).await?)
}

/// Whether these extensions are there now, and can be used from here.
async fn extended(db: &DatabaseConnection, names: &[&str], test: &str) -> bool {
    for name in names {
        if let Err(error) = db.execute_unprepared(&format!("CREATE EXTENSION IF NOT EXISTS {name}")).await {
            tracing::warn!(%error, "the peer does without {name}");
            return false;
        }
    }
    db.execute_unprepared(test).await.is_ok()
}

impl Peer for Postgres {
    const NAME: &'static str = "postgres";
    type Client = Asker;

    async fn prepare(&self) -> Result<()> {
        let site = if self.has.earthdistance { "earth" } else { "text" };
        self.run(&[&format!(
            "CREATE TABLE posting (id uuid PRIMARY KEY, card text NOT NULL, kind text NOT NULL, area text, \
             qualification text, start_year integer, state text, company text NOT NULL, published bigint NOT NULL, \
             latitude double precision, longitude double precision, site {site}, head text NOT NULL, \
             words tsvector NOT NULL)"
        )])
        .await
    }

    async fn add(&self, postings: &[Posting]) -> Result<()> {
        let rows: Vec<Value> = postings.iter().map(row).collect();
        let position = if self.has.earthdistance { "ll_to_earth(latitude, longitude)" } else { "NULL" };
        let sql = format!(
            "INSERT INTO posting SELECT id, card, kind, area, qualification, start_year, state, company_slug, published, \
             latitude, longitude, {position}, concat_ws(' ', title, occupation, company), \
             setweight(to_tsvector('german', title), 'A') || setweight(to_tsvector('german', occupation), 'B') \
             || setweight(to_tsvector('german', company), 'C') || setweight(to_tsvector('german', text), 'D') \
             FROM json_to_recordset($1::json) AS given(id uuid, card text, kind text, area text, qualification text, \
             start_year integer, state text, company_slug text, published bigint, latitude double precision, \
             longitude double precision, title text, occupation text, company text, text text)"
        );
        let given = Value::Array(rows).to_string();
        let insert = Statement::from_sql_and_values(DbBackend::Postgres, sql, [given.into()]);
        self.db.execute_raw(insert).await?;
        Ok(())
    }

    async fn finish(&self) -> Result<()> {
        self.run(&[
            "CREATE INDEX ON posting USING gin (words)",
            "CREATE INDEX ON posting (kind)",
            "CREATE INDEX ON posting (area)",
            if self.has.earthdistance {
                "CREATE INDEX ON posting USING gist (site)"
            } else {
                "CREATE INDEX ON posting (latitude, longitude)"
            },
            "CREATE TABLE vocabulary AS SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''simple'', head) FROM posting')",
            "CREATE INDEX ON vocabulary (word text_pattern_ops)",
        ])
        .await?;
        if self.has.trigrams {
            self.run(&["CREATE INDEX ON vocabulary USING gin (word gin_trgm_ops)"]).await?;
        }
        self.run(&["VACUUM (ANALYZE) posting", "VACUUM (ANALYZE) vocabulary"]).await
    }

    async fn client(&self) -> Result<Asker> {
        // Words and circles are of very different selectivity, so each query is planned anew; none is worth compiling.
        const OPTIONS: &[(&str, &str)] =
            &[TIMEOUT, ("plan_cache_mode", "force_custom_plan"), ("jit", "off"), ("work_mem", "64MB")];
        Ok(Asker { db: connect(&self.url, OPTIONS).await?, has: self.has })
    }

    fn cpu(&self) -> Result<Option<Duration>> {
        self.postmaster.map(node::database).transpose()
    }

    async fn bytes(&self) -> Result<u64> {
        let sql = "SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint AS bytes FROM pg_class \
                   WHERE relnamespace = 'peer'::regnamespace AND relkind = 'r'";
        let row = self.db.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
        let bytes: i64 = row.context("no answer")?.try_get("", "bytes")?;
        Ok(bytes.try_into()?)
    }

    async fn remove(&self) -> Result<()> {
        self.run(&["DROP SCHEMA peer CASCADE"]).await
    }
}

fn row(posting: &Posting) -> Value {
    let mut row = posting.json();
    if let (Some((latitude, longitude)), Some(row)) = (posting.position, row.as_object_mut()) {
        row.insert("latitude".into(), latitude.into());
        row.insert("longitude".into(), longitude.into());
    }
    row
}

/// A connection that asks.
pub(in crate::bench) struct Asker {
    db: DatabaseConnection,
    has: Extensions,
}

impl Asker {
    /// The rows of a statement; `None` when it took too long.
    async fn rows(&self, statement: Statement) -> Result<Option<Vec<QueryResult>>> {
        match self.db.query_all_raw(statement).await {
            Ok(rows) => Ok(Some(rows)),
            Err(error) if was_given_up(&error) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// SQLSTATE 57014: the query has been cancelled.
fn was_given_up(error: &DbErr) -> bool {
    let (DbErr::Query(RuntimeErr::SqlxError(source)) | DbErr::Exec(RuntimeErr::SqlxError(source))) = error
    else {
        return false;
    };
    source
        .as_database_error()
        .and_then(sea_orm::sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "57014")
}

impl Client for Asker {
    type Reply = Vec<QueryResult>;

    async fn ask(&mut self, query: &Wanted<'_>) -> Result<Option<Self::Reply>> {
        let plain = asking::plain(query.q);
        let Some(rows) = self.rows(asking::hits(query, plain.as_deref(), self.has)).await? else {
            return Ok(None);
        };
        if plain.is_none() || Self::read(&rows)?.total > 0 {
            return Ok(Some(rows));
        }
        let Some(like) = self.rows(asking::alike(query.q, self.has)).await? else { return Ok(None) };
        // Where all words are known, it is the place or a filter that leaves nothing.
        match asking::corrected(query.q, &like)?.filter(|words| Some(words) != plain.as_ref()) {
            Some(words) => self.rows(asking::hits(query, Some(&words), self.has)).await,
            None => Ok(Some(rows)),
        }
    }

    fn read(rows: &Self::Reply) -> Result<Found> {
        let mut found = Found::default();
        for row in rows {
            match row.try_get::<String>("", "facet")?.as_str() {
                "total" => found.total = row.try_get::<i64>("", "count")?.try_into()?,
                "card" => found.cards += 1,
                _ => found.counts += 1,
            }
        }
        Ok(found)
    }
}
