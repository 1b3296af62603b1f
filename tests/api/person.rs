//! Someone with an access token, got over HTTP as any program would.
use lotse_domain::Actor;
use lotse_tests::{
    TestServer,
    people::{self, letter_secret},
};
use reqwest::{Method, header::HeaderMap};
use serde_json::{Value, json};

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    /// The body of an answer that must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.body
    }

    /// The body without what differs from request to request.
    pub fn stable(mut self) -> (u16, Value) {
        for field in ["request_id", "instance"] {
            if let Some(fields) = self.body.as_object_mut() {
                fields.remove(field);
            }
        }
        (self.status, self.body)
    }
}

pub async fn ask(server: &TestServer, token: Option<&str>, line: &str, body: Option<Value>) -> Answer {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let method: Method = method.parse().expect("a method");
    let mut request = server.http.request(method, format!("{}/api/v1{path}", server.base));
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    if let Some(body) = body {
        request = request.json(&body);
    }
    let response = request.send().await.expect("an answer");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    assert!(status < 500, "{line}: {status}");
    let bytes = response.bytes().await.expect("a body");
    Answer { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
}

#[derive(Debug, Clone)]
pub struct Person {
    pub access: String,
    pub refresh: String,
    pub session: String,
    /// In base32, for who has an authenticator app.
    pub totp: Option<String>,
}

impl Person {
    pub async fn ask(&self, server: &TestServer, line: &str, body: Option<Value>) -> Answer {
        ask(server, Some(&self.access), line, body).await
    }

    /// What a GET answers that must succeed. Nothing on the way may keep it.
    pub async fn get(&self, server: &TestServer, path: &str) -> Value {
        let answer = self.ask(server, &format!("GET {path}"), None).await;
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        answer.expect(200)
    }

    pub fn code(&self, server: &TestServer) -> String {
        let secret = self.totp.as_deref().expect("an authenticator app");
        people::totp_code(secret, server.clock.now().timestamp())
    }
}

/// Asks for a code; the challenge and the code that the mail holds.
pub async fn challenge(server: &TestServer, mail: &str, reset: bool) -> (String, String) {
    let body = json!({"mail": mail, "reset": reset});
    let answer = ask(server, None, "POST /auth/codes", Some(body)).await;
    let challenge = answer.expect(202)["challenge"].as_str().unwrap().to_owned();
    let letter = if reset { "reset_code" } else { "sign_in_code" };
    (challenge, letter_secret(server, mail, letter).await)
}

pub async fn tokens(server: &TestServer, body: Value) -> Answer {
    ask(server, None, "POST /auth/tokens", Some(body)).await
}

pub fn person(tokens: &Value) -> Person {
    let text = |name: &str| tokens[name].as_str().unwrap().to_owned();
    Person {
        access: text("access_token"),
        refresh: text("refresh_token"),
        session: text("session_id"),
        totp: None,
    }
}

/// Someone who has signed in by a code.
pub async fn signed_in(server: &TestServer, mail: &str) -> Person {
    let (challenge, code) = challenge(server, mail, false).await;
    let body = json!({"grant": "code", "challenge": challenge, "code": code});
    person(&tokens(server, body).await.expect(200))
}

/// And has an authenticator app, whose code this session has shown.
pub async fn strong(server: &TestServer, mail: &str) -> Person {
    let mut person = signed_in(server, mail).await;
    let made = person.ask(server, "POST /me/second-factors/totp", None).await.expect(201);
    person.totp = Some(made["secret"].as_str().unwrap().to_owned());
    let line = format!("POST /me/second-factors/totp/{}", made["id"].as_str().unwrap());
    let shown = json!({"code": person.code(server)});
    let recovery = person.ask(server, &line, Some(shown)).await.expect(200);
    assert_eq!(recovery["recovery_codes"].as_array().unwrap().len(), 10);
    person
}

/// Gives someone a role, as the command line does.
pub async fn give(server: &TestServer, person: &Person, role: lotse_domain::grant::Role, scope: uuid::Uuid) {
    let id = person.get(server, "/me").await["id"].as_str().unwrap().parse().unwrap();
    let machine = Actor::operator("test");
    lotse_domain::grant::give(&server.db, &*server.clock, &machine, id, role, scope).await.unwrap();
}
