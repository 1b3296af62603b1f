//! S1: ten thousand for a hundred places, the server killed and started again in between, retries with the same key.
use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use lotse_domain::clock::{Clock, SystemClock};
use lotse_settings::Settings;
use lotse_tests::{Backend, crowd, fresh_database, on_both_databases, world};
use lotse_web_kit::Auth;
use serde_json::json;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::{
    counts::Rows,
    node::{Node, PUBLIC_URL, free_port},
};

on_both_databases!(ten_thousand_for_a_hundred_places_while_the_server_is_killed);

const PEOPLE: usize = 10_000;
const PLACES: i32 = 100;
const CLIENTS: usize = 48;
/// How many answers there are before each kill.
const KILLS: [usize; 4] = [20, 90, 2_000, 6_000];
/// So long somebody asks again.
const PATIENCE: Duration = Duration::from_mins(5);

/// What came of somebody's wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    In,
    Out,
}

async fn ten_thousand_for_a_hundred_places_while_the_server_is_killed(backend: Backend) {
    let test = fresh_database(backend).await;
    let now = SystemClock.now();
    let cluster = world::cluster(&test.db, "nord").await;
    let event = crowd::event(cluster.id, "Job Tour", now);
    let slot = crowd::slot(&event, "Bus", PLACES, false);
    crowd::enter(&test.db, &event, std::slice::from_ref(&slot)).await;

    let port = free_port();
    let mut node = Node::start(&test, backend, port);
    let auth = auth(&test);
    let people = Arc::new(crowd::people(&test.db, &auth, "pupil", PEOPLE, now).await);
    let (next, answered) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let path = format!("http://{}/api/v1/events/{}/bookings", node.address, event.id);
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (people, next, answered, path) = (people.clone(), next.clone(), answered.clone(), path.clone());
        clients.push(tokio::spawn(async move {
            let http = reqwest::Client::new();
            let mut ends = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                let Some((account, token)) = people.get(n) else { return ends };
                ends.push((*account, sign_up(&http, &path, slot.id, token).await));
                answered.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }
    for kill in KILLS {
        while answered.load(Ordering::Relaxed) < kill {
            // One that has given up is heard at the end; without this nobody would ever come there.
            assert!(!clients.iter().any(JoinHandle::is_finished), "a client has ended before the others");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        node.kill();
        node = Node::start(&test, backend, port);
    }
    let mut ends = Vec::with_capacity(PEOPLE);
    for client in clients {
        ends.extend(client.await.expect("a client"));
    }

    assert_eq!(ends.len(), PEOPLE);
    let rows = Rows::read(&test.db, slot.id).await;
    rows.hold();
    assert_eq!(rows.confirmed(), PLACES);
    let told: HashSet<Uuid> = ends.iter().filter(|(_, end)| *end == End::In).map(|(who, _)| *who).collect();
    let kept: HashSet<Uuid> = rows.holders.values().copied().collect();
    assert_eq!(told, kept, "who was told is not who is in");
    node.kill();
}

fn auth(test: &lotse_tests::TestDatabase) -> Auth {
    let mut settings: Settings = lotse_settings::load(None).expect("settings");
    test.dir.path().clone_into(&mut settings.storage.data_dir);
    let secrets = lotse::secrets::load(&settings).expect("the secret that the node has made");
    Auth::new(test.db.clone(), Arc::new(SystemClock), secrets, PUBLIC_URL, Vec::new())
}

/// Asks until there is an answer, as a phone in a tunnel does: the same request with the same key.
async fn sign_up(http: &reqwest::Client, path: &str, slot: Uuid, token: &str) -> End {
    let key = Uuid::now_v7().to_string();
    let body = json!({"slots": [slot], "people": [{"name": "Mia Lehmann"}]});
    // A server that starts anew on a busy machine takes its time.
    let give_up = Instant::now() + PATIENCE;
    while Instant::now() < give_up {
        let sent =
            http.post(path).bearer_auth(token).header("Idempotency-Key", &key).json(&body).send().await;
        let Ok(answer) = sent else {
            tokio::time::sleep(Duration::from_millis(25)).await;
            continue;
        };
        let status = answer.status().as_u16();
        let Ok(said) = answer.text().await else { continue };
        return match status {
            201 => End::In,
            409 if said.contains("\"full\"") => End::Out,
            // Another request with the key, which the kill has left on the way, is still being answered.
            409 if said.contains("under way") => continue,
            _ => panic!("{status}: {said}"),
        };
    }
    panic!("no answer");
}
