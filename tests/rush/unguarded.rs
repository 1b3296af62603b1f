//! S3: with the guard switched off the same rush oversells. A race test that cannot fail proves nothing.
use std::sync::Arc;

use lotse_tests::{Backend, TestServer, crowd, on_both_databases, people, world};
use lotse_web_kit::Auth;
use serde_json::json;

use crate::counts::Rows;

on_both_databases!(with_the_guard_a_rush_fills_it, without_the_guard_the_same_rush_oversells);

const PEOPLE: usize = 200;
const PLACES: i32 = 10;

async fn with_the_guard_a_rush_fills_it(backend: Backend) {
    let rows = rush(backend, true).await;
    rows.hold();
    assert_eq!(rows.confirmed(), PLACES);
}

async fn without_the_guard_the_same_rush_oversells(backend: Backend) {
    let rows = rush(backend, false).await;
    assert!(rows.confirmed() > PLACES, "{} of {PLACES}: the race is none", rows.confirmed());
}

async fn rush(backend: Backend, guarded: bool) -> Rows {
    let server = Arc::new(TestServer::start_racing(backend, guarded).await);
    let now = server.clock.now();
    let cluster = world::cluster(&server.db, "nord").await;
    let event = crowd::event(cluster.id, "Job Tour", now);
    let slot = crowd::slot(&event, "Bus", PLACES, false);
    crowd::enter(&server.db, &event, std::slice::from_ref(&slot)).await;
    let secrets = people::secrets(&server);
    let auth = Auth::new(server.db.clone(), server.clock.clone(), secrets, &server.base, Vec::new());
    let mut tasks = Vec::new();
    for (_, token) in crowd::people(&server.db, &auth, "person", PEOPLE, now).await {
        let (server, slot) = (server.clone(), slot.id);
        let path = format!("{}/api/v1/events/{}/bookings", server.base, event.id);
        tasks.push(tokio::spawn(async move {
            let body = json!({"slots": [slot], "people": [{"name": "Mia Lehmann"}]});
            let answer =
                server.http.post(path).bearer_auth(token).json(&body).send().await.expect("an answer");
            let status = answer.status().as_u16();
            assert!(matches!(status, 201 | 409), "{status}: {}", answer.text().await.unwrap_or_default());
        }));
    }
    for task in tasks {
        task.await.expect("nobody is answered with a fault");
    }
    Rows::read(&server.db, slot.id).await
}
