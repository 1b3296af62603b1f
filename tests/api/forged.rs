//! Promise A7: whatever is not exactly one of our tokens is refused with 401, never with a fault of ours.
use std::sync::Arc;

use chrono::TimeDelta;
use lotse_domain::{
    clock::{Clock, FixedClock, SystemClock},
    signing_key,
};
use lotse_tests::{Backend, TestServer, on_both_databases};
use reqwest::header::HeaderValue;

use crate::{forger::Forger, person::signed_in};

on_both_databases!(forged_tokens_are_refused);

async fn forged_tokens_are_refused(backend: Backend) {
    let clock = FixedClock::at(SystemClock.now());
    let server = TestServer::start_at(backend, Arc::new(clock.clone())).await;
    let jana = signed_in(&server, "jana@example.org").await;
    let other = signed_in(&server, "other@example.org").await;
    let other_id = other.get(&server, "/me").await["id"].as_str().unwrap().to_owned();
    let ended = signed_in(&server, "jana@example.org").await;
    assert_eq!(ended.ask(&server, "DELETE /auth/session", None).await.status, 204);

    let secrets = lotse::secrets::load(&server.settings).unwrap();
    let key = signing_key::list_current(&server.db, &clock).await.unwrap().remove(0);
    let mut forger = Forger::new(&jana.access, signing_key::open(&secrets, &key).unwrap());
    forger.algorithms(&key.public_key);
    forger.headers();
    forger.all_claims(clock.now().timestamp(), &other, &other_id, &ended);
    forger.encodings();
    forger.schemes(&jana);
    forger.token("of a session that has ended", &ended.access);
    assert!(forger.table.len() >= 60, "{}", forger.table.len());

    let send = async |values: &[&[u8]]| {
        let mut request = server.http.get(format!("{}/api/v1/me", server.base));
        for value in values {
            request = request.header("authorization", HeaderValue::from_bytes(value).unwrap());
        }
        request.send().await.unwrap()
    };
    let good = format!("Bearer {}", jana.access).into_bytes();
    // What is refused below is refused for its one fault: the forger's own hand makes tokens that hold.
    let header = forger.header.to_string();
    let copied = format!("Bearer {}", forger.signed(&header, &forger.claims.to_string()));
    for value in [&good[..], copied.as_bytes(), &copied.replace("Bearer", "bearer").into_bytes()] {
        assert_eq!(send(&[value]).await.status(), 200);
    }
    let mut wrong = Vec::new();
    for (name, value) in &forger.table {
        let response = send(&[value]).await;
        let status = response.status().as_u16();
        // Longer headers than these are not even read to their end (RFC 6585, section 5).
        if value.len() > 16 * 1024 {
            if status != 431 {
                wrong.push(format!("{name}: {status}"));
            }
            continue;
        }
        let challenge = response.headers().get("www-authenticate").cloned();
        if status != 401 || !challenge.is_some_and(|c| c.to_str().unwrap().starts_with("Bearer")) {
            wrong.push(format!("{name}: {status}"));
        }
    }
    assert!(wrong.is_empty(), "of {} not refused:\n{}", forger.table.len(), wrong.join("\n"));
    assert_eq!(send(&[&good, &good]).await.status(), 401, "two at once");
    assert_eq!(send(&[&good]).await.status(), 200);
    clock.set(clock.now() + TimeDelta::seconds(900));
    assert_eq!(send(&[&good]).await.status(), 401, "expired");
}
