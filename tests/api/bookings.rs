//! Booking by API alone: one person, a class, whoever has no account, and the door.
use lotse_domain::grant::Role;
use lotse_tests::{Backend, TestServer, on_both_databases, people};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    fair::{Fair, keyed},
    hiring::{born, text},
    person::{Person, ask, give, person, signed_in, strong},
};

mod desk_tests;

on_both_databases!(
    a_pupil_books_changes_and_cancels,
    a_request_with_a_key_is_carried_out_once,
    what_cannot_be_booked_says_why_and_what_can,
    whoever_has_no_account_books_by_a_code,
    a_teacher_books_for_a_class_whose_people_name_themselves,
);

async fn a_pupil_books_changes_and_cancels(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let pupil = signed_in(&server, "mia@example.org").await;
    let made = fair.book(&server, &pupil, &[&fair.admission], "Mia Muster").await;
    let location = made.headers["location"].to_str().unwrap().to_owned();
    let made = made.expect(201);
    let id = text(&made["itinerary_id"]);
    assert_eq!(location, format!("/api/v1/me/bookings/{id}"));
    assert_eq!(made["bookings"][0]["state"], "confirmed");
    assert_eq!((&made["awaits_guardian"], &made["event_id"]), (&json!(false), &json!(fair.event)));
    let own = format!("/me/bookings/{id}");
    let read = pupil.get(&server, &own).await;
    assert_eq!((&read["holds"], &read["booker"]["mail"]), (&json!(true), &json!("mia@example.org")));
    assert_eq!(read["places"][0]["name"], "Mia Muster");
    assert!(read["places"][0]["ticket"].as_str().is_some_and(|ticket| ticket.len() == 16), "{read}");
    assert_eq!(pupil.get(&server, "/me/bookings").await["items"][0]["id"], json!(id));
    let stranger = signed_in(&server, "fremd@example.org").await;
    for line in [format!("GET {own}"), format!("DELETE {own}"), format!("GET {own}/calendar")] {
        assert_eq!(stranger.ask(&server, &line, None).await.status, 404, "{line}");
    }
    let change = json!({"add": [fair.talk]});
    let changed = pupil.ask(&server, &format!("PATCH {own}"), Some(change.clone())).await.expect(200);
    assert_eq!(changed["bookings"].as_array().map(Vec::len), Some(2));
    assert_eq!(fair.free(&server, &fair.talk).await, 1);
    let again = pupil.ask(&server, &format!("PATCH {own}"), Some(change)).await.expect(409);
    assert_eq!(
        (&again["errors"][0]["field"], &again["errors"][0]["code"]),
        (&json!("add.0"), &json!("booked_already"))
    );
    let dropped = json!({"drop": [fair.talk]});
    pupil.ask(&server, &format!("PATCH {own}"), Some(dropped)).await.expect(200);
    assert_eq!(fair.free(&server, &fair.talk).await, 2);
    let calendar = pupil.ask(&server, &format!("GET {own}/calendar"), None).await;
    assert_eq!(calendar.headers["content-type"], "text/calendar; charset=utf-8");
    let feed = pupil.get(&server, "/me/calendar").await;
    assert_eq!(pupil.get(&server, "/me/calendar").await, feed, "the same until it is renewed");
    let renewed = pupil.ask(&server, "POST /me/calendar", None).await.expect(201);
    assert_ne!(renewed["token"], feed["token"]);
    for _ in 0..2 {
        assert_eq!(pupil.ask(&server, &format!("DELETE {own}"), None).await.status, 204);
    }
    assert_eq!(fair.free(&server, &fair.admission).await, 100);
    let gone = pupil.get(&server, &own).await;
    assert_eq!(
        (&gone["bookings"][0]["state"], &gone["bookings"][0]["end_reason"]),
        (&json!("cancelled"), &json!("wish"))
    );
}

async fn a_request_with_a_key_is_carried_out_once(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let pupil = signed_in(&server, "mia@example.org").await;
    let line = format!("POST {}", fair.path("bookings"));
    let body = json!({"slots": [fair.talk], "people": [{"name": "Mia Muster"}]});
    let first = keyed(&server, &pupil, &line, "one", Some(&body)).await.expect(201);
    assert_eq!(keyed(&server, &pupil, &line, "one", Some(&body)).await.expect(201), first);
    assert_eq!(fair.free(&server, &fair.talk).await, 1, "once");
    let other = json!({"slots": [fair.admission], "people": [{"name": "Mia Muster"}]});
    let reused = keyed(&server, &pupil, &line, "one", Some(&other)).await.expect(422);
    assert_eq!(reused["errors"][0]["code"], "reused");
    let own = format!("/me/bookings/{}", text(&first["itinerary_id"]));
    let change = json!({"add": [fair.admission]});
    let patch = format!("PATCH {own}");
    let changed = keyed(&server, &pupil, &patch, "one", Some(&change)).await.expect(200);
    assert_eq!(keyed(&server, &pupil, &patch, "one", Some(&change)).await.expect(200), changed);
    for _ in 0..2 {
        assert_eq!(keyed(&server, &pupil, &format!("DELETE {own}"), "gone", None).await.status, 204);
    }
    let long = "x".repeat(256);
    for key in ["", &long, "ä"] {
        let refused = keyed(&server, &pupil, &line, key, Some(&body)).await.expect(422);
        assert_eq!(refused["errors"][0]["field"], "idempotency_key", "{key}");
    }
    let broken = server
        .http
        .post(format!("{}/api/v1{}", server.base, fair.path("bookings")))
        .bearer_auth(&pupil.access)
        .header("idempotency-key", "two")
        .header("content-type", "application/json")
        .body("{")
        .send()
        .await
        .unwrap();
    assert_eq!(broken.status(), 400);
}

async fn what_cannot_be_booked_says_why_and_what_can(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let workshop = fair.slot(&server, "talk", "Vortrag am Nachmittag", 180, 45, 10).await;
    for n in 0..2 {
        let pupil = signed_in(&server, &format!("p{n}@example.org")).await;
        fair.book(&server, &pupil, &[&fair.talk], "Mia Muster").await.expect(201);
    }
    let late = signed_in(&server, "late@example.org").await;
    let refused = fair.book(&server, &late, &[&fair.admission, &fair.talk], "Ole Spät").await;
    assert_eq!(refused.headers["content-type"], "application/problem+json");
    let refused = refused.expect(409);
    assert_eq!(
        (&refused["code"], &refused["errors"].as_array().map(Vec::len)),
        (&json!("conflict"), &Some(1))
    );
    assert_eq!(
        (&refused["errors"][0]["field"], &refused["errors"][0]["code"]),
        (&json!("slots.1"), &json!("full"))
    );
    let why = &refused["not_bookable"][0];
    assert_eq!(
        (&why["slot_id"], &why["code"], &why["details"]),
        (&json!(fair.talk), &json!("full"), &json!({"free": 0}))
    );
    assert_eq!((&why["title"], &why["next"]["slot_id"]), (&json!("Vortrag"), &json!(workshop)));
    assert_eq!(fair.free(&server, &fair.admission).await, 100, "all of it or nothing");
    let waits = json!({"slots": [fair.talk], "wait": true, "people": [{"name": "Ole Spät"}]});
    let line = format!("POST {}", fair.path("bookings"));
    let waits = late.ask(&server, &line, Some(waits)).await.expect(201);
    assert_eq!(
        (&waits["bookings"][0]["state"], &waits["bookings"][0]["ahead"]),
        (&json!("waitlisted"), &json!(0))
    );
    let offer = format!(
        "POST /me/bookings/{}/offers/{}",
        text(&waits["itinerary_id"]),
        text(&waits["bookings"][0]["booking_id"])
    );
    assert_eq!(late.ask(&server, &offer, None).await.status, 409, "nothing is offered yet");
}

async fn whoever_has_no_account_books_by_a_code(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let line = format!("POST {}", fair.path("booking-forms"));
    let body = json!({
        "slots": [fair.talk], "mail": "neu@example.org", "language": "en", "people": [{"name": "Neo Neu"}]
    });
    let begun = ask(&server, None, &line, Some(body.clone())).await.expect(202);
    let id = text(&begun["id"]);
    assert_eq!(begun["expires_in"], 600);
    assert_eq!(fair.free(&server, &fair.talk).await, 2, "a form takes no places");
    let first = people::letter_secret(&server, "neu@example.org", "booking_code").await;
    ask(&server, None, &format!("POST /booking-forms/{id}/codes"), Some(json!({}))).await.expect(202);
    let confirm = format!("POST /booking-forms/{id}/confirmation");
    let code = people::letter_secret(&server, "neu@example.org", "booking_code").await;
    if first != code {
        let old = ask(&server, None, &confirm, Some(json!({"code": first}))).await.expect(422);
        assert_eq!(old["errors"][0]["code"], "wrong_code");
    }
    let done = ask(&server, None, &confirm, Some(json!({"code": code}))).await.expect(201);
    assert_eq!(done["booked"]["bookings"][0]["state"], "confirmed");
    let pupil = person(&done["tokens"]);
    let own = pupil.get(&server, &format!("/me/bookings/{}", text(&done["booked"]["itinerary_id"]))).await;
    assert_eq!(own["places"][0]["name"], "Neo Neu");
    let again = pupil.ask(&server, &confirm, Some(json!({"code": "000000"}))).await.expect(201);
    assert_eq!((&again["booked"], &again["tokens"]), (&done["booked"], &Value::Null));
    let nobody = format!("POST /booking-forms/{}/confirmation", Uuid::now_v7());
    assert_eq!(ask(&server, None, &nobody, Some(json!({"code": "123456"}))).await.status, 404);
    for (field, value) in [
        ("mail", json!("keine Adresse")),
        ("hold", json!(true)),
        ("group", json!({"size": 3, "group_name": "8b"})),
    ] {
        let mut wrong = body.clone();
        wrong[field] = value;
        let refused = ask(&server, None, &line, Some(wrong)).await.expect(422);
        assert_eq!(refused["errors"][0]["field"], field);
    }
}

/// A teacher of a school of the cluster, and the school's id and slug.
async fn teacher(server: &TestServer, fair: &Fair) -> (Person, String, String) {
    let school = json!({"name": "Schule am Ring", "town": "Lübeck"});
    let made = fair.hiring.manager.ask(server, "POST /clusters/nord/schools", Some(school)).await.expect(201);
    let teacher = strong(server, "lehrerin@example.org").await;
    let id = text(&made["id"]);
    give(server, &teacher, Role::Teacher, id.parse().unwrap()).await;
    (teacher, id, text(&made["slug"]))
}

async fn a_teacher_books_for_a_class_whose_people_name_themselves(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let (teacher, school, slug) = teacher(&server, &fair).await;
    let line = format!("POST {}", fair.path("bookings"));
    let class = json!({
        "slots": [fair.admission], "group": {"size": 3, "group_name": "Klasse 8b", "school_id": school},
        "phone": "0451 12345"
    });
    let stranger = signed_in(&server, "fremd@example.org").await;
    assert_eq!(stranger.ask(&server, &line, Some(class.clone())).await.status, 404, "who teaches there");
    let booked = teacher.ask(&server, &line, Some(class)).await.expect(201);
    let (id, token) = (text(&booked["itinerary_id"]), text(&booked["link_token"]));
    assert_eq!(fair.free(&server, &fair.admission).await, 97);
    let shown = ask(&server, None, &format!("GET /group-links/{token}"), None).await.expect(200);
    assert_eq!(
        (&shown["group_name"], &shown["free"], &shown["open"]),
        (&json!("Klasse 8b"), &json!(3), &json!(true))
    );

    let pupil = signed_in(&server, "mia@example.org").await;
    let places = format!("POST /group-links/{token}/places");
    let first = pupil.ask(&server, &places, Some(json!({"name": "Mia Muster"}))).await.expect(201);
    assert_eq!(first["name"], "Mia Muster");
    let own = pupil.get(&server, &format!("/me/bookings/{id}")).await;
    assert_eq!((&own["holds"], own["places"].as_array().map(Vec::len)), (&json!(false), Some(1)));
    for secret in ["lehrerin@", "0451", &token] {
        assert!(!own.to_string().contains(secret), "that is the teacher's: {own}");
    }
    let other = ask(&server, None, &places, Some(json!({"name": "Ole Ohne"}))).await.expect(201);
    assert!(other["ticket"].is_string(), "who gave no address gets it here: {other}");
    let mailed = json!({"name": "Pia Post", "mail": "pia@example.org"});
    let mailed = ask(&server, None, &places, Some(mailed)).await.expect(201);
    assert!(mailed["ticket"].is_null(), "it is mailed: {mailed}");
    let full = ask(&server, None, &places, Some(json!({"name": "Rolf Rest"}))).await;
    assert_eq!(full.expect(409)["code"], "conflict");

    let place = format!("/places/{}", text(&other["id"]));
    assert_eq!(pupil.ask(&server, &format!("DELETE {place}"), None).await.status, 404);
    assert_eq!(teacher.ask(&server, &format!("DELETE {place}"), None).await.status, 204);
    let named = teacher.ask(&server, &format!("PUT {place}"), Some(json!({"name": "Rolf Rest"}))).await;
    assert_eq!(named.expect(200)["name"], "Rolf Rest");
    let list = teacher.get(&server, &format!("/schools/{slug}/bookings")).await;
    assert_eq!(list["items"][0]["places"].as_array().map(Vec::len), Some(3));
    let smaller = json!({"size": 2});
    teacher.ask(&server, &format!("PATCH /me/bookings/{id}"), Some(smaller)).await.expect(200);
    assert_eq!(fair.free(&server, &fair.admission).await, 98);
    let renewed = teacher.ask(&server, &format!("POST /me/bookings/{id}/link"), None).await.expect(201);
    assert_ne!(renewed["link_token"], json!(token));
    assert_eq!(ask(&server, None, &format!("GET /group-links/{token}"), None).await.status, 404);
    for line in ["GET /visit-consents/nonsense", "GET /group-links/x"] {
        assert_eq!(ask(&server, None, line, None).await.status, 404, "{line}");
    }
    let agreed = ask(&server, None, "POST /visit-consents/nonsense", Some(json!({"agrees": true}))).await;
    assert_eq!(agreed.status, 404);
}
