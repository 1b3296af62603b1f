//! An import that is killed at any moment and started again ends as if nothing had been.
use std::time::Duration;

use lotse_tests::{Backend, fresh_database, on_both_databases, world};

use crate::process::lotse;

on_both_databases!(a_killed_import_is_finished_by_the_next);

const ROWS: usize = 3_000;

async fn a_killed_import_is_finished_by_the_next(backend: Backend) {
    let test = fresh_database(backend).await;
    world::cluster(&test.db, "nord").await;
    let rows = (0..ROWS).map(|n| format!("{n};Ausbildung;Koch;Gasthof {};23552\n", n / 3));
    let table: String =
        std::iter::once("Kennung;Art;Titel;Unternehmen;PLZ\n".to_owned()).chain(rows).collect();
    let file = test.dir.path().join("many.csv");
    std::fs::write(&file, table).unwrap();
    let arguments = ["import", "vacancies", file.to_str().unwrap(), "--cluster", "nord", "--quiet"];

    // From "hardly begun" to "nearly done", wherever that is on this machine: storing and indexing both get hit.
    for milliseconds in [30, 80, 150, 250, 400, 600, 900, 1_300, 2_000, 3_000] {
        let mut child = lotse(&test, backend, &arguments).spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        // SIGKILL; it may have ended by itself.
        let _ = child.kill();
        child.wait().unwrap();
    }
    let last = lotse(&test, backend, &arguments).output().unwrap();
    assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));
    let verify = lotse(&test, backend, &["verify"]).output().unwrap();
    let said = String::from_utf8_lossy(&verify.stdout);
    assert!(verify.status.success(), "{said}");
    // Three postings of each company say the same, and one of them is shown.
    assert!(
        said.contains(&format!("database: {} public vacancies; index: {} vacancies", ROWS / 3, ROWS / 3)),
        "{said}"
    );
}
