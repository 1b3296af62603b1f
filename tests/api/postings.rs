//! A company's own vacancies, the checker, the managers' reviews and reports, over HTTP.
use lotse_tests::{Backend, TestServer, on_both_databases};
use reqwest::header;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    hiring::{Hiring, member, png, posting, pupil, stranger, upload},
    person::{Person, ask, strong},
};

on_both_databases!(
    a_company_posts_and_a_manager_sends_back_and_publishes,
    a_vacancy_is_changed_by_the_version_that_was_read,
    a_vacancy_pauses_closes_comes_again_and_is_copied,
    what_is_wrong_with_a_posting_is_told,
    another_company_and_its_key_see_nothing,
    a_report_is_decided_by_a_manager,
    a_company_says_what_it_is_and_shows_pictures
);

async fn a_company_posts_and_a_manager_sends_back_and_publishes(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let (admin, manager) = (&hiring.admin, &hiring.manager);
    let own = hiring.own("vacancies");
    let made = admin.ask(&server, &format!("POST {own}"), Some(posting("Bäcker (m/w/d)"))).await;
    let location = made.headers["location"].to_str().unwrap().to_owned();
    let made = made.expect(201);
    let id = made["id"].as_str().unwrap();
    assert_eq!(location, format!("/api/v1{own}/{id}"));
    assert_eq!((&made["state"], &made["title"]), (&json!("draft"), &json!("Bäcker")));
    assert_eq!(made["desk"]["questions"], json!(["why", "strengths", "tried"]));
    let public = format!("/api/v1/vacancies/{id}");
    assert_eq!(server.get(&public).await.status(), 404, "a draft is the company's alone");
    let step = async |body| admin.ask(&server, &format!("POST {own}/{id}/steps"), Some(body)).await;
    assert_eq!(step(json!({"step": "submit"})).await.expect(200)["state"], "in_review");
    assert_eq!(step(json!({"step": "take_back"})).await.expect(200)["state"], "draft");
    assert_eq!(step(json!({"step": "submit"})).await.expect(200)["state"], "in_review");
    assert_eq!(step(json!({"step": "submit"})).await.expect(409)["code"], "conflict");
    let queue = manager.get(&server, "/clusters/nord/reviews").await;
    assert_eq!(queue["items"][0]["vacancy"]["id"], id);
    assert_eq!(queue["items"][0]["company"]["slug"], hiring.slug.as_str());
    let review = format!("/clusters/nord/reviews/{id}");
    let read = manager.get(&server, &review).await;
    let advised: Vec<&Value> =
        read["advice"].as_array().unwrap().iter().map(|advice| &advice["code"]).collect();
    assert!(advised.contains(&&json!("text_missing")), "{read}");
    let decide =
        async |who: &Person, body| who.ask(&server, &format!("POST {review}/decision"), Some(body)).await;
    assert_eq!(decide(admin, json!({"decision": "publish"})).await.status, 404, "nobody publishes their own");
    assert_eq!(decide(manager, json!({"decision": "send_back", "remarks": []})).await.status, 422);
    let remarks = json!([{"field": "description", "text": "Was lernt man bei Ihnen?"}]);
    let back = json!({"decision": "send_back", "remarks": remarks});
    assert_eq!(decide(manager, back).await.status, 204);
    let seen = admin.get(&server, &format!("{own}/{id}")).await;
    assert_eq!((&seen["state"], &seen["desk"]["remarks"]), (&json!("draft"), &remarks));
    assert_eq!(manager.ask(&server, &format!("GET {review}"), None).await.status, 404, "it waits no more");
    step(json!({"step": "submit"})).await.expect(200);
    assert_eq!(decide(manager, json!({"decision": "publish"})).await.status, 204);
    assert_eq!(server.json(&public).await["title"], "Bäcker");
    let listed = admin.get(&server, &own).await;
    assert_eq!((&listed["items"][0]["id"], &listed["items"][0]["state"]), (&json!(id), &json!("published")));
    // From a trusted company nothing waits.
    let trust = format!("PUT /clusters/nord/memberships/{}/trust", hiring.company_id);
    assert_eq!(admin.ask(&server, &trust, Some(json!({"trusted": true}))).await.status, 404);
    assert_eq!(manager.ask(&server, &trust, Some(json!({"trusted": true}))).await.status, 204);
    let next = admin.ask(&server, &format!("POST {own}"), Some(posting("Konditor"))).await.expect(201);
    let line = format!("POST {own}/{}/steps", next["id"].as_str().unwrap());
    let published = admin.ask(&server, &line, Some(json!({"step": "submit"}))).await.expect(200);
    assert_eq!(published["state"], "published");
}

async fn a_vacancy_is_changed_by_the_version_that_was_read(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let made =
        hiring.admin.ask(&server, &format!("POST {}", hiring.own("vacancies")), Some(posting("Koch"))).await;
    let path = hiring.own(&format!("vacancies/{}", made.expect(201)["id"].as_str().unwrap()));
    let read = hiring.admin.ask(&server, &format!("GET {path}"), None).await;
    let tag = read.headers[header::ETAG].to_str().unwrap().to_owned();
    let put = async |tag: Option<&str>, title: &str| {
        let mut request = server.http.put(format!("{}/api/v1{path}", server.base));
        if let Some(tag) = tag {
            request = request.header(header::IF_MATCH, tag);
        }
        request.bearer_auth(&hiring.admin.access).json(&posting(title)).send().await.unwrap()
    };
    let changed = put(Some(&tag), "Köchin").await;
    assert_eq!(changed.status(), 200);
    let newer = changed.headers()[header::ETAG].to_str().unwrap().to_owned();
    assert_ne!(newer, tag);
    for stale in [tag.as_str(), "\"9999\"", "nonsense"] {
        assert_eq!(put(Some(stale), "Zu spät").await.status(), 412, "{stale}");
    }
    assert_eq!(hiring.admin.get(&server, &path).await["title"], "Köchin");
    let weak = format!("W/{newer}");
    for meant in [Some(weak.as_str()), Some("*"), None] {
        assert_eq!(put(meant, "Koch").await.status(), 200, "{meant:?}");
    }
}

async fn a_vacancy_pauses_closes_comes_again_and_is_copied(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let admin = &hiring.admin;
    let next_year = json!({"starts_on": "2031-09-01", "deadline": "2031-03-31"});
    let mut body = posting("Bäcker");
    body.as_object_mut().unwrap().extend(next_year.as_object().unwrap().clone());
    let id = hiring.published(&server, body).await;
    let (path, public) = (hiring.own(&format!("vacancies/{id}")), format!("/api/v1/vacancies/{id}"));
    let step = async |body| admin.ask(&server, &format!("POST {path}/steps"), Some(body)).await;
    for (body, state, shown) in [
        (json!({"step": "pause"}), "paused", 404),
        (json!({"step": "resume"}), "published", 200),
        (json!({"step": "close", "reason": "no_candidate"}), "withdrawn", 404),
        (json!({"step": "renew"}), "published", 200),
        (json!({"step": "close", "reason": "filled_elsewhere"}), "filled", 404),
    ] {
        assert_eq!(step(body.clone()).await.expect(200)["state"], state, "{body}");
        assert_eq!(server.get(&public).await.status(), shown, "{body}");
    }
    for body in [json!({"step": "pause"}), json!({"step": "renew"})] {
        assert!(step(body).await.expect(409)["detail"].as_str().unwrap().contains("filled"));
    }
    assert_eq!(admin.ask(&server, &format!("DELETE {path}"), None).await.status, 409, "it was published");
    let copy = admin.ask(&server, &format!("POST {path}/copies"), Some(json!({"next_year": true}))).await;
    let copy = copy.expect(201);
    assert_eq!((&copy["state"], &copy["starts_on"]), (&json!("draft"), &json!("2032-09-01")));
    assert_eq!(copy["desk"]["copied_from"], id);
    let line = format!("DELETE {}", hiring.own(&format!("vacancies/{}", copy["id"].as_str().unwrap())));
    assert_eq!(admin.ask(&server, &line, None).await.status, 204);
    assert_eq!(admin.ask(&server, &line, None).await.status, 404);
}

async fn what_is_wrong_with_a_posting_is_told(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let own = hiring.own("vacancies");
    let with = |field: &str, value: Value| {
        let mut body = posting("Bäcker");
        body[field] = value;
        body
    };
    for (field, value) in [
        ("title", json!(" ")),
        ("places", json!(0)),
        ("pay_by_year", json!([-1])),
        ("expires_on", json!("2001-01-01")),
        ("most_open", json!(0)),
        ("questions", json!(["why", "why"])),
        ("contact_mail", json!("keine")),
    ] {
        let refused =
            hiring.admin.ask(&server, &format!("POST {own}"), Some(with(field, value))).await.expect(422);
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
    }
    for (field, value) in [
        ("kind", json!("job")),
        ("questions", json!(["shoe_size"])),
        ("places", json!("two")),
        ("deadline", json!("31.12.2030")),
        ("colour", json!("red")),
    ] {
        let refused =
            hiring.admin.ask(&server, &format!("POST {own}"), Some(with(field, value))).await.expect(422);
        assert_eq!(refused["code"], "invalid", "{field}");
    }
    let nowhere =
        hiring.admin.ask(&server, &format!("POST {own}"), Some(with("cluster", json!("sued")))).await;
    assert_eq!(nowhere.status, 404);
    let never = Uuid::now_v7();
    for line in [format!("GET {own}/{never}"), format!("DELETE {own}/{never}")] {
        assert_eq!(hiring.admin.ask(&server, &line, None).await.status, 404);
    }
    let broken = hiring.admin.ask(&server, &format!("GET {own}/x"), None).await.expect(400);
    assert_eq!((&broken["code"], &broken["errors"][0]["field"]), (&json!("bad_path"), &json!("id")));
    // The checker blocks nothing.
    let mut body = with("pay_by_year", json!([10_000]));
    body["starts_on"] = json!("2026-09-01");
    body["description"] = json!("Werde Teil unserer jungen Mannschaft.");
    let checked = hiring.admin.ask(&server, "POST /vacancies/checks", Some(body)).await.expect(200);
    let codes: Vec<&str> =
        checked["items"].as_array().unwrap().iter().map(|advice| advice["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"pay_below_minimum"), "{checked}");
    assert!(codes.iter().any(|code| code.starts_with("wording_")), "{checked}");
    assert_eq!(stranger(&server, "POST /vacancies/checks", Some(posting("Bäcker"))).await, 401);
    let codes = server.json("/api/v1/occupations?limit=1").await;
    let code = codes["items"][0]["code"].as_str().unwrap();
    let known = server.json(&format!("/api/v1/occupations/{code}/suggestion")).await;
    assert_eq!(known["occupation"]["code"], code);
    assert!(
        known["duration_months"].as_i64().unwrap() > 0 && !known["description"].as_str().unwrap().is_empty()
    );
    assert_eq!(server.get("/api/v1/occupations/00000-000/suggestion").await.status(), 404);
}

async fn another_company_and_its_key_see_nothing(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let id = hiring.published(&server, posting("Bäcker")).await;
    let other = strong(&server, "fremd@example.org").await;
    let (foreign, _) = member(&server, &other, &hiring.manager, "Fisch Hansen").await;
    let never = Uuid::now_v7();
    for (method, rest, body) in [
        ("GET", "", None),
        ("PUT", "", Some(posting("X"))),
        ("DELETE", "", None),
        ("POST", "/steps", Some(json!({"step": "pause"}))),
        ("POST", "/copies", Some(json!({}))),
    ] {
        let theirs = format!("{method} {}/{id}{rest}", hiring.own("vacancies"));
        let (mine, none) = [id.clone(), never.to_string()]
            .map(|id| format!("{method} /companies/{foreign}/vacancies/{id}{rest}"))
            .into();
        assert_eq!(other.ask(&server, &theirs, body.clone()).await.status, 404, "{theirs}");
        assert_eq!(stranger(&server, &theirs, body.clone()).await, 401, "{theirs}");
        let mine = other.ask(&server, &mine, body.clone()).await.stable();
        assert_eq!(mine, other.ask(&server, &none, body).await.stable(), "{method} {rest}");
        assert_eq!(mine.0, 404);
    }
    let key = async |scopes: Value| {
        let body = json!({"company": hiring.slug, "name": "Karriereseite", "scopes": scopes, "days": 30});
        hiring.admin.ask(&server, "POST /me/api-keys", Some(body)).await.expect(201)["token"].clone()
    };
    let (reads, writes) = (key(json!(["vacancies:read"])).await, key(json!(["vacancies:write"])).await);
    let with = async |key: &Value, line: &str, body| ask(&server, key.as_str(), line, body).await.status;
    let own = hiring.own("vacancies");
    let create = format!("POST {own}");
    assert_eq!(with(&reads, &format!("GET {own}"), None).await, 200);
    assert_eq!(with(&reads, &create, Some(posting("X"))).await, 403);
    assert_eq!(with(&writes, &create, Some(posting("X"))).await, 201);
    assert_eq!(with(&writes, &format!("GET {own}"), None).await, 403);
    assert_eq!(with(&reads, &format!("GET /companies/{foreign}/vacancies"), None).await, 404);
    assert_eq!(with(&reads, &format!("GET {}", hiring.own("applications")), None).await, 403);
    assert_eq!(with(&reads, &format!("GET {}", hiring.own("profile")), None).await, 403);
}

async fn a_report_is_decided_by_a_manager(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let id = hiring.published(&server, posting("Bäcker")).await;
    let file = async |body| ask(&server, None, &format!("POST /vacancies/{id}/reports"), Some(body)).await;
    let filed = file(json!({"reason": "fraud", "text": "Sie wollen Geld."})).await.expect(202);
    assert!(filed["due_at"].is_string() && filed["id"].is_null(), "{filed}");
    assert_eq!(file(json!({"reason": "boring"})).await.status, 422);
    assert_eq!(file(json!({"reason": "other", "text": "x".repeat(1_001)})).await.status, 422);
    let draft =
        hiring.admin.ask(&server, &format!("POST {}", hiring.own("vacancies")), Some(posting("X"))).await;
    let draft = draft.expect(201)["id"].as_str().unwrap().to_owned();
    for hidden in [draft, Uuid::now_v7().to_string()] {
        let line = format!("POST /vacancies/{hidden}/reports");
        assert_eq!(stranger(&server, &line, Some(json!({"reason": "gone"}))).await, 404);
    }
    let open = hiring.manager.get(&server, "/clusters/nord/reports").await;
    let report = &open["items"][0];
    assert_eq!((&report["vacancy_id"], &report["text"]), (&json!(id), &json!("Sie wollen Geld.")));
    let line = format!("POST /clusters/nord/reports/{}/decision", report["id"].as_str().unwrap());
    let withdraw = json!({"decision": "withdrawn", "note": "Das geht nicht."});
    assert_eq!(hiring.admin.ask(&server, &line, Some(withdraw.clone())).await.status, 404);
    assert_eq!(hiring.manager.ask(&server, &line, Some(json!({"decision": "withdrawn"}))).await.status, 422);
    assert_eq!(hiring.manager.ask(&server, &line, Some(withdraw.clone())).await.status, 204);
    assert_eq!(hiring.manager.ask(&server, &line, Some(withdraw)).await.status, 409);
    assert_eq!(server.get(&format!("/api/v1/vacancies/{id}")).await.status(), 404);
    assert_eq!(hiring.manager.get(&server, "/clusters/nord/reports").await["items"], json!([]));
}

async fn a_company_says_what_it_is_and_shows_pictures(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let admin = &hiring.admin;
    let (path, public) = (hiring.own("profile"), format!("/api/v1/companies/{}", hiring.slug));
    let said = json!({
        "summary": "Brot seit 1890", "learn": "Teig, Ofen, Verkauf", "contact_name": "Ina Möller",
        "takes_speculative": true
    });
    let put = format!("PUT {path}");
    let written = admin.ask(&server, &put, Some(said)).await;
    assert!(written.headers.contains_key(header::ETAG));
    assert_eq!(written.expect(200)["training"]["learn"], "Teig, Ofen, Verkauf");
    assert_eq!(server.json(&public).await["training"]["contact_name"], "Ina Möller");
    let wrong = json!({"website": "javascript:alert(1)", "employees": -1});
    let wrong = admin.ask(&server, &put, Some(wrong)).await.expect(422);
    assert!(wrong["errors"].as_array().is_some_and(|errors| errors.len() == 2), "{wrong}");
    let pictures = hiring.own("pictures");
    let logo =
        upload(&server, Some(admin), &format!("{pictures}?kind=logo&alt=Brezel"), "image/png", png()).await;
    let logo = logo.expect(201);
    let shown = server.get(logo["url"].as_str().unwrap()).await;
    assert_eq!(shown.status(), 200);
    assert_eq!(shown.headers()[header::CONTENT_TYPE].to_str().unwrap(), logo["media_type"].as_str().unwrap());
    assert_eq!(shown.headers()["x-content-type-options"], "nosniff");
    assert_eq!(server.json(&public).await["logo"]["alt"], "Brezel");
    for (query, media_type, bytes, status) in [
        ("?alt=x", "image/png", b"<svg onload=alert(1)>".to_vec(), 422),
        ("?alt=x", "image/png", crate::hiring::pdf(), 422),
        ("", "image/png", png(), 422),
        ("?alt=x", "application/json", b"{}".to_vec(), 415),
        ("?alt=x&kind=film", "image/png", png(), 400),
        ("?alt=x", "image/png", vec![0; 6 * 1024 * 1024], 422),
    ] {
        let answer = upload(&server, Some(admin), &format!("{pictures}{query}"), media_type, bytes).await;
        assert_eq!(answer.status, status, "{query} {media_type}: {}", answer.body);
    }
    let other = pupil(&server, "fremd@example.org").await;
    for (who, status) in [(Some(&other), 404), (None, 401)] {
        let refused = upload(&server, who, &format!("{pictures}?alt=x"), "image/png", png()).await;
        assert_eq!(refused.status, status);
    }
    let line = format!("DELETE {pictures}/{}", logo["id"].as_str().unwrap());
    assert_eq!(other.ask(&server, &line, None).await.status, 404);
    assert_eq!(admin.ask(&server, &line, None).await.status, 204);
    assert_eq!(server.get(logo["url"].as_str().unwrap()).await.status(), 404);
}
