//! Applying and answering, from empty accounts and by API alone.
use lotse_tests::{Backend, TestServer, on_both_databases, people};
use reqwest::header;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    hiring::{
        Hiring, application, applied, born, form_code, member, pdf, posting, published, pupil, stranger,
        text, upload,
    },
    person::{ask, person, strong},
};

on_both_databases!(
    a_pupil_applies_is_answered_and_accepts,
    whoever_has_no_account_applies_by_a_code,
    under_16_nothing_reaches_the_company_before_the_guardian_agreed,
    what_is_wrong_with_an_application_is_told,
    a_refused_application_is_handed_on
);

async fn a_pupil_applies_is_answered_and_accepts(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let vacancy = hiring.published(&server, posting("Bäcker")).await;
    let asked = server.json(&format!("/api/v1/vacancies/{vacancy}/questions")).await;
    assert_eq!((&asked["applications"], &asked["due_days"]), (&json!("yes"), &json!(14)));
    let pupil = pupil(&server, "jana@example.org").await;
    let file =
        upload(&server, Some(&pupil), "/me/documents?name=Lebenslauf.pdf&kind=cv", "application/pdf", pdf())
            .await;
    let document = text(&file.expect(201)["id"]);
    let mut body = application(&server, &vacancy);
    body["documents"] = json!([document]);
    let id = applied(&server, &pupil, body.clone()).await;
    let again = pupil.ask(&server, "POST /me/applications", Some(body)).await;
    assert_eq!(again.expect(409)["code"], "conflict", "one at a time");
    let profile = pupil.get(&server, "/me/pupil_profile").await;
    assert_eq!(profile["school"], "Realschule am Ring", "what was written once is there the next time");

    let board = hiring.admin.get(&server, &hiring.own("applications")).await;
    let card = &board["items"][0];
    assert_eq!(
        (&card["id"], &card["lane"], &card["name"]),
        (&json!(id), &json!("new"), &json!("Jana Beispiel"))
    );
    assert!(board["counts"].as_array().unwrap().contains(&json!({"lane": "new", "count": 1})));
    let desk = hiring.own(&format!("applications/{id}"));
    let read = hiring.admin.get(&server, &desk).await;
    assert_eq!((&read["age"], &read["phone"]), (&json!(17), &json!("0451 12345")));
    assert_eq!(read["answers"], json!([{"question": "why", "text": "Weil Brot gut riecht."}]));
    assert!(!read.to_string().contains("jana@"), "the address stays between the pupil and us: {read}");
    assert!(!read.to_string().contains(&born(&server, 17)), "the age is enough");
    let file = text(&read["documents"][0]["url"]);
    let got =
        server.http.get(format!("{}{file}", server.base)).bearer_auth(&hiring.admin.access).send().await;
    let got = got.unwrap();
    assert_eq!(got.status(), 200);
    assert!(got.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment; "));
    assert_eq!(
        pupil.get(&server, &format!("/me/applications/{id}")).await["state"],
        "submitted",
        "reading is not seeing"
    );

    let step = async |body| hiring.answer(&server, &id, body).await;
    assert_eq!(step(json!({"step": "see"})).await.expect(200)["state"], "seen");
    let in_days = |days| (server.clock.now() + chrono::TimeDelta::days(days)).to_rfc3339();
    let dates = json!([
        {"starts_at": in_days(3), "minutes": 30, "place": "Hafen 1"},
        {"starts_at": in_days(4), "minutes": 30, "place": "Telefon"}
    ]);
    let invite = json!({"step": "invite", "text": "Wir möchten dich kennenlernen.", "dates": dates});
    let invited = step(invite).await.expect(200);
    assert_eq!((&invited["lane"], &invited["state"]), (&json!("interview"), &json!("interview")));
    let own = format!("/me/applications/{id}");
    let seen = pupil.get(&server, &own).await;
    assert_eq!((&seen["waits_for_me"], seen["dates"].as_array().map(Vec::len)), (&json!(true), Some(2)));
    assert_eq!(seen["messages"][0]["text"], "Wir möchten dich kennenlernen.");
    assert!(!seen.to_string().contains("chefin@"), "pupils see no address of the staff: {seen}");
    let mine = async |body| pupil.ask(&server, &format!("POST {own}/steps"), Some(body)).await;
    let never = Uuid::now_v7().to_string();
    assert_eq!(mine(json!({"step": "choose_date", "date_id": never})).await.status, 404);
    let date = text(&seen["dates"][1]["id"]);
    let chosen = mine(json!({"step": "choose_date", "date_id": date})).await.expect(200);
    assert!(
        chosen["dates"][1]["chosen_at"].is_string() && chosen["dates"][0]["chosen_at"].is_null(),
        "{chosen}"
    );
    assert_eq!(hiring.admin.get(&server, &desk).await["card"]["interview"]["id"], date);
    let written =
        pupil.ask(&server, &format!("POST {own}/messages"), Some(json!({"text": "Bis dann"}))).await;
    assert_eq!(written.expect(201)["author"], "pupil");
    assert_eq!(hiring.admin.get(&server, &desk).await["card"]["message_waits"], true);
    let line = format!("POST {desk}/messages");
    hiring.admin.ask(&server, &line, Some(json!({"text": "Wir freuen uns."}))).await.expect(201);
    let line = format!("POST {desk}/notes");
    hiring.admin.ask(&server, &line, Some(json!({"text": "Nur für uns."}))).await.expect(201);
    let seen = pupil.get(&server, &own).await.to_string();
    assert!(seen.contains("Wir freuen uns.") && !seen.contains("Nur für uns."));
    assert_eq!(step(json!({"step": "offer", "text": "Komm zu uns."})).await.expect(200)["state"], "offered");
    assert_eq!(mine(json!({"step": "accept"})).await.expect(200)["state"], "accepted");
    let lanes = hiring.admin.get(&server, &hiring.own("applications?lane=done")).await;
    assert_eq!(lanes["items"][0]["state"], "accepted");
    let filled = hiring.admin.get(&server, &hiring.own(&format!("vacancies/{vacancy}"))).await;
    assert_eq!(
        (&filled["state"], &filled["desk"]["accepted"]),
        (&json!("filled"), &json!(1)),
        "it was the only place"
    );
    assert_eq!(pupil.ask(&server, &format!("DELETE {own}"), None).await.status, 204);
    assert_eq!(pupil.ask(&server, &format!("GET {own}"), None).await.status, 404);
    assert_eq!(pupil.get(&server, "/me/applications").await["items"], json!([]));
}

async fn whoever_has_no_account_applies_by_a_code(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let vacancy = hiring.published(&server, posting("Bäcker")).await;
    let mut body = application(&server, &vacancy);
    body["mail"] = json!("Neu@Example.org");
    let form = ask(&server, None, "POST /application_forms", Some(body.clone())).await.expect(202);
    assert!(form["expires_in"].as_i64().unwrap() > 0, "{form}");
    let path = format!("/application_forms/{}", form["id"].as_str().unwrap());
    assert_eq!(hiring.admin.get(&server, &hiring.own("applications")).await["items"], json!([]));
    let confirm = async |who: Option<&str>, code: &str| {
        ask(&server, who, &format!("POST {path}/confirmation"), Some(json!({"code": code}))).await
    };
    assert_eq!(confirm(None, "000000").await.expect(422)["errors"][0]["field"], "code");
    ask(&server, None, &format!("POST {path}/codes"), Some(json!({}))).await.expect(202);
    let code = form_code(&server, "neu@example.org").await;
    let done = confirm(None, &code).await;
    let location = done.headers["location"].to_str().unwrap().to_owned();
    assert_eq!(done.headers["cache-control"], "no-store");
    let done = done.expect(201);
    let id = text(&done["application"]["id"]);
    assert_eq!(location, format!("/api/v1/me/applications/{id}"));
    let pupil = person(&done["tokens"]);
    assert_eq!(pupil.get(&server, &format!("/me/applications/{id}")).await["state"], "submitted");
    assert_eq!(pupil.get(&server, "/me").await["mail"], "neu@example.org");
    // The same again: by the same person the same answer, by nobody a code that is used up.
    let again = confirm(Some(&pupil.access), &code).await.expect(201);
    assert_eq!((&again["application"]["id"], &again["tokens"]), (&json!(id), &Value::Null));
    assert_eq!(confirm(None, &code).await.status, 422);
    let board = hiring.admin.get(&server, &hiring.own("applications")).await;
    assert_eq!(board["items"].as_array().unwrap().len(), 1);
    // A known address gets the same answer as an unknown one.
    let second = ask(&server, None, "POST /application_forms", Some(body.clone())).await;
    let keys = |answer: &Value| answer.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&second.expect(202)), keys(&form));
    let code = form_code(&server, "neu@example.org").await;
    assert_eq!(confirm(None, &code).await.status, 422, "the code of another form");
    for (field, value) in [("mail", json!("keine")), ("name", json!("")), ("birth_date", json!("1800-01-01"))]
    {
        let mut wrong = body.clone();
        wrong[field] = value;
        let refused = ask(&server, None, "POST /application_forms", Some(wrong)).await.expect(422);
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
    }
    let never = format!("POST /application_forms/{}/confirmation", Uuid::now_v7());
    assert_eq!(stranger(&server, &never, Some(json!({"code": "000000"}))).await, 404);
    let mut with_documents = body;
    with_documents["documents"] = json!([Uuid::now_v7()]);
    assert_eq!(stranger(&server, "POST /application_forms", Some(with_documents)).await, 422);
}

async fn under_16_nothing_reaches_the_company_before_the_guardian_agreed(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let vacancy = hiring.published(&server, posting("Bäcker")).await;
    let pupil = pupil(&server, "jung@example.org").await;
    let mut body = application(&server, &vacancy);
    body["birth_date"] = json!(born(&server, 15));
    let refused = pupil.ask(&server, "POST /me/applications", Some(body.clone())).await.expect(422);
    assert_eq!(refused["errors"][0]["field"], "guardian_mail");
    body["guardian_mail"] = json!("eltern@example.org");
    let sent = pupil.ask(&server, "POST /me/applications", Some(body)).await.expect(201);
    assert_eq!((&sent["state"], &sent["awaits_guardian"]), (&json!("draft"), &json!(true)));
    let id = text(&sent["id"]);
    let desk = hiring.own(&format!("applications/{id}"));
    assert_eq!(hiring.admin.get(&server, &hiring.own("applications")).await["items"], json!([]));
    assert_eq!(hiring.admin.ask(&server, &format!("GET {desk}"), None).await.status, 404);
    assert_eq!(hiring.answer(&server, &id, json!({"step": "see"})).await.status, 404);
    let token = people::letter_secret(&server, "eltern@example.org", "guardian_request").await;
    let agree = json!({"token": token, "guardian_name": "Kim Beispiel"});
    let agreed = ask(&server, None, "POST /guardians/agree", Some(agree)).await;
    assert!(agreed.status < 300, "{}", agreed.body);
    assert_eq!(hiring.admin.get(&server, &desk).await["card"]["state"], "submitted");
}

async fn what_is_wrong_with_an_application_is_told(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let mut once = posting("Bäcker");
    once["most_open"] = json!(1);
    let vacancy = hiring.published(&server, once).await;
    let jana = pupil(&server, "jana@example.org").await;
    let with = |field: &str, value: Value| {
        let mut body = application(&server, &vacancy);
        body[field] = value;
        body
    };
    let without = |fields: &[&str]| {
        let mut body = application(&server, &vacancy);
        for field in fields {
            body.as_object_mut().unwrap().remove(*field);
        }
        body
    };
    let send = async |body| jana.ask(&server, "POST /me/applications", Some(body)).await;
    for (field, body) in [
        ("name", with("name", json!("  "))),
        ("birth_date", with("birth_date", json!("2025-01-01"))),
        ("birth_date", without(&["birth_date"])),
        ("answers", with("answers", json!([{"question": "about", "text": "Nicht gefragt."}]))),
        ("answers", with("answers", json!([{"question": "why", "text": "x".repeat(1_001)}]))),
        ("documents", with("documents", json!([Uuid::now_v7()]))),
        ("vacancy_id", without(&["vacancy_id"])),
        ("company", with("company", json!(hiring.slug))),
    ] {
        let refused = send(body).await.expect(422);
        let fields: Vec<_> =
            refused["errors"].as_array().into_iter().flatten().map(|e| &e["field"]).collect();
        assert!(fields.contains(&&json!(field)), "{field}: {refused}");
    }
    for (field, value) in [
        ("answers", json!([{"question": "shoe_size", "text": "43"}])),
        ("birth_date", json!("4. Mai 2009")),
        ("vacancy_id", json!("x")),
        ("mail", json!("jana@example.org")),
    ] {
        assert_eq!(send(with(field, value)).await.expect(422)["code"], "invalid", "{field}");
    }
    assert_eq!(send(with("vacancy_id", json!(Uuid::now_v7()))).await.status, 404);
    applied(&server, &jana, application(&server, &vacancy)).await;
    let ben = pupil(&server, "ben@example.org").await;
    let full = ben.ask(&server, "POST /me/applications", Some(application(&server, &vacancy))).await;
    assert_eq!(full.expect(409)["code"], "conflict");
    let asked = server.json(&format!("/api/v1/vacancies/{vacancy}/questions")).await;
    assert_eq!(asked["applications"], "full");
    // Without a posting only where the company wants that.
    let speculative = |slug: &str| {
        let mut body = without(&["vacancy_id"]);
        body["company"] = json!(slug);
        body
    };
    let to_company =
        async |slug: &str| ben.ask(&server, "POST /me/applications", Some(speculative(slug))).await;
    assert_eq!(to_company(&hiring.slug).await.status, 409);
    assert_eq!(to_company("never-was").await.status, 404);
    let wanted = json!({"takes_speculative": true});
    hiring.admin.ask(&server, &format!("PUT {}", hiring.own("profile")), Some(wanted)).await.expect(200);
    let asked = server.json(&format!("/api/v1/companies/{}/questions", hiring.slug)).await;
    assert_eq!(asked["applications"], "yes");
    to_company(&hiring.slug).await.expect(201);
    let board = hiring.admin.get(&server, &hiring.own("applications?speculative=true")).await;
    assert_eq!(
        (board["items"].as_array().unwrap().len(), &board["items"][0]["vacancy_id"]),
        (1, &Value::Null)
    );
}

async fn a_refused_application_is_handed_on(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let vacancy = hiring.published(&server, posting("Bäcker")).await;
    let other = strong(&server, "nachbarin@example.org").await;
    let (slug, _) = member(&server, &other, &hiring.manager, "Mühlenbäckerei").await;
    let near = published(&server, &other, &hiring.manager, &slug, posting("Bäcker")).await;
    let jana = pupil(&server, "jana@example.org").await;
    let id = applied(&server, &jana, application(&server, &vacancy)).await;
    hiring.answer(&server, &id, json!({"step": "reject", "text": "Diesmal nicht."})).await.expect(200);
    let path = format!("/me/applications/{id}/hand_over");
    let list = jana.get(&server, &path).await;
    assert_eq!(list["items"][0]["id"], near, "{list}");
    let hand = json!({"vacancies": [near]});
    let sent = jana.ask(&server, &format!("POST {path}"), Some(hand)).await.expect(201);
    let new = text(&sent["items"][0]["id"]);
    let there = other.get(&server, &format!("/companies/{slug}/applications/{new}")).await;
    assert_eq!(there["card"]["name"], "Jana Beispiel");
    assert!(!there.to_string().contains(&id), "where else somebody applied is nobody's business");
    assert_eq!(jana.get(&server, &format!("/me/applications/{new}")).await["handed_over_from"], id);
}
