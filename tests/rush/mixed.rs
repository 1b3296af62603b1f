//! S2: persons and groups of mixed size, cancels and resizes in between, with a waiting list. In which order people move up is held by
//! the random histories of the booking tests.
use std::sync::Arc;

use lotse_domain::{
    booking::BookingState,
    grant::{self, Role},
};
use lotse_tests::{Backend, TestServer, crowd, on_both_databases, people, world};
use lotse_web_kit::Auth;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::counts::Rows;

on_both_databases!(groups_and_persons_come_and_go_and_nobody_waits_who_fits);

const PEOPLE: usize = 240;
const PLACES: i32 = 100;

async fn groups_and_persons_come_and_go_and_nobody_waits_who_fits(backend: Backend) {
    let server = Arc::new(TestServer::start(backend).await);
    let now = server.clock.now();
    let cluster = world::cluster(&server.db, "nord").await;
    let school = school(&server, cluster.id).await;
    let event = crowd::event(cluster.id, "Job Tour", now);
    let slot = crowd::slot(&event, "Bus", PLACES, true);
    crowd::enter(&server.db, &event, std::slice::from_ref(&slot)).await;
    let secrets = people::secrets(&server);
    let auth = Auth::new(server.db.clone(), server.clock.clone(), secrets, &server.base, Vec::new());
    let crowd = crowd::people(&server.db, &auth, "person", PEOPLE, now).await;
    let machine = lotse_domain::Actor::operator("test");
    let mut tasks = Vec::new();
    for (n, (account, token)) in crowd.into_iter().enumerate() {
        // Every sixth brings a class.
        let group = n % 6 == 0;
        if group {
            grant::give(&server.db, &*server.clock, &machine, account, Role::Teacher, school)
                .await
                .expect("a grant");
        }
        let (server, event_id, slot_id) = (server.clone(), event.id, slot.id);
        tasks.push(tokio::spawn(async move {
            let caller = Caller { server, token };
            let size = 2 + i32::try_from(n % 11).expect("small");
            let body = if group {
                json!({"slots": [slot_id], "wait": true, "people": [],
                       "group": {"size": size, "group_name": format!("Klasse {n}"), "school_id": school}})
            } else {
                json!({"slots": [slot_id], "wait": true, "people": [{"name": format!("Person {n}")}]})
            };
            let (status, booked) =
                caller.ask("POST", &format!("/events/{event_id}/bookings"), Some(body)).await;
            assert_eq!(status, 201, "{booked}");
            let mine = format!("/me/bookings/{}", booked["itinerary_id"].as_str().expect("an id"));
            match n % 4 {
                0 => {
                    let (status, said) = caller.ask("DELETE", &mine, None).await;
                    assert_eq!(status, 204, "{said}");
                }
                1 | 2 if group => {
                    let size = if n % 4 == 1 { size + 3 } else { (size / 2).max(1) };
                    let (status, said) = caller.ask("PATCH", &mine, Some(json!({"size": size}))).await;
                    assert!(matches!(status, 200 | 409), "{status} {said}");
                }
                _ => {}
            }
        }));
    }
    for task in tasks {
        task.await.expect("nobody is answered with a fault");
    }
    let rows = Rows::read(&server.db, slot.id).await;
    rows.hold();
    let first = rows
        .bookings
        .iter()
        .filter(|booking| booking.state == BookingState::Waitlisted)
        .min_by_key(|booking| booking.position)
        .expect("more came than there are places");
    assert!(first.weight > rows.slot.free(), "{} fit, and {} wait first", rows.slot.free(), first.weight);
    assert!(rows.confirmed() > 0);
}

async fn school(server: &TestServer, cluster_id: Uuid) -> Uuid {
    let machine = lotse_domain::Actor::operator("test");
    let draft =
        lotse_domain::school::SchoolDraft { name: "Realschule am Europakanal".into(), ..Default::default() };
    lotse_domain::school::create(&server.db, &*server.clock, &machine, cluster_id, draft)
        .await
        .expect("a school")
        .id
}

struct Caller {
    server: Arc<TestServer>,
    token: String,
}

impl Caller {
    async fn ask(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let method = method.parse().expect("a method");
        let request = self.server.http.request(method, format!("{}/api/v1{path}", self.server.base));
        let request = request.bearer_auth(&self.token).json(&body.unwrap_or(Value::Null));
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        (status, answer.json().await.unwrap_or_default())
    }
}
