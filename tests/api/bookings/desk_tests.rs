//! The door, bookings by telephone, and what is wrong.
use super::*;

on_both_databases!(
    people_are_checked_in,
    managers_book_move_and_cancel,
    what_is_wrong_with_a_booking_is_told,
);

async fn people_are_checked_in(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let pupil = signed_in(&server, "mia@example.org").await;
    let booked = fair.book(&server, &pupil, &[&fair.admission], "Mia Muster").await.expect(201);
    let own = pupil.get(&server, &format!("/me/bookings/{}", text(&booked["itinerary_id"]))).await;
    let ticket = text(&own["places"][0]["ticket"]);
    let manager = &fair.hiring.manager;
    let line = format!("POST {}", fair.path("check-ins"));
    let scans = json!({"scans": [
        {"ticket": ticket.to_lowercase(), "device": "Tür 1"},
        {"ticket": ticket},
        {"ticket": "0000-0000-0000-0000"},
        {"ticket": ticket, "slot_id": fair.talk},
        {"ticket": ""}
    ]});
    assert_eq!(pupil.ask(&server, &line, Some(scans.clone())).await.status, 404, "nobody lets themselves in");
    let seen = manager.ask(&server, &line, Some(scans)).await.expect(200);
    let outcomes: Vec<&Value> = seen["items"].as_array().unwrap().iter().map(|one| &one["outcome"]).collect();
    assert_eq!(
        outcomes,
        [&json!("in"), &json!("again"), &json!("unknown"), &json!("other_slot"), &json!("unknown")]
    );
    assert_eq!((&seen["items"][0]["name"], &seen["items"][0]["people"]), (&json!("Mia Muster"), &json!(1)));
    let door = manager.get(&server, &fair.path("door")).await;
    assert_eq!(door["items"][0]["ticket"], json!(ticket));
    assert_eq!(door["items"][0]["seen"][0]["id"], json!(fair.admission));
    let undo = json!({"scans": [{"ticket": ticket, "undo": true}]});
    assert_eq!(manager.ask(&server, &line, Some(undo)).await.expect(200)["items"][0]["outcome"], "undone");
    let many: Vec<Value> = (0..201).map(|_| json!({"ticket": ticket})).collect();
    for wrong in [json!({"scans": many}), json!({}), json!({"scans": [{"ticket": ticket, "at": "gestern"}]})]
    {
        assert_eq!(manager.ask(&server, &line, Some(wrong)).await.status, 422);
    }
    let early = json!({"scans": [{"ticket": ticket, "at": "-262143-01-01T00:00:00Z"}]});
    assert!(manager.ask(&server, &line, Some(early)).await.status < 500);
    assert_eq!(pupil.ask(&server, &format!("GET {}", fair.path("door")), None).await.status, 404);
}

async fn managers_book_move_and_cancel(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let other = fair.slot(&server, "talk", "Vortrag am Nachmittag", 180, 45, 1).await;
    let phoned = json!({"name": "Opa Anruf", "booking": {"slots": [fair.talk]}});
    let booked = fair.desk(&server, "POST", "bookings", Some(phoned)).await.expect(201);
    let (id, booking) = (text(&booked["itinerary_id"]), text(&booked["bookings"][0]["booking_id"]));
    let list = fair.desk(&server, "GET", "bookings?q=anruf", None).await.expect(200);
    assert_eq!(list["items"][0]["id"], json!(id));
    assert_eq!(list["items"][0]["booker"]["name"], "Opa Anruf");
    let none = fair.desk(&server, "GET", "bookings?state=waitlisted", None).await.expect(200);
    assert_eq!(none["items"], json!([]));
    let manager = &fair.hiring.manager;
    let move_there = format!("POST /bookings/{booking}/move");
    let stranger = signed_in(&server, "fremd@example.org").await;
    assert_eq!(stranger.ask(&server, &move_there, Some(json!({"slot_id": other}))).await.status, 404);
    let moved = manager.ask(&server, &move_there, Some(json!({"slot_id": other}))).await.expect(200);
    let slots: Vec<&Value> =
        moved["bookings"].as_array().unwrap().iter().map(|one| &one["slot_id"]).collect();
    assert!(slots.contains(&&json!(other)), "{moved}");
    assert_eq!(fair.free(&server, &fair.talk).await, 2);
    let pupil = signed_in(&server, "mia@example.org").await;
    let waits = json!({"slots": [other], "wait": true, "people": [{"name": "Mia Muster"}]});
    let waits = pupil.ask(&server, &format!("POST {}", fair.path("bookings")), Some(waits)).await.expect(201);
    let waiting = text(&waits["bookings"][0]["booking_id"]);
    let admit = format!("POST /bookings/{waiting}/admission");
    let full = manager.ask(&server, &admit, None).await.expect(409);
    assert_eq!(full["not_bookable"][0]["code"], "full");
    let cancel = format!("POST /itineraries/{id}/cancellation");
    for _ in 0..2 {
        assert_eq!(manager.ask(&server, &cancel, Some(json!({"reason": "Krank"}))).await.status, 204);
    }
    let own = pupil.get(&server, &format!("/me/bookings/{}", text(&waits["itinerary_id"]))).await;
    assert_eq!(own["bookings"][0]["state"], "confirmed", "who waited has the place");
    let message = json!({"audience": "all", "subject": "Parken", "body": "Bitte hinten."});
    let sent = fair.desk(&server, "POST", "messages", Some(message)).await.expect(201);
    assert_eq!(sent["receivers"], 1);
    let messages = fair.desk(&server, "GET", "messages", None).await.expect(200);
    assert_eq!(messages["items"][0]["id"], sent["id"]);
}

async fn what_is_wrong_with_a_booking_is_told(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let pupil = signed_in(&server, "mia@example.org").await;
    let line = format!("POST {}", fair.path("bookings"));
    let body = json!({"slots": [fair.admission], "people": [{"name": "Mia Muster"}]});
    let with = |pointer: &str, value: Value| {
        let mut body = body.clone();
        match pointer.strip_prefix("people.0.") {
            Some(field) => body["people"][0][field] = value,
            None => body[pointer] = value,
        }
        body
    };
    let nobody = "00000000-0000-7000-8000-000000000000";
    for (field, value) in [
        ("slots", json!([])),
        ("slots", json!([nobody])),
        ("slots", json!([fair.admission, fair.admission])),
        ("slots", Value::from((0..21).map(|_| Uuid::now_v7().to_string()).collect::<Vec<_>>())),
        ("people.0.name", json!("")),
        ("people.0.name", json!("x".repeat(121))),
        ("people.0.name", json!("Mia\u{0}")),
        ("people.0.mail", json!("keine")),
        ("people.0.guardian_mail", json!("keine")),
        ("people.0.birth_date", json!("9999-12-31")),
        ("people.0.school_id", json!(nobody)),
        ("people.0.options", json!([nobody])),
        ("people.0.answers", json!([{"question_id": nobody, "value": "\u{0}"}])),
        ("phone", json!("x".repeat(1_000))),
        ("note", json!("x".repeat(1_001))),
        ("wishes", json!([nobody])),
    ] {
        let refused = pupil.ask(&server, &line, Some(with(field, value.clone()))).await;
        assert!([409, 422].contains(&refused.status), "{field} {value}: {} {}", refused.status, refused.body);
        let named = refused.body["errors"].as_array().is_some_and(|errors| !errors.is_empty());
        assert!(named, "{field} {value}: {}", refused.body);
    }
    for wrong in [
        json!([]),
        json!({}),
        with("slots", json!("alle")),
        with("people", json!({"name": "Mia"})),
        with("unbekannt", json!(1)),
        with("people.0.age", json!(12)),
        with("people.0.birth_date", json!("gestern")),
        with("group", json!({"size": "drei", "group_name": "8b"})),
        with("group", json!({"size": 3, "group_name": "8b"})),
        with("group", json!({"size": -3, "group_name": "8b", "school_id": nobody})),
    ] {
        let refused = pupil.ask(&server, &line, Some(wrong.clone())).await;
        assert!([404, 422].contains(&refused.status), "{wrong}: {}", refused.status);
    }
    let nowhere = format!("POST /events/{nobody}/bookings");
    assert_eq!(pupil.ask(&server, &nowhere, Some(body.clone())).await.status, 404);
    assert_eq!(pupil.ask(&server, "POST /events/7/bookings", Some(body.clone())).await.status, 400);
    let young = with("people.0.birth_date", json!(born(&server, 13)));
    let id = text(&pupil.ask(&server, &line, Some(young)).await.expect(201)["itinerary_id"]);
    for wrong in [
        json!({"add": [nobody]}),
        json!({"drop": [nobody]}),
        json!({"size": 5}),
        json!({"size": 0}),
        json!({"add": [fair.talk], "drop": [fair.talk]}),
        json!({"wait": "ja"}),
    ] {
        let refused = pupil.ask(&server, &format!("PATCH /me/bookings/{id}"), Some(wrong.clone())).await;
        assert!([409, 422].contains(&refused.status), "{wrong}: {} {}", refused.status, refused.body);
    }
    let wishes = json!({"companies": [nobody]});
    let refused = pupil.ask(&server, &format!("PUT /me/bookings/{id}/wishes"), Some(wishes)).await;
    assert!([409, 422].contains(&refused.status), "there are no wishes: {}", refused.status);
}
