//! Signing in over HTTP: codes, passwords, refresh tokens, second factors, keys that change.
use std::sync::Arc;

use chrono::TimeDelta;
use lotse_domain::{
    Actor,
    clock::{Clock, FixedClock, SystemClock},
    signing_key,
};
use lotse_tests::{Backend, TestServer, on_both_databases};
use lotse_web_kit::Auth;
use serde_json::json;

use crate::person::{ask, challenge, person, signed_in, strong, tokens};

on_both_databases!(
    a_code_signs_in_and_tokens_are_refreshed,
    a_refresh_token_that_comes_twice_ends_its_session,
    a_second_factor_is_asked_for_before_anything_else,
    passwords_are_set_used_and_reset,
    known_and_unknown_addresses_get_the_same_answers,
    keys_are_rotated_without_downtime
);

async fn standing_still(backend: Backend) -> (TestServer, FixedClock) {
    let clock = FixedClock::at(SystemClock.now());
    (TestServer::start_at(backend, Arc::new(clock.clone())).await, clock)
}

fn later(clock: &FixedClock, by: TimeDelta) {
    clock.set(clock.now() + by);
}

async fn a_code_signs_in_and_tokens_are_refreshed(backend: Backend) {
    let (server, clock) = standing_still(backend).await;
    let (id, code) = challenge(&server, "jana@example.org", false).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let body = |code: &str| json!({"grant": "code", "challenge": id, "code": code});
    let refused = tokens(&server, body(wrong)).await.expect(422);
    assert_eq!((&refused["code"], &refused["errors"][0]["field"]), (&json!("invalid"), &json!("code")));
    let answer = tokens(&server, body(&code)).await;
    assert_eq!(answer.headers["cache-control"], "no-store");
    let given = answer.expect(200);
    assert_eq!((&given["token_type"], &given["expires_in"]), (&json!("Bearer"), &json!(900)));
    assert_eq!(given["second_factor_required"], false);
    assert_eq!(tokens(&server, body(&code)).await.status, 422, "a code counts once");
    let jana = person(&given);
    assert_eq!(jana.get(&server, "/me").await["mail"], "jana@example.org");
    later(&clock, TimeDelta::seconds(899));
    assert_eq!(jana.ask(&server, "GET /me", None).await.status, 200);
    later(&clock, TimeDelta::seconds(1));
    let expired = jana.ask(&server, "GET /me", None).await;
    assert_eq!(expired.headers["www-authenticate"], "Bearer error=\"invalid_token\"");
    assert_eq!(expired.expect(401)["code"], "bad_credentials");
    // Programs send the old token along with the refresh.
    let body = Some(json!({"grant": "refresh_token", "refresh_token": jana.refresh}));
    let next = ask(&server, Some(&jana.access), "POST /auth/tokens", body).await.expect(200);
    assert_eq!(next["session_id"], jana.session);
    let jana = person(&next);
    assert_eq!(jana.ask(&server, "GET /me", None).await.status, 200);
    assert_eq!(jana.ask(&server, "DELETE /auth/session", None).await.status, 204);
    assert_eq!(jana.ask(&server, "GET /me", None).await.status, 401);
    let body = json!({"grant": "refresh_token", "refresh_token": jana.refresh});
    assert_eq!(tokens(&server, body).await.status, 401);
}

async fn a_refresh_token_that_comes_twice_ends_its_session(backend: Backend) {
    let (server, clock) = standing_still(backend).await;
    let first = signed_in(&server, "jana@example.org").await;
    let body = || json!({"grant": "refresh_token", "refresh_token": first.refresh});
    let second = tokens(&server, body()).await.expect(200);
    later(&clock, TimeDelta::seconds(9));
    let retried = tokens(&server, body()).await.expect(200);
    assert_eq!(second["refresh_token"], retried["refresh_token"], "the answer was lost: it is given again");
    later(&clock, TimeDelta::seconds(2));
    assert_eq!(tokens(&server, body()).await.expect(401)["code"], "bad_credentials");
    let second = person(&second);
    assert_eq!(second.ask(&server, "GET /me", None).await.status, 401, "the session has ended");
    let next = json!({"grant": "refresh_token", "refresh_token": second.refresh});
    assert_eq!(tokens(&server, next).await.status, 401, "the whole family has");
    for nonsense in ["", "x", "…", &"x".repeat(10_000)] {
        let body = json!({"grant": "refresh_token", "refresh_token": nonsense});
        assert_eq!(tokens(&server, body).await.status, 401, "{nonsense:.10}");
    }
}

async fn a_second_factor_is_asked_for_before_anything_else(backend: Backend) {
    let (server, clock) = standing_still(backend).await;
    let before = strong(&server, "chefin@example.org").await;
    later(&clock, TimeDelta::minutes(1));
    let mut again = signed_in(&server, "chefin@example.org").await;
    again.totp.clone_from(&before.totp);
    let refused = again.ask(&server, "GET /me", None).await.expect(403);
    assert_eq!(refused["code"], "second_factor_required");
    let factors = again.get(&server, "/me/second-factors").await;
    assert_eq!((&factors["items"][0]["kind"], &factors["recovery_codes_left"]), (&json!("totp"), &json!(10)));
    assert!(factors["items"][0].get("secret").is_none());
    let show = async |body| again.ask(&server, "POST /auth/second-factor", Some(body)).await.status;
    let code = again.code(&server);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(show(json!({"totp": wrong})).await, 422);
    assert_eq!(show(json!({"totp": code, "recovery_code": "x"})).await, 400, "one of the two");
    assert_eq!(show(json!({"recovery_code": "x"})).await, 422);
    assert_eq!(show(json!({"totp": code})).await, 204);
    assert_eq!(show(json!({"totp": code})).await, 422, "a code counts once");
    assert_eq!(again.get(&server, "/me").await["second_factor_shown"], true);
    let codes = again.ask(&server, "POST /me/recovery-codes", None).await.expect(201);
    let mut third = signed_in(&server, "chefin@example.org").await;
    third.totp = None;
    let body = json!({"recovery_code": codes["recovery_codes"][0]});
    assert_eq!(third.ask(&server, "POST /auth/second-factor", Some(body)).await.status, 204);
    let factor = factors["items"][0]["id"].as_str().unwrap();
    let line = format!("DELETE /me/second-factors/{factor}");
    assert_eq!(third.ask(&server, &line, None).await.status, 204);
    assert_eq!(
        third.ask(&server, &line, None).await.status,
        403,
        "without a factor no session has shown one"
    );
}

async fn passwords_are_set_used_and_reset(backend: Backend) {
    let server = TestServer::start(backend).await;
    let jana = signed_in(&server, "jana@example.org").await;
    let set = async |body| jana.ask(&server, "PUT /me/password", Some(body)).await;
    assert_eq!(set(json!({"password": "kurz"})).await.expect(422)["errors"][0]["field"], "password");
    let first = "ein langer Satz vom Meer";
    assert_eq!(set(json!({"password": first})).await.status, 204);
    let by = |password: &str| json!({"grant": "password", "mail": "Jana@Example.org ", "password": password});
    assert_eq!(tokens(&server, by(first)).await.status, 200);
    let (id, code) = challenge(&server, "jana@example.org", true).await;
    let reset = async |code: &str, password: &str| {
        let body = json!({"challenge": id, "code": code, "password": password});
        ask(&server, None, "POST /auth/password", Some(body)).await.status
    };
    assert_eq!(reset(&code, "kurz").await, 422, "and the code is not used up");
    assert_eq!(reset(&code, "ein anderer Satz vom Berg").await, 204);
    assert_eq!(reset(&code, "noch ein Satz vom Wald").await, 422);
    assert_eq!(jana.ask(&server, "GET /me", None).await.status, 401, "all sessions have ended");
    assert_eq!(tokens(&server, by(first)).await.status, 401);
    assert_eq!(tokens(&server, by("ein anderer Satz vom Berg")).await.status, 200);
}

async fn known_and_unknown_addresses_get_the_same_answers(backend: Backend) {
    let server = TestServer::start(backend).await;
    let jana = signed_in(&server, "jana@example.org").await;
    let body = json!({"password": "ein langer Satz vom Meer"});
    assert_eq!(jana.ask(&server, "PUT /me/password", Some(body)).await.status, 204);
    let mut answers = Vec::new();
    for mail in ["jana@example.org", "niemand@example.org"] {
        let body = json!({"grant": "password", "mail": mail, "password": "ein falscher Satz vom Meer"});
        answers.push(tokens(&server, body).await.stable());
        for reset in [false, true] {
            let asked =
                ask(&server, None, "POST /auth/codes", Some(json!({"mail": mail, "reset": reset}))).await;
            let (status, mut body) = asked.stable();
            assert!(body.as_object_mut().unwrap().remove("challenge").unwrap().is_string());
            answers.push((status, body));
        }
    }
    assert_eq!(answers[..3], answers[3..]);
    assert_eq!((answers[0].0, answers[1].0), (401, 202));
}

async fn keys_are_rotated_without_downtime(backend: Backend) {
    let (server, clock) = standing_still(backend).await;
    let old = signed_in(&server, "jana@example.org").await;
    let keys = async || {
        let response = server.get("/.well-known/jwks.json").await;
        assert_eq!(response.headers()["cache-control"], "public, max-age=300");
        response.json::<serde_json::Value>().await.unwrap()["keys"].as_array().unwrap().clone()
    };
    let before = keys().await;
    assert_eq!((before.len(), &before[0]["kty"], &before[0]["alg"]), (1, &json!("OKP"), &json!("EdDSA")));
    assert!(before[0].get("d").is_none(), "the private half stays here");
    let secrets = lotse::secrets::load(&server.settings).unwrap();
    let new = Auth::new_key();
    let (id, operator) = (new.id.clone(), Actor::operator("test"));
    signing_key::add(&server.db, &clock, &secrets, &operator, new).await.unwrap();
    later(&clock, TimeDelta::seconds(61));
    assert_eq!(keys().await.len(), 2, "published before it signs");
    assert_eq!(old.ask(&server, "GET /me", None).await.status, 200);
    later(&clock, TimeDelta::minutes(5));
    let body = json!({"grant": "refresh_token", "refresh_token": old.refresh});
    let next = person(&tokens(&server, body).await.expect(200));
    assert_eq!(crate::forger::header_of(&next.access)["kid"], id, "the new key signs");
    assert_ne!(crate::forger::header_of(&old.access)["kid"], id);
    for token in [&old.access, &next.access] {
        assert_eq!(ask(&server, Some(token), "GET /me", None).await.status, 200);
    }
    later(&clock, TimeDelta::minutes(30));
    let left = keys().await;
    assert_eq!((left.len(), &left[0]["kid"]), (1, &json!(id)), "the old key goes with its last token");
}
