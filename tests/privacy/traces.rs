//! Looks for a text in every column of every table, whatever they are called, and in the bytes of the files.
use std::path::Path;

use lotse_domain::{Db, unit_of_work};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

/// Table and column wherever one of these texts occurs, as often as it does.
pub async fn in_tables(db: &Db, texts: &[&str]) -> Vec<String> {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    unit_of_work::in_transaction(db, move |txn| {
        let texts = texts.clone();
        Box::pin(async move {
            let mut found = Vec::new();
            for (table, column) in columns(txn).await {
                let casted = match txn.get_database_backend() {
                    DbBackend::Postgres => format!("\"{column}\"::text"),
                    // What is kept as bytes too.
                    _ => format!("CAST(\"{column}\" AS TEXT)"),
                };
                for text in &texts {
                    let sql = format!(
                        "SELECT count(*) AS n FROM \"{table}\" WHERE lower({casted}) LIKE '%{}%'",
                        text.to_lowercase()
                    );
                    let rows = query(txn, sql).await;
                    let n: i64 = rows[0].try_get("", "n").unwrap();
                    found.extend((0..n).map(|_| format!("{table}.{column}: {text}")));
                }
            }
            Ok(found)
        })
    })
    .await
    .unwrap()
}

async fn columns(txn: &DatabaseTransaction) -> Vec<(String, String)> {
    let sql = match txn.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns \
             WHERE table_schema = 'public'"
        }
        _ => {
            "SELECT m.name AS t, c.name AS c FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table'"
        }
    };
    let rows = query(txn, sql.to_owned()).await;
    rows.iter().map(|row| (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap())).collect()
}

async fn query(txn: &DatabaseTransaction, sql: String) -> Vec<sea_orm::QueryResult> {
    txn.query_all_raw(Statement::from_string(txn.get_database_backend(), sql)).await.unwrap()
}

/// Files below a folder whose bytes hold one of these texts.
pub fn in_files(folder: &Path, texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(in_files(&path, texts));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        for text in texts {
            if bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes())) {
                found.push(format!("{}: {text}", path.display()));
            }
        }
    }
    found
}
