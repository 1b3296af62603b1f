//! A cluster's events: written by its managers, read by everybody, with companies that exhibit.
use chrono::TimeDelta;
use lotse_tests::{Backend, TestServer, on_both_databases};
use serde_json::{Value, json};

use crate::{
    fair::{Fair, fair},
    hiring::text,
    person::{ask, signed_in},
};

on_both_databases!(
    a_manager_writes_an_event_and_everybody_reads_it,
    an_event_is_found_in_lists_and_by_words,
    a_slot_is_changed_field_by_field,
    a_company_asks_for_a_stand_and_offers_interviews,
    what_is_wrong_with_an_event_is_told
);

async fn a_manager_writes_an_event_and_everybody_reads_it(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::draft(&server).await;
    let public = format!("/events/{}", fair.event);
    assert_eq!(ask(&server, None, &format!("GET {public}"), None).await.status, 404, "a draft is nobody's");
    let stranger = signed_in(&server, "fremd@example.org").await;
    let desk = format!("GET /event-desk/{}", fair.event);
    assert_eq!(stranger.ask(&server, &desk, None).await.status, 404);

    let questions = json!({
        "questions": [{"label": "Was isst du?", "kind": "choice", "choices": ["Alles", "Vegan"], "required": true}],
        "options": [{"topic": "T-Shirt", "label": "M", "capacity": 10}]
    });
    let asked = fair.desk(&server, "PUT", "questions", Some(questions)).await.expect(200);
    assert_eq!(asked["questions"][0]["choices"], json!(["Alles", "Vegan"]));
    assert_eq!(asked["options"][0]["free"], 10);
    let plan = json!({
        "width": 10, "height": 5,
        "stands": [{"label": "A1", "bookable": true, "x": 0, "y": 0, "width": 2, "height": 2}]
    });
    let drawn = fair.desk(&server, "PUT", "hall-plan", Some(plan.clone())).await.expect(200);
    assert_eq!(drawn["hall_plan"], plan);

    let read = fair.desk(&server, "GET", "", None).await;
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let read = read.expect(200);
    assert_eq!(tag, format!("\"{}\"", read["version"]));
    let changed =
        fair.desk(&server, "PATCH", "", Some(json!({"title": "Messe am Hafen", "street": null}))).await;
    let changed = changed.expect(200);
    assert_eq!((&changed["title"], &changed["venue"]), (&json!("Messe am Hafen"), &json!("Kulturwerft")));
    assert!(changed["street"].is_null(), "null takes away: {changed}");
    let old = server
        .http
        .patch(format!("{}/api/v1/event-desk/{}", server.base, fair.event))
        .bearer_auth(&fair.hiring.manager.access)
        .header("if-match", tag)
        .json(&json!({"title": "Zu spät"}))
        .send()
        .await
        .unwrap();
    assert_eq!(old.status(), 412);

    let step = fair.desk(&server, "POST", "steps", Some(json!({"step": "publish"}))).await.expect(200);
    assert_eq!(step["state"], "published");
    let seen = server.json(&format!("/api/v1{public}")).await;
    assert_eq!((&seen["title"], &seen["town"]), (&json!("Messe am Hafen"), &read["town"]));
    assert_eq!((&seen["cluster"]["slug"], &seen["asks_birth_date"]), (&json!("nord"), &json!(false)));
    assert_eq!(seen["slots"].as_array().map(Vec::len), Some(2));
    assert_eq!(seen["questions"][0]["required"], true);
    let calendar = server.page(&format!("/api/v1{public}/calendar")).await;
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.contains("SUMMARY:Messe am Hafen\r\n"));

    let copy = json!({"starts_on": (fair.starts_at + TimeDelta::days(365)).date_naive(), "title": "Messe, noch einmal"});
    let copied = fair.desk(&server, "POST", "copies", Some(copy)).await.expect(201);
    assert_eq!((&copied["state"], &copied["copied_from"]), (&json!("draft"), &json!(fair.event)));
    let list = fair.hiring.manager.get(&server, "/clusters/nord/events").await;
    assert_eq!(list["items"].as_array().map(Vec::len), Some(2));
    let drafts = fair.hiring.manager.get(&server, "/clusters/nord/events?state=draft").await;
    assert_eq!(drafts["items"][0]["event"]["id"], copied["id"]);
    let line = format!("DELETE /event-desk/{}", text(&copied["id"]));
    assert_eq!(fair.hiring.manager.ask(&server, &line, None).await.status, 204);
    let published = format!("DELETE /event-desk/{}", fair.event);
    assert_eq!(fair.hiring.manager.ask(&server, &published, None).await.status, 409);

    let cancel = fair.desk(&server, "POST", "steps", Some(json!({"step": "cancel"}))).await;
    assert_eq!(cancel.expect(422)["errors"][0]["field"], "reason", "everyone is told why");
    let cancel = json!({"step": "cancel", "reason": "Sturm"});
    assert_eq!(fair.desk(&server, "POST", "steps", Some(cancel)).await.expect(200)["state"], "cancelled");
    assert_eq!(server.json(&format!("/api/v1{public}")).await["cancel_reason"], "Sturm");
}

async fn an_event_is_found_in_lists_and_by_words(backend: Backend) {
    let server = TestServer::start(backend).await;
    let first = Fair::published(&server).await;
    let manager = &first.hiring.manager;
    let later = fair(first.starts_at + TimeDelta::days(1));
    let second =
        text(&manager.ask(&server, "POST /clusters/nord/events", Some(later)).await.expect(201)["id"]);
    let slot = json!({
        "kind": "bus", "title": "Bus zur Molkerei", "starts_at": first.starts_at + TimeDelta::days(1),
        "ends_at": first.starts_at + TimeDelta::days(1) + TimeDelta::hours(5), "capacity": 40
    });
    manager.ask(&server, &format!("POST /event-desk/{second}/slots"), Some(slot)).await.expect(201);
    let publish = format!("POST /event-desk/{second}/steps");
    manager.ask(&server, &publish, Some(json!({"step": "publish"}))).await.expect(200);
    let ids = |page: &Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|item| text(&item["id"])).collect()
    };
    let both = vec![first.event.clone(), second.clone()];
    for query in ["", "?cluster=nord", "?kind=job_fair", "?past=false"] {
        assert_eq!(ids(&server.json(&format!("/api/v1/events{query}")).await), both, "{query}");
    }
    for query in ["?past=true", "?kind=seminar", "?until=2020-01-01T00:00:00Z"] {
        assert_eq!(ids(&server.json(&format!("/api/v1/events{query}")).await).len(), 0, "{query}");
    }
    let page = server.json("/api/v1/events?limit=1").await;
    assert_eq!(ids(&page), both[..1]);
    let rest = server.json(&format!("/api/v1/events?limit=1&after={}", text(&page["next"]))).await;
    assert_eq!((ids(&rest), &rest["next"]), (both[1..].to_vec(), &Value::Null));
    for query in ["cluster=nirgends", "company=niemand"] {
        assert_eq!(server.get(&format!("/api/v1/events?{query}")).await.status(), 404, "{query}");
    }
    for query in ["after=x", "after=1.2", "from=gestern", "past=vielleicht", "kind=party", "q=a&past=true"] {
        assert_eq!(server.get(&format!("/api/v1/events?{query}")).await.status(), 400, "{query}");
    }
    server.caught_up().await;
    let found = server.json("/api/v1/events?q=Bus%20Molkerei&cluster=nord").await;
    assert_eq!(ids(&found), both[1..]);
    assert_eq!(found["items"][0]["date"]["title"], "Bus zur Molkerei");
    assert_eq!(ids(&server.json("/api/v1/events?q=Raumfahrt").await).len(), 0);
}

async fn a_slot_is_changed_field_by_field(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let slot = format!("slots/{}", fair.talk);
    let changed = fair.desk(&server, "PATCH", &slot, Some(json!({"capacity": 3}))).await.expect(200);
    assert_eq!((&changed["capacity"], &changed["title"]), (&json!(3), &json!("Vortrag")));
    assert_eq!(fair.free(&server, &fair.talk).await, 3);
    for n in 0..3 {
        let pupil = signed_in(&server, &format!("p{n}@example.org")).await;
        fair.book(&server, &pupil, &[&fair.talk], "Mia Muster").await.expect(201);
    }
    let fewer = json!({"capacity": 1});
    assert_eq!(fair.desk(&server, "PATCH", &slot, Some(fewer)).await.expect(409)["code"], "conflict");
    let displace = json!({"capacity": 1, "displace": true});
    assert_eq!(fair.desk(&server, "PATCH", &slot, Some(displace)).await.expect(200)["free"], 0);
    let pulse = fair.desk(&server, "GET", "pulse", None).await.expect(200);
    let of = pulse["slots"].as_array().unwrap().iter().find(|one| one["slot_id"] == *fair.talk).unwrap();
    assert_eq!((&of["taken"], &of["capacity"], &of["waiting"]), (&json!(1), &json!(1), &json!(2)));
    for wrong in [
        json!({"capacity": -1}),
        json!({"capacity": "viele"}),
        json!({"unbekannt": 1}),
        json!({"displace": "ja"}),
        json!({"title": null}),
        json!({"title": "x".repeat(201)}),
        json!({"ends_at": "2020-01-01T00:00:00Z"}),
    ] {
        assert_eq!(fair.desk(&server, "PATCH", &slot, Some(wrong.clone())).await.status, 422, "{wrong}");
    }
    let other = "slots/00000000-0000-7000-8000-000000000000";
    assert_eq!(fair.desk(&server, "PATCH", other, Some(json!({"capacity": 1}))).await.status, 404);
    let stop = |from: i64| {
        let at = fair.starts_at + TimeDelta::minutes(60 + from);
        json!({"title": "Molkerei", "starts_at": at, "ends_at": at + TimeDelta::minutes(10)})
    };
    let meetings = format!("{slot}/meetings");
    let written = json!({"meetings": [stop(0), stop(15)]});
    let written = fair.desk(&server, "PUT", &meetings, Some(written)).await.expect(200);
    assert_eq!(written["items"].as_array().map(Vec::len), Some(2));
    let twice = json!({"meetings": [stop(0), stop(5)]});
    assert_eq!(
        fair.desk(&server, "PUT", &meetings, Some(twice)).await.status,
        422,
        "one ends before the next"
    );
    let cancelled = fair.desk(&server, "DELETE", &format!("{slot}?reason=Krank"), None).await;
    assert_eq!(cancelled.status, 204);
    let event = server.json(&format!("/api/v1/events/{}", fair.event)).await;
    assert_eq!(event["slots"].as_array().map(Vec::len), Some(1));
}

async fn a_company_asks_for_a_stand_and_offers_interviews(backend: Backend) {
    let server = TestServer::start(backend).await;
    let fair = Fair::published(&server).await;
    let (admin, slug) = (&fair.hiring.admin, &fair.hiring.slug);
    let body = json!({
        "company": slug, "offers": "Brot backen", "seeks": "Bäcker", "needs": "Strom", "interviewers": ["Frau Möller"]
    });
    let line = format!("POST {}", fair.path("exhibitors"));
    let stranger = signed_in(&server, "fremd@example.org").await;
    assert_eq!(stranger.ask(&server, &line, Some(body.clone())).await.status, 404);
    let asked = admin.ask(&server, &line, Some(body)).await.expect(201);
    assert_eq!(asked["state"], "applied");
    let id = text(&asked["id"]);
    let steps = format!("POST /exhibitors/{id}/steps");
    let let_in = json!({"step": "admit"});
    assert_eq!(admin.ask(&server, &steps, Some(let_in.clone())).await.status, 404, "not by themselves");
    let unknown = json!({"step": "admit", "stand": "Z9"});
    assert_eq!(fair.hiring.manager.ask(&server, &steps, Some(unknown)).await.status, 422);
    let admitted = fair.hiring.manager.ask(&server, &steps, Some(let_in)).await.expect(200);
    assert_eq!(admitted["state"], "admitted");
    let seen = server.json(&format!("/api/v1/events/{}", fair.event)).await;
    let exhibitor = &seen["exhibitors"][0];
    assert_eq!((&exhibitor["company"]["slug"], &exhibitor["offers"]), (&json!(slug), &json!("Brot backen")));
    assert!(exhibitor["needs"].is_null(), "that is for the managers: {exhibitor}");

    let list = fair.desk(&server, "GET", "exhibitors", None).await.expect(200);
    assert_eq!(list["items"][0]["needs"], "Strom");
    let interviewer = text(&list["items"][0]["interviewers"][0]["id"]);
    let plan = json!({
        "interviewers": [interviewer], "from": fair.starts_at, "until": fair.starts_at + TimeDelta::hours(1),
        "minutes": 15
    });
    let interviews = format!("POST /exhibitors/{id}/interviews");
    let made = admin.ask(&server, &interviews, Some(plan.clone())).await.expect(201);
    assert_eq!(made["items"].as_array().map(Vec::len), Some(4));
    assert_eq!(admin.ask(&server, &interviews, Some(plan)).await.status, 409, "nobody is in two places");
    let pupil = signed_in(&server, "mia@example.org").await;
    let slot = text(&made["items"][0]["id"]);
    let person = json!({"name": "Mia Muster", "birth_date": crate::hiring::born(&server, 17)});
    let body = json!({"slots": [slot], "people": [person]});
    pupil.ask(&server, &format!("POST {}", fair.path("bookings")), Some(body)).await.expect(201);
    let own = admin.get(&server, &format!("/companies/{slug}/events/{}", fair.event)).await;
    assert_eq!(own["slots"][0]["visitors"][0]["name"], "Mia Muster");
    assert!(!own.to_string().contains("mia@"), "the address stays with us: {own}");
    let events = admin.get(&server, &format!("/companies/{slug}/events")).await;
    assert_eq!(events["items"][0]["exhibitor"]["state"], "admitted");
    let figures = fair.desk(&server, "GET", "figures", None).await.expect(200);
    assert_eq!((&figures["signed_up"], &figures["by_company"][0]["booked"]), (&json!(1), &json!(1)));
    for wrong in [json!({"step": "begin"}), json!({"step": "refuse"}), json!({"step": "apply", "x": 1})] {
        let status = fair.hiring.manager.ask(&server, &steps, Some(wrong.clone())).await.status;
        assert_eq!(status, 422, "{wrong}");
    }
}

async fn what_is_wrong_with_an_event_is_told(backend: Backend) {
    let server = TestServer::start(backend).await;
    let ours = Fair::draft(&server).await;
    let manager = &ours.hiring.manager;
    let with = |field: &str, value: Value| {
        let mut body = fair(ours.starts_at);
        body[field] = value;
        body
    };
    for (field, value) in [
        ("title", json!("x")),
        ("title", json!("a\u{0}bcd")),
        ("summary", json!("x".repeat(301))),
        ("ends_at", json!(ours.starts_at)),
        ("starts_at", json!("9999-01-01T00:00:00Z")),
        ("consent_below", json!(30)),
        ("wishes_most", json!(0)),
        ("first_schools", json!(["00000000-0000-7000-8000-000000000000"])),
        ("series_id", json!("00000000-0000-7000-8000-000000000000")),
        ("postal_code", json!("abc")),
        ("offer_hours", json!(-5)),
        ("school_most", json!(i64::from(i32::MAX))),
    ] {
        let refused =
            manager.ask(&server, "POST /clusters/nord/events", Some(with(field, value.clone()))).await;
        let refused = refused.expect(422);
        let named = refused["errors"].as_array().unwrap();
        assert!(!named.is_empty(), "{field} {value}: {refused}");
    }
    for wrong in
        [json!([]), json!({}), with("kind", json!("party")), with("mode", json!(7)), with("x", json!(1))]
    {
        let refused = manager.ask(&server, "POST /clusters/nord/events", Some(wrong.clone())).await;
        // What is no value of the field's type is no request (400), what breaks a rule is refused (422).
        assert!([400, 422].contains(&refused.status), "{wrong}: {}", refused.status);
    }
    let nowhere = manager.ask(&server, "POST /clusters/nirgends/events", Some(fair(ours.starts_at))).await;
    assert_eq!(nowhere.status, 404);
    for (method, rest, body) in [
        ("PUT", "questions", json!({"questions": [{"label": "", "kind": "text"}]})),
        ("PUT", "questions", json!({"questions": [{"label": "Wie?", "kind": "choice", "choices": ["a"]}]})),
        ("PUT", "questions", json!({"options": [{"topic": "", "label": "M"}]})),
        ("PUT", "hall-plan", json!({"width": 100, "height": 5, "stands": []})),
        ("PUT", "hall-plan", json!({"width": -1, "height": 5, "stands": []})),
        (
            "POST",
            "circuit",
            json!({"groups": [], "stations": [], "on": "2027-01-01", "from": "08:00:00", "minutes": 20}),
        ),
        (
            "POST",
            "circuit",
            json!({"groups": [], "stations": [], "on": "nie", "from": "25:00:00", "minutes": 20}),
        ),
        ("POST", "copies", json!({"starts_on": "1999-01-01", "title": "Alt und lange her"})),
        ("POST", "steps", json!({"step": "end"})),
        ("POST", "messages", json!({"audience": "all", "subject": "", "body": "Text"})),
        ("PATCH", "", json!({"title": 7})),
        ("PATCH", "", json!("Titel")),
    ] {
        let refused = ours.desk(&server, method, rest, Some(body.clone())).await;
        assert_eq!(refused.status, 422, "{method} {rest} {body}: {}", refused.body);
    }
    for rest in ["bookings?after=x", "bookings?state=verloren", "bookings?slot=1", "bookings?limit=1000"] {
        assert_eq!(ours.desk(&server, "GET", rest, None).await.status, 400, "{rest}");
    }
    assert_eq!(ours.desk(&server, "POST", "allocation/trial", None).await.status, 409, "there are no wishes");
    assert_eq!(ours.desk(&server, "POST", "allocation", None).await.status, 409);
}
