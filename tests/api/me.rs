//! The caller's own account over HTTP.
use std::sync::Arc;

use chrono::{Datelike, TimeDelta};
use lotse_domain::clock::{Clock, FixedClock, SystemClock};
use lotse_tests::{Backend, TestServer, on_both_databases, people};
use serde_json::json;

use crate::person::{ask, signed_in};

on_both_databases!(
    an_account_is_read_changed_and_erased,
    everything_about_me_is_handed_out,
    sessions_are_listed_and_ended,
    an_address_is_changed_by_a_code_to_the_new_one,
    mails_that_are_not_wanted_are_refused_by_topic,
    a_young_pupil_waits_for_a_guardian
);

async fn an_account_is_read_changed_and_erased(backend: Backend) {
    let server = TestServer::start(backend).await;
    let jana = signed_in(&server, "jana@example.org").await;
    let read = jana.ask(&server, "GET /me", None).await;
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let me = read.expect(200);
    assert_eq!((&me["language"], &me["has_password"]), (&json!("de"), &json!(false)));
    assert!(me.get("name").is_none() && me.get("password_hash").is_none(), "{me}");
    let patch = async |tag: &str, body: serde_json::Value| {
        let request = server.http.patch(format!("{}/api/v1/me", server.base)).bearer_auth(&jana.access);
        let response = request.header("if-match", tag).json(&body).send().await.unwrap();
        (response.status().as_u16(), response.headers().get("etag").cloned())
    };
    let (status, next) = patch(&tag, json!({"name": "Jana Beispiel", "language": "en"})).await;
    assert_eq!(status, 200);
    assert_ne!(next.unwrap().to_str().unwrap(), tag);
    assert_eq!(patch(&tag, json!({"name": "Jana"})).await.0, 412, "it has changed meanwhile");
    assert_eq!(patch("*", json!({"name": ""})).await.0, 200);
    assert!(jana.get(&server, "/me").await.get("name").is_none());
    for (body, status) in [
        (json!({"mail": "x@example.org"}), 422),
        (json!({"language": "fr"}), 422),
        (json!({"name": "x".repeat(121)}), 422),
        (json!({"name": "U+0000 \u{0}"}), 422),
        (json!([]), 422),
    ] {
        assert_eq!(jana.ask(&server, "PATCH /me", Some(body.clone())).await.status, status, "{body}");
    }
    assert_eq!(jana.ask(&server, "DELETE /me", None).await.status, 204);
    assert_eq!(jana.ask(&server, "GET /me", None).await.status, 401);
    let again = signed_in(&server, "jana@example.org").await;
    assert_ne!(again.get(&server, "/me").await["id"], me["id"], "a new account");
}

async fn everything_about_me_is_handed_out(backend: Backend) {
    let server = TestServer::start(backend).await;
    let jana = signed_in(&server, "jana@example.org").await;
    let request = server.http.get(format!("{}/api/v1/me/export", server.base)).bearer_auth(&jana.access);
    let response = request.send().await.unwrap();
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((response.status().as_u16(), header("content-type").as_str()), (200, "application/zip"));
    assert!(header("content-disposition").starts_with("attachment"));
    assert_eq!(header("cache-control"), "no-store");
    assert!(response.bytes().await.unwrap().starts_with(b"PK"));
    let history = jana.get(&server, "/me/history").await;
    assert!(!history["items"].as_array().unwrap().is_empty(), "{history}");
    assert_eq!(jana.get(&server, "/me/history?limit=1").await["items"].as_array().unwrap().len(), 1);
    for query in ["limit=0", "limit=1001", "limit=x", "after=1"] {
        let line = format!("GET /me/history?{query}");
        assert_eq!(jana.ask(&server, &line, None).await.expect(400)["code"], "bad_query", "{query}");
    }
}

async fn sessions_are_listed_and_ended(backend: Backend) {
    let server = TestServer::start(backend).await;
    let (one, two) =
        (signed_in(&server, "jana@example.org").await, signed_in(&server, "jana@example.org").await);
    let stranger = signed_in(&server, "other@example.org").await;
    let list = one.get(&server, "/me/sessions").await;
    let items = list["items"].as_array().unwrap();
    let current: Vec<_> = items.iter().filter(|s| s["current"] == true).map(|s| &s["id"]).collect();
    assert_eq!((items.len(), current), (2, vec![&json!(one.session)]));
    assert_eq!((&items[0]["surface"], &items[0]["method"]), (&json!("api"), &json!("code")));
    assert!(!list.to_string().contains("hash"), "{list}");
    let end = async |id: &str| one.ask(&server, &format!("DELETE /me/sessions/{id}"), None).await.stable();
    let foreign = end(&stranger.session).await;
    assert_eq!(foreign.0, 404);
    assert_eq!(foreign, end(&uuid::Uuid::now_v7().to_string()).await, "as one that never was");
    assert_eq!(end("x").await.0, 400);
    assert_eq!(stranger.ask(&server, "GET /me", None).await.status, 200);
    assert_eq!(end(&two.session).await.0, 204);
    assert_eq!(two.ask(&server, "GET /me", None).await.status, 401);
    let three = signed_in(&server, "jana@example.org").await;
    let kept = one.ask(&server, "DELETE /me/sessions?keep_this=true", None).await.expect(200);
    assert_eq!(kept["ended"], 1);
    assert_eq!(three.ask(&server, "GET /me", None).await.status, 401);
    assert_eq!(one.ask(&server, "DELETE /me/sessions", None).await.status, 200);
    assert_eq!(one.ask(&server, "GET /me", None).await.status, 401);
}

async fn an_address_is_changed_by_a_code_to_the_new_one(backend: Backend) {
    let server = TestServer::start(backend).await;
    let jana = signed_in(&server, "jana@example.org").await;
    let ask_for = async |mail: &str| {
        let answer = jana.ask(&server, "POST /me/mail-changes", Some(json!({"mail": mail}))).await;
        answer.expect(202)["challenge"].as_str().unwrap().to_owned()
    };
    let challenge = ask_for("neu@example.org").await;
    let code = people::letter_secret(&server, "neu@example.org", "mail_change_code").await;
    let line = format!("POST /me/mail-changes/{challenge}");
    let other = signed_in(&server, "other@example.org").await;
    assert_eq!(other.ask(&server, &line, Some(json!({"code": code}))).await.status, 422, "not theirs");
    let me = jana.ask(&server, &line, Some(json!({"code": code}))).await.expect(200);
    assert_eq!(me["mail"], "neu@example.org");
    // An address that has an account is answered the same.
    ask_for("other@example.org").await;
}

async fn mails_that_are_not_wanted_are_refused_by_topic(backend: Backend) {
    let server = TestServer::start(backend).await;
    let jana = signed_in(&server, "jana@example.org").await;
    let topic = |wanted: bool| {
        let others = ["reviews", "applications", "progress", "sign_ups"]
            .map(|topic| json!({"topic": topic, "wanted": true}));
        let mut items = vec![json!({"topic": "membership_requests", "wanted": wanted})];
        items.extend(others);
        json!({ "items": items })
    };
    assert_eq!(jana.get(&server, "/me/mail-preferences").await, topic(true));
    let set = async |topic: &str, body| {
        jana.ask(&server, &format!("PUT /me/mail-preferences/{topic}"), Some(body)).await.status
    };
    assert_eq!(set("membership_requests", json!({"wanted": false})).await, 204);
    assert_eq!(jana.get(&server, "/me/mail-preferences").await, topic(false));
    assert_eq!(set("everything", json!({"wanted": false})).await, 400);
    assert_eq!(set("membership_requests", json!({})).await, 422);
}

async fn a_young_pupil_waits_for_a_guardian(backend: Backend) {
    let clock = FixedClock::at(SystemClock.now());
    let server = TestServer::start_at(backend, Arc::new(clock.clone())).await;
    let jana = signed_in(&server, "jana@example.org").await;
    assert_eq!(jana.ask(&server, "GET /me/pupil", None).await.status, 404);
    let born = (clock.now() - TimeDelta::days(15 * 365)).date_naive().with_day(1).unwrap();
    let put = async |body| jana.ask(&server, "PUT /me/pupil", Some(body)).await;
    let refused = put(json!({"birth_date": born})).await.expect(422);
    assert_eq!(refused["errors"][0]["field"], "guardian_mail");
    let guardian = "mutter@example.org";
    let pupil = put(json!({"name": "Jana", "birth_date": born, "guardian_mail": guardian})).await.expect(200);
    assert_eq!((&pupil["under_16"], &pupil["may_apply"]), (&json!(true), &json!(false)));
    assert_eq!(pupil["guardian"]["state"], "requested");
    let first = people::letter_secret(&server, guardian, "guardian_request").await;
    let body = json!({"guardian_mail": "vater@example.org"});
    assert_eq!(jana.ask(&server, "POST /me/pupil/guardian", Some(body)).await.status, 204);
    let second = people::letter_secret(&server, "vater@example.org", "guardian_request").await;
    let guardians =
        async |what: &str, body| ask(&server, None, &format!("POST /guardians/{what}"), Some(body)).await;
    assert_eq!(guardians("look", json!({"token": first})).await.status, 404, "the old link has ended");
    assert_eq!(guardians("look", json!({"token": "x"})).await.status, 404);
    let shown = guardians("look", json!({"token": second})).await.expect(200);
    assert_eq!((&shown["pupil"], &shown["state"]), (&json!("Jana"), &json!("requested")));
    assert_eq!(guardians("withdraw", json!({"token": second})).await.status, 409, "nothing to take back");
    let nameless = guardians("agree", json!({"token": second, "guardian_name": " "})).await.expect(422);
    assert_eq!(nameless["errors"][0]["field"], "guardian_name");
    let agreed = guardians("agree", json!({"token": second, "guardian_name": "Max Beispiel"})).await;
    assert_eq!(agreed.status, 204);
    let pupil = jana.get(&server, "/me/pupil").await;
    assert_eq!((&pupil["may_apply"], &pupil["guardian"]["state"]), (&json!(true), &json!("given")));
    assert_eq!(guardians("withdraw", json!({"token": second})).await.status, 204);
    assert_eq!(jana.get(&server, "/me/pupil").await["may_apply"], false);
}
