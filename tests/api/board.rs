//! What a company does with its applications, and who sees nothing of them.
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::json;
use uuid::Uuid;

use crate::{
    hiring::{Hiring, application, applied, member, posting, pupil, stranger, text},
    person::{Person, ask, strong},
};

on_both_databases!(
    steps_that_the_state_does_not_allow_name_it,
    a_board_is_filtered_and_several_are_answered_at_once,
    nobody_else_sees_an_application,
    a_key_reads_and_answers_as_far_as_its_scopes_go,
    a_cluster_sets_its_rule_and_sees_no_application
);

async fn steps_that_the_state_does_not_allow_name_it(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let vacancy = hiring.published(&server, posting("Bäcker")).await;
    let jana = pupil(&server, "jana@example.org").await;
    let id = applied(&server, &jana, application(&server, &vacancy)).await;
    let own = format!("/me/applications/{id}");
    let mine = async |body| jana.ask(&server, &format!("POST {own}/steps"), Some(body)).await;
    for step in ["accept", "decline", "remind"] {
        mine(json!({"step": step})).await.expect(409);
    }
    assert_eq!(jana.ask(&server, &format!("DELETE {own}"), None).await.status, 409, "withdraw it first");
    assert_eq!(jana.ask(&server, &format!("GET {own}/hand_over"), None).await.status, 409);
    for body in [
        json!({"step": "fly"}),
        json!({"step": "withdraw", "reason": "x"}),
        json!({"step": "choose_date"}),
        json!({}),
    ] {
        assert_eq!(mine(body.clone()).await.status, 422, "{body}");
    }
    for (body, field) in [
        (json!({"step": "reject", "text": " "}), "text"),
        (json!({"step": "reject", "text": "x".repeat(4_001)}), "text"),
        (json!({"step": "invite", "text": "Komm", "dates": []}), "dates"),
        (
            json!({"step": "invite", "text": "Komm", "dates": [
                {"starts_at": "2001-01-01T10:00:00Z", "minutes": 30, "place": "Hafen 1"}
            ]}),
            "dates",
        ),
        (json!({"step": "offer", "text": "Komm", "reply_by": "2001-01-01"}), "reply_by"),
    ] {
        let refused = hiring.answer(&server, &id, body.clone()).await.expect(422);
        let named = refused["errors"][0]["field"].as_str().unwrap();
        assert!(named.starts_with(field), "{body}: {refused}");
    }
    assert_eq!(mine(json!({"step": "withdraw"})).await.expect(200)["state"], "withdrawn");
    for body in [json!({"step": "see"}), json!({"step": "offer", "text": "Komm"})] {
        let refused = hiring.answer(&server, &id, body).await.expect(409);
        assert!(refused["detail"].as_str().unwrap().contains("withdrawn"), "{refused}");
    }
}

async fn a_board_is_filtered_and_several_are_answered_at_once(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let (one, two) = (
        hiring.published(&server, posting("Bäcker")).await,
        hiring.published(&server, posting("Konditor")).await,
    );
    let mut ids = Vec::new();
    for (name, vacancy) in [("Ada Ahorn", &one), ("Ben Birke", &one), ("Cem Ceder", &two)] {
        let mail = format!("{}@example.org", &name[..3].to_lowercase());
        let mut body = application(&server, vacancy);
        body["name"] = json!(name);
        ids.push(applied(&server, &pupil(&server, &mail).await, body).await);
    }
    let names = async |query: &str| {
        let board = hiring.admin.get(&server, &hiring.own(&format!("applications?{query}"))).await;
        let mut names: Vec<_> = board["items"].as_array().unwrap().iter().map(|c| text(&c["name"])).collect();
        names.sort();
        names
    };
    assert_eq!(names(&format!("vacancy={one}")).await, ["Ada Ahorn", "Ben Birke"]);
    assert_eq!(names("name=ceder").await, ["Cem Ceder"]);
    assert_eq!(names("lane=new").await.len(), 3);
    assert_eq!(names("urgent=true").await.len(), 0);
    for query in ["lane=old", "vacancy=x", "urgent=maybe", "colour=red"] {
        let line = format!("GET {}", hiring.own(&format!("applications?{query}")));
        let refused = hiring.admin.ask(&server, &line, None).await.expect(400);
        assert_eq!(refused["errors"][0]["field"], query.split('=').next().unwrap(), "{refused}");
    }
    let several = async |body| {
        hiring.admin.ask(&server, &format!("POST {}", hiring.own("applications/steps")), Some(body)).await
    };
    let never = Uuid::now_v7();
    let seen = several(json!({"step": "see", "ids": [ids[0], ids[1], never]})).await.expect(200);
    assert_eq!(seen["items"][1], json!({"id": ids[1], "done": true}));
    assert_eq!((&seen["items"][2]["done"], &seen["items"][2]["code"]), (&json!(false), &json!("not_found")));
    assert_eq!(names("lane=seen").await, ["Ada Ahorn", "Ben Birke"]);
    let again = several(json!({"step": "see", "ids": [ids[0]]})).await.expect(200);
    assert_eq!(again["items"][0]["code"], "conflict");
    assert!(again["items"][0]["detail"].as_str().unwrap().contains("seen"), "{again}");
    let refuse = json!({"step": "reject", "ids": ids, "text": "Diesmal hat es nicht gepasst."});
    let refused = several(refuse).await.expect(200);
    assert!(refused["items"].as_array().unwrap().iter().all(|item| item["done"] == true), "{refused}");
    assert_eq!(names("lane=done").await.len(), 3);
    for body in [
        json!({"step": "offer", "ids": ids, "text": "Komm"}),
        json!({"step": "reject", "ids": ids, "text": ""}),
        json!({"step": "see", "ids": []}),
        json!({"step": "see", "ids": ["x"]}),
        json!({"step": "see", "ids": vec![never; 101].iter().map(|_| Uuid::now_v7()).collect::<Vec<_>>()}),
    ] {
        assert_eq!(several(body.clone()).await.status, 422, "{body}");
    }
}

async fn nobody_else_sees_an_application(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let vacancy = hiring.published(&server, posting("Bäcker")).await;
    let jana = pupil(&server, "jana@example.org").await;
    let id = applied(&server, &jana, application(&server, &vacancy)).await;
    let ben = pupil(&server, "ben@example.org").await;
    let other = strong(&server, "fremd@example.org").await;
    let (foreign, _) = member(&server, &other, &hiring.manager, "Fisch Hansen").await;
    let never = Uuid::now_v7().to_string();
    for (line, body) in [
        ("GET /me/applications/{id}", None),
        ("DELETE /me/applications/{id}", None),
        ("POST /me/applications/{id}/steps", Some(json!({"step": "withdraw"}))),
        ("POST /me/applications/{id}/messages", Some(json!({"text": "Hallo"}))),
        ("GET /me/applications/{id}/hand_over", None),
        ("POST /me/applications/{id}/hand_over", Some(json!({"vacancies": []}))),
    ] {
        let at = |id: &str| line.replace("{id}", id);
        assert_eq!(stranger(&server, &at(&id), body.clone()).await, 401, "{line}");
        for who in [&ben, &hiring.admin, &hiring.manager, &other] {
            let got = who.ask(&server, &at(&id), body.clone()).await.stable();
            assert_eq!(got, who.ask(&server, &at(&never), body.clone()).await.stable(), "{line}");
            assert_eq!(got.0, 404, "{line}: {}", got.1);
        }
    }
    let steps = [
        ("GET", "", None),
        ("POST", "/steps", Some(json!({"step": "reject", "text": "Nein"}))),
        ("POST", "/messages", Some(json!({"text": "Hallo"}))),
        ("POST", "/notes", Some(json!({"text": "Hm"}))),
    ];
    for (method, rest, body) in steps {
        let of = |slug: &str, id: &str| format!("{method} /companies/{slug}/applications/{id}{rest}");
        let own: [(&Person, &str); 1] = [(&other, &foreign)];
        for (who, slug) in own {
            let got = who.ask(&server, &of(slug, &id), body.clone()).await.stable();
            assert_eq!(
                got,
                who.ask(&server, &of(slug, &never), body.clone()).await.stable(),
                "{method} {rest}"
            );
            assert_eq!(got.0, 404);
        }
        for who in [&other, &jana, &ben, &hiring.manager] {
            let got = who.ask(&server, &of(&hiring.slug, &id), body.clone()).await.stable();
            assert_eq!(got.0, 404, "{method} {rest}: {}", got.1);
        }
    }
    assert_eq!(other.get(&server, &format!("/companies/{foreign}/applications")).await["items"], json!([]));
    let line = format!("GET {}", hiring.own("applications"));
    for who in [&other, &jana, &hiring.manager] {
        assert_eq!(who.ask(&server, &line, None).await.status, 404);
    }
    let several = json!({"step": "reject", "ids": [id], "text": "Nein"});
    let line = format!("POST /companies/{foreign}/applications/steps");
    let done = other.ask(&server, &line, Some(several)).await.expect(200);
    assert_eq!(done["items"][0]["code"], "not_found");
    assert_eq!(jana.get(&server, &format!("/me/applications/{id}")).await["state"], "submitted");
}

async fn a_key_reads_and_answers_as_far_as_its_scopes_go(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let vacancy = hiring.published(&server, posting("Bäcker")).await;
    let jana = pupil(&server, "jana@example.org").await;
    let id = applied(&server, &jana, application(&server, &vacancy)).await;
    let key = async |scope: &str| {
        let body = json!({"company": hiring.slug, "name": "Personal", "scopes": [scope], "days": 30});
        text(&hiring.admin.ask(&server, "POST /me/api-keys", Some(body)).await.expect(201)["token"])
    };
    let (reads, writes) = (key("applications:read").await, key("applications:write").await);
    let with = async |key: &str, line: &str, body| ask(&server, Some(key), line, body).await.status;
    let (board, one) = (hiring.own("applications"), hiring.own(&format!("applications/{id}")));
    let see = || Some(json!({"step": "see"}));
    assert_eq!(with(&reads, &format!("GET {board}"), None).await, 200);
    assert_eq!(with(&reads, &format!("GET {one}"), None).await, 200);
    assert_eq!(with(&reads, &format!("POST {one}/steps"), see()).await, 403);
    assert_eq!(with(&writes, &format!("GET {one}"), None).await, 403);
    assert_eq!(with(&writes, &format!("POST {one}/steps"), see()).await, 200);
    let note = Some(json!({"text": "Aus dem Programm."}));
    assert_eq!(with(&writes, &format!("POST {one}/notes"), note).await, 201);
    for line in ["GET /me/applications", "GET /me/documents", "GET /me/pupil_profile"] {
        assert_eq!(with(&reads, line, None).await, 403, "{line}");
    }
    let apply = Some(application(&server, &vacancy));
    assert_eq!(with(&writes, "POST /me/applications", apply).await, 403);
}

async fn a_cluster_sets_its_rule_and_sees_no_application(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    world::cluster(&server.db, "sued").await;
    let usual = json!({"due_days": 14, "remind_days": [3, 7, 12], "nudge_day": 10, "close_days": 28});
    assert_eq!(server.json("/api/v1/clusters/nord/answer_rule").await, usual);
    assert_eq!(server.get("/api/v1/clusters/west/answer_rule").await.status(), 404);
    let put = async |who: &Person, cluster: &str, rule| {
        who.ask(&server, &format!("PUT /clusters/{cluster}/answer_rule"), Some(rule)).await
    };
    let quick = json!({"due_days": 7, "remind_days": [2, 5], "nudge_day": 6, "close_days": 21});
    assert_eq!(put(&hiring.admin, "nord", quick.clone()).await.status, 404);
    assert_eq!(put(&hiring.manager, "sued", quick.clone()).await.status, 404);
    assert_eq!(put(&hiring.manager, "nord", quick.clone()).await.expect(200), quick);
    assert_eq!(server.json("/api/v1/clusters/nord/answer_rule").await, quick);
    for (field, value) in [
        ("due_days", json!(2)),
        ("remind_days", json!([5, 2])),
        ("close_days", json!(61)),
        ("nudge_day", json!(0)),
    ] {
        let mut wrong = quick.clone();
        wrong[field] = value;
        let refused = put(&hiring.manager, "nord", wrong).await.expect(422);
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
    }
    let overdue = hiring.manager.get(&server, "/clusters/nord/overdue_answers").await;
    assert_eq!(overdue["items"], json!([]));
    let line = "GET /clusters/nord/overdue_answers";
    assert_eq!(hiring.admin.ask(&server, line, None).await.status, 404);
}
