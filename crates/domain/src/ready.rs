//! Queries that almost every request asks: what they say is made once, for to make it costs as much as to ask.
use std::sync::OnceLock;

use sea_orm::{
    DbBackend, Statement, Value,
    sea_query::{SelectStatement, Values},
};

/// The text of one query, for each database that it is put to.
pub(crate) struct Ready {
    sqlite: OnceLock<Template>,
    postgres: OnceLock<Template>,
}

struct Template {
    sql: String,
    values: Values,
}

impl Ready {
    pub(crate) const fn new() -> Self {
        Self { sqlite: OnceLock::new(), postgres: OnceLock::new() }
    }

    /// The query of `make` with what is `given`: pairs of what stands in `make` for a value, and the value. Whatever else `make` says
    /// must be the same each time.
    pub(crate) fn with(
        &self,
        backend: DbBackend,
        make: impl FnOnce() -> SelectStatement,
        given: &[(Value, Value)],
    ) -> Statement {
        let cell = if backend == DbBackend::Postgres { &self.postgres } else { &self.sqlite };
        let Template { sql, values: Values(values) } = cell.get_or_init(|| {
            let Statement { sql, values, .. } = backend.build(&make());
            Template { sql, values: values.unwrap_or_else(|| Values(Vec::new())) }
        });
        let put = |value: &Value| {
            given.iter().find(|(place, _)| place == value).map_or(value, |(_, given)| given).clone()
        };
        Statement {
            sql: sql.clone(),
            values: Some(Values(values.iter().map(put).collect())),
            db_backend: backend,
        }
    }
}
