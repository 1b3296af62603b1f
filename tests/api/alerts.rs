//! Alerts by API alone, with and without an account.
use lotse_domain::alert;
use lotse_tests::{Backend, TestServer, on_both_databases, people};
use serde_json::{Value, json};

use crate::{
    hiring::text,
    person::{ask, signed_in},
};

on_both_databases!(alerts_are_kept_changed_and_ended, a_stranger_confirms_by_the_link);

async fn alerts_are_kept_changed_and_ended(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mia = signed_in(&server, "mia@example.org").await;
    let wanted = json!({
        "search": "q=Bäcker&near=23552&radius_km=50&kind=apprenticeship", "rhythm": "weekly", "name": "Mein Traum"
    });
    let kept = mia.ask(&server, "POST /me/alerts", Some(wanted.clone())).await.expect(201);
    assert_eq!((&kept["name"], &kept["state"]), (&json!("Mein Traum"), &json!("active")));
    assert_eq!(kept["search"]["near"]["label"], "23552 Lübeck");
    let id = text(&kept["id"]);
    let same = mia.ask(&server, "POST /me/alerts", Some(wanted)).await.expect(201);
    assert_eq!(text(&same["id"]), id, "the same search is kept once");
    let own = format!("/me/alerts/{id}");
    let change = json!({"rhythm": "daily", "state": "paused"});
    let changed = mia.ask(&server, &format!("PATCH {own}"), Some(change)).await.expect(200);
    assert_eq!((&changed["rhythm"], &changed["state"]), (&json!("daily"), &json!("paused")));
    let wrong = [
        json!({"search": "q=Koch&unbekannt=1", "rhythm": "daily"}),
        json!({"search": "near=Nirgendwo", "rhythm": "daily"}),
        json!({"search": "q=Koch", "rhythm": "hourly"}),
        json!({"search": "q=Koch"}),
        json!({"search": "q=%00", "rhythm": "daily"}),
        json!({"search": "q=Koch", "rhythm": "daily", "name": "x".repeat(301)}),
    ];
    for body in wrong {
        let answer = mia.ask(&server, "POST /me/alerts", Some(body.clone())).await;
        assert!([400, 422].contains(&answer.status), "{body}: {}", answer.status);
    }
    let ben = signed_in(&server, "ben@example.org").await;
    for line in [format!("PATCH {own}"), format!("DELETE {own}")] {
        let body = line.starts_with("PATCH").then(|| json!({"prolong": true}));
        assert_eq!(ben.ask(&server, &line, body).await.status, 404, "{line}");
    }
    assert_eq!(mia.ask(&server, &format!("DELETE {own}"), None).await.status, 204);
    assert_eq!(mia.get(&server, "/me/alerts").await["items"], json!([]));
}

async fn a_stranger_confirms_by_the_link(backend: Backend) {
    let server = TestServer::start(backend).await;
    let wanted = |mail: &str| json!({"mail": mail, "search": "q=Koch", "rhythm": "daily", "language": "en"});
    let asked = ask(&server, None, "POST /alerts", Some(wanted("mia@example.org"))).await.expect(202);
    assert_eq!(asked, json!({"confirm_within_days": 7}));
    assert_eq!(ask(&server, None, "POST /alerts", Some(wanted("nobody"))).await.status, 422);
    let letter = people::newest_letter(&server, "mia@example.org", "alert_asked").await.unwrap();
    assert_eq!(letter.payload["language"], "en");
    let id = letter.payload.get("alert_id").and_then(Value::as_str).unwrap().parse().unwrap();
    let link = format!("/alerts/{}", alert::token(&people::secrets(&server), id));
    let seen = ask(&server, None, &format!("GET {link}"), None).await.expect(200);
    assert_eq!(seen["state"], "unconfirmed");
    let active = json!({"state": "active"});
    let seen = ask(&server, None, &format!("PATCH {link}"), Some(active)).await.expect(200);
    assert_eq!(seen["state"], "active");
    for _ in 0..2 {
        assert_eq!(ask(&server, None, &format!("DELETE {link}"), None).await.status, 204);
    }
    assert_eq!(ask(&server, None, &format!("GET {link}"), None).await.status, 404);
    assert_eq!(ask(&server, None, "GET /alerts/x.y", None).await.status, 404);
}
