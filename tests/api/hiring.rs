//! A cluster with a manager and a company that is its member, from empty accounts and over HTTP alone.
use lotse_domain::grant::Role;
use lotse_tests::{TestServer, people, world};
use reqwest::header;
use serde_json::{Value, json};

use crate::{
    admission::company,
    person::{Answer, Person, ask, give, signed_in, strong},
};

pub struct Hiring {
    pub manager: Person,
    /// Of the company.
    pub admin: Person,
    /// Of the company.
    pub slug: String,
    pub company_id: String,
}

impl Hiring {
    /// In the cluster `nord`, which is made here.
    pub async fn begin(server: &TestServer) -> Self {
        let cluster = world::cluster(&server.db, "nord").await;
        let manager = strong(server, "desk@example.org").await;
        give(server, &manager, Role::ClusterManager, cluster.id).await;
        let admin = strong(server, "chefin@example.org").await;
        let (slug, company_id) = member(server, &admin, &manager, "Brot Möller").await;
        Self { manager, admin, slug, company_id }
    }

    /// The address of the company's own vacancies and applications.
    pub fn own(&self, rest: &str) -> String {
        format!("/companies/{}/{rest}", self.slug)
    }

    /// A vacancy that the public sees; its id.
    pub async fn published(&self, server: &TestServer, body: Value) -> String {
        published(server, &self.admin, &self.manager, &self.slug, body).await
    }

    pub async fn answer(&self, server: &TestServer, application: &str, step: Value) -> Answer {
        let line = format!("POST {}", self.own(&format!("applications/{application}/steps")));
        self.admin.ask(server, &line, Some(step)).await
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

/// Registers a company and admits it: slug and id.
pub async fn member(server: &TestServer, admin: &Person, manager: &Person, name: &str) -> (String, String) {
    let made = admin.ask(server, "POST /companies", Some(company(name, "nord"))).await.expect(201);
    let text = |field: &str| made[field].as_str().unwrap().to_owned();
    let (slug, id) = (text("slug"), text("id"));
    let line = format!("PATCH /clusters/nord/memberships/{id}");
    manager.ask(server, &line, Some(json!({"state": "active"}))).await.expect(200);
    (slug, id)
}

/// Writes a vacancy, submits and publishes it; its id.
pub async fn published(
    server: &TestServer,
    admin: &Person,
    manager: &Person,
    slug: &str,
    body: Value,
) -> String {
    let made = admin.ask(server, &format!("POST /companies/{slug}/vacancies"), Some(body)).await.expect(201);
    let id = made["id"].as_str().unwrap().to_owned();
    let line = format!("POST /companies/{slug}/vacancies/{id}/steps");
    let submitted = admin.ask(server, &line, Some(json!({"step": "submit"}))).await.expect(200);
    assert_eq!(submitted["state"], "in_review");
    let line = format!("POST /clusters/nord/reviews/{id}/decision");
    assert_eq!(manager.ask(server, &line, Some(json!({"decision": "publish"}))).await.status, 204);
    id
}

pub fn posting(title: &str) -> Value {
    json!({
        "title": title, "kind": "apprenticeship", "summary": "Backen, messen, planen",
        "sites": [{"postal_code": "23552", "street": "Hafen 1"}],
        "pay_by_year": [120_000, 125_000, 130_000], "weekly_minutes": 2_310
    })
}

/// Someone of 17 who has never been here.
pub async fn pupil(server: &TestServer, mail: &str) -> Person {
    signed_in(server, mail).await
}

/// A birth date that makes somebody so old today.
pub fn born(server: &TestServer, years: u32) -> String {
    let today = server.clock.now().date_naive();
    let day = today.checked_sub_months(chrono::Months::new(12 * years + 3)).expect("a day");
    day.to_string()
}

pub fn application(server: &TestServer, vacancy: &str) -> Value {
    json!({
        "vacancy_id": vacancy, "name": "Jana Beispiel", "birth_date": born(server, 17), "phone": "0451 12345",
        "school": "Realschule am Ring", "answers": [{"question": "why", "text": "Weil Brot gut riecht."}]
    })
}

/// Applies; the id of the application.
pub async fn applied(server: &TestServer, pupil: &Person, body: Value) -> String {
    let made = pupil.ask(server, "POST /me/applications", Some(body)).await;
    let location = made.headers["location"].to_str().unwrap().to_owned();
    let made = made.expect(201);
    let id = made["id"].as_str().unwrap().to_owned();
    assert_eq!(location, format!("/api/v1/me/applications/{id}"));
    id
}

/// The code that a form without an account waits for.
pub async fn form_code(server: &TestServer, mail: &str) -> String {
    people::letter_secret(server, mail, "application_code").await
}

/// Sends a file as the body of a request.
pub async fn upload(
    server: &TestServer,
    person: Option<&Person>,
    path: &str,
    media_type: &str,
    bytes: Vec<u8>,
) -> Answer {
    let mut request = server.http.post(format!("{}/api/v1{path}", server.base));
    if let Some(person) = person {
        request = request.bearer_auth(&person.access);
    }
    let response =
        request.header(header::CONTENT_TYPE, media_type).body(bytes).send().await.expect("an answer");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    assert!(status < 500, "{path}: {status}");
    let bytes = response.bytes().await.expect("a body");
    Answer { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
}

/// A PDF of one empty page.
pub fn pdf() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];
    let (mut out, mut table) = (String::from("%PDF-1.7\n"), String::from("xref\n0 4\n0000000000 65535 f \n"));
    for (at, body) in objects.iter().enumerate() {
        table = format!("{table}{:010} 00000 n \n", out.len());
        out = format!("{out}{} 0 obj\n{body}\nendobj\n", at + 1);
    }
    let place = out.len();
    format!("{out}{table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{place}\n%%EOF\n").into_bytes()
}

/// A PNG of one pixel.
pub fn png() -> Vec<u8> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let text =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    STANDARD.decode(text).expect("base64")
}

/// What nobody gets who is not signed in.
pub async fn stranger(server: &TestServer, line: &str, body: Option<Value>) -> u16 {
    ask(server, None, line, body).await.status
}
