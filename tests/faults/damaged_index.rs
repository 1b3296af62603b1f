//! Promise I4, with the real server: it starts over a damaged index and answers as if nothing had been.
use std::path::{Path, PathBuf};

use lotse_tests::{Backend, TestDatabase, fresh_database, on_both_databases, world};
use serde_json::Value;

use crate::process::{Running, lotse};

on_both_databases!(a_server_over_a_damaged_index_answers_right);

const SERVE: [&str; 5] = ["serve", "--roles", "web", "--listen", "127.0.0.1:0"];

fn break_in_the_middle(file: &Path) {
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(file, bytes).unwrap();
}

fn cut_in_half(file: &Path) {
    let bytes = std::fs::read(file).unwrap();
    std::fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
}

fn take_away(file: &Path) {
    std::fs::remove_file(file).unwrap();
}

async fn a_server_over_a_damaged_index_answers_right(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let records = (1..=30)
        .map(|n| world::record(n, &n.to_string(), world::draft("Koch", &format!("Gasthof {n}"), "23552")))
        .collect();
    world::import(&test.db, world::run_of(&cluster, "template"), records).await;
    assert_eq!(cooks(&test, backend).await, 30);
    let damages: [(&str, Damage); 5] = [
        ("store", break_in_the_middle),
        ("idx", cut_in_half),
        ("fast", take_away),
        ("meta.json", cut_in_half),
        ("lotse-index.json", take_away),
    ];
    for (name, damage) in damages {
        damage(&file(&test, name));
        assert_eq!(cooks(&test, backend).await, 30, "{name}");
    }
    let verify = lotse(&test, backend, &["verify"]).output().unwrap();
    assert!(verify.status.success(), "{}", String::from_utf8_lossy(&verify.stdout));
}

type Damage = fn(&Path);

/// The largest file whose name ends so.
fn file(test: &TestDatabase, name: &str) -> PathBuf {
    let files = std::fs::read_dir(test.dir.path().join("index")).unwrap().map(|entry| entry.unwrap().path());
    let named = files.filter(|path| path.to_string_lossy().ends_with(name));
    named.max_by_key(|path| path.metadata().unwrap().len()).unwrap()
}

/// What a server that is started now finds with its first answer.
async fn cooks(test: &TestDatabase, backend: Backend) -> u64 {
    let mut server = Running::start(test, backend, &SERVE);
    let address = server.says("Lotse is ready at ");
    let answer = reqwest::get(format!("{address}/api/v1/search?q=koch&limit=100")).await.unwrap();
    assert_eq!(answer.status(), 200);
    let found: Value = answer.json().await.unwrap();
    server.kill();
    assert_eq!(found["items"].as_array().unwrap().len() as u64, found["total"].as_u64().unwrap());
    found["total"].as_u64().unwrap()
}
