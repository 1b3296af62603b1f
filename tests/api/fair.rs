//! A fair with an admission for many, a talk for two and interviews, made by a manager over HTTP alone.
use chrono::{DateTime, TimeDelta, Utc};
use lotse_tests::TestServer;
use serde_json::{Value, json};

use crate::{
    hiring::{Hiring, text},
    person::{Answer, Person},
};

pub struct Fair {
    pub hiring: Hiring,
    pub event: String,
    /// For a hundred.
    pub admission: String,
    /// For two, with a waiting list.
    pub talk: String,
    pub starts_at: DateTime<Utc>,
}

impl Fair {
    /// A draft in thirty days.
    pub async fn draft(server: &TestServer) -> Self {
        let hiring = Hiring::begin(server).await;
        let starts_at = server.clock.now() + TimeDelta::days(30);
        let made = hiring.manager.ask(server, "POST /clusters/nord/events", Some(fair(starts_at))).await;
        let location = made.headers["location"].to_str().unwrap().to_owned();
        let event = text(&made.expect(201)["id"]);
        assert_eq!(location, format!("/api/v1/event-desk/{event}"));
        let mut fair = Self { hiring, event, admission: String::new(), talk: String::new(), starts_at };
        fair.admission = fair.slot(server, "admission", "Eintritt", 0, 360, 100).await;
        fair.talk = fair.slot(server, "talk", "Vortrag", 60, 45, 2).await;
        fair
    }

    /// As everybody sees it.
    pub async fn published(server: &TestServer) -> Self {
        let fair = Self::draft(server).await;
        fair.desk(server, "POST", "steps", Some(json!({"step": "publish"}))).await.expect(200);
        fair
    }

    /// Adds a slot that begins so many minutes after the fair; its id.
    pub async fn slot(
        &self,
        server: &TestServer,
        kind: &str,
        title: &str,
        after: i64,
        minutes: i64,
        capacity: i32,
    ) -> String {
        let starts_at = self.starts_at + TimeDelta::minutes(after);
        let body = json!({
            "kind": kind, "title": title, "starts_at": starts_at, "ends_at": starts_at + TimeDelta::minutes(minutes),
            "capacity": capacity
        });
        text(&self.desk(server, "POST", "slots", Some(body)).await.expect(201)["id"])
    }

    /// Asks the desk of the event; `rest` is empty for the event itself.
    pub async fn desk(&self, server: &TestServer, method: &str, rest: &str, body: Option<Value>) -> Answer {
        let rest = if rest.is_empty() { String::new() } else { format!("/{rest}") };
        let line = format!("{method} /event-desk/{}{rest}", self.event);
        self.hiring.manager.ask(server, &line, body).await
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/events/{}/{rest}", self.event)
    }

    /// Books for somebody who is signed in.
    pub async fn book(&self, server: &TestServer, person: &Person, slots: &[&str], name: &str) -> Answer {
        let body = json!({"slots": slots, "people": [{"name": name}]});
        person.ask(server, &format!("POST {}", self.path("bookings")), Some(body)).await
    }

    /// How many places of a slot everybody sees as free.
    pub async fn free(&self, server: &TestServer, slot: &str) -> Value {
        let event = server.json(&format!("/api/v1/events/{}", self.event)).await;
        let slots = event["slots"].as_array().unwrap();
        slots.iter().find(|known| known["id"] == *slot).unwrap()["free"].clone()
    }
}

/// What a manager writes about a fair.
pub fn fair(starts_at: DateTime<Utc>) -> Value {
    json!({
        "kind": "job_fair", "title": "Messe im Hafen", "summary": "Betriebe zum Anfassen", "venue": "Kulturwerft",
        "street": "Hafen 1", "postal_code": "23552", "starts_at": starts_at,
        "ends_at": starts_at + TimeDelta::hours(6)
    })
}

/// Sends a request with an `Idempotency-Key`.
pub async fn keyed(
    server: &TestServer,
    person: &Person,
    line: &str,
    key: &str,
    body: Option<&Value>,
) -> Answer {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let method = method.parse().expect("a method");
    let mut request = server
        .http
        .request(method, format!("{}/api/v1{path}", server.base))
        .bearer_auth(&person.access)
        .header("idempotency-key", key);
    if let Some(body) = body {
        request = request.json(body);
    }
    let response = request.send().await.expect("an answer");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    assert!(status < 500, "{line}: {status}");
    let bytes = response.bytes().await.expect("a body");
    Answer { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
}
