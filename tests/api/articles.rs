//! Articles, as everybody reads them and as programs of a cluster's managers write them.
use lotse_domain::{
    Actor,
    account::Language,
    article::{self, ArticleDraft, ArticleKind, NewArticle},
    grant::Role,
};
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use reqwest::{Method, Response, header};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    hiring::{pdf, png, upload},
    person::{Person, ask, give, signed_in, strong},
};

on_both_databases!(
    an_article_is_written_published_and_taken_back,
    a_newer_version_is_not_public_before_it_is_published,
    lists_have_what_is_asked_for,
    nobody_else_sees_or_writes_a_draft,
    what_is_wrong_is_told_at_its_field,
    pictures_are_public_with_their_article
);

const DESK: &str = "/clusters/nord/articles";
const PUBLIC: &str = "/articles/was-ist-ein-duales-studium";

struct Stage {
    server: TestServer,
    /// Of `nord`.
    manager: Person,
    /// Of `sued`.
    other: Person,
}

async fn stage(backend: Backend) -> Stage {
    let server = TestServer::start(backend).await;
    let (nord, sued) = (world::cluster(&server.db, "nord").await, world::cluster(&server.db, "sued").await);
    let manager = strong(&server, "kim@nord.example").await;
    give(&server, &manager, Role::ClusterManager, nord.id).await;
    let other = strong(&server, "toni@sued.example").await;
    give(&server, &other, Role::ClusterManager, sued.id).await;
    Stage { server, manager, other }
}

fn guidance() -> Value {
    json!({
        "kind": "guidance",
        "language": "de",
        "title": " Was ist ein  duales Studium?",
        "lead": "Studieren und arbeiten zugleich.",
        "body": "# Wie es geht\r\n\r\nIm **Wechsel**."
    })
}

impl Stage {
    /// What the manager's request answers, which must have this status.
    async fn asked(&self, line: &str, body: Option<Value>, status: u16) -> Value {
        let answer = self.manager.ask(&self.server, line, body).await;
        assert_eq!(answer.status, status, "{line}: {}", answer.body);
        answer.body
    }

    /// A draft, and its path on the desk.
    async fn draft(&self, body: Value) -> (Value, String) {
        let made = self.asked(&format!("POST {DESK}"), Some(body), 201).await;
        let own = format!("{DESK}/{}", made["id"].as_str().unwrap());
        (made, own)
    }

    /// A published one; its path on the desk.
    async fn public(&self, body: Value) -> String {
        let (_, own) = self.draft(body).await;
        self.asked(&format!("PUT {own}/publication"), None, 200).await;
        own
    }

    /// What the manager's request answers that names a version by `If-Match`.
    async fn meant(&self, method: Method, path: &str, version: i32, body: Option<Value>) -> Response {
        let request = self.server.http.request(method, format!("{}/api/v1{path}", self.server.base));
        let request = request.bearer_auth(&self.manager.access);
        let mut request = request.header(header::IF_MATCH, format!("\"{version}\""));
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await.unwrap()
    }

    /// The public answer, which must have this status.
    async fn read(&self, path: &str, status: u16) -> Value {
        let answer = ask(&self.server, None, &format!("GET {path}"), None).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        answer.body
    }
}

fn titles(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect()
}

async fn an_article_is_written_published_and_taken_back(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let (made, own) = stage.draft(guidance()).await;
    assert_eq!(made["slug"], "was-ist-ein-duales-studium");
    assert_eq!(made["title"], "Was ist ein duales Studium?");
    assert_eq!((&made["state"], &made["version"]), (&json!("draft"), &json!(1)));
    assert!(made.get("published_version").is_none() && made.get("published_at").is_none(), "{made}");
    stage.read(PUBLIC, 404).await;
    assert!(titles(&stage.read("/articles", 200).await).is_empty());

    let shown = stage.manager.ask(server, &format!("PUT {own}/publication"), None).await;
    assert_eq!(shown.headers["etag"], "\"1\"");
    let shown = shown.expect(200);
    assert_eq!((&shown["state"], &shown["published_version"]), (&json!("public"), &json!(1)));
    // Once more is the same.
    assert_eq!(stage.asked(&format!("PUT {own}/publication"), None, 200).await, shown);
    let read = stage.read(PUBLIC, 200).await;
    assert_eq!(read["body"], "# Wie es geht\n\nIm **Wechsel**.");
    assert_eq!((&read["kind"], &read["language"]), (&json!("guidance"), &json!("de")));
    assert_eq!((&read["cluster"]["slug"], &read["pictures"]), (&json!("nord"), &json!([])));
    assert!(read.get("state").is_none() && read.get("version").is_none(), "{read}");
    assert_eq!(read["url"], format!("/api/v1{PUBLIC}"));
    assert_eq!(server.get(read["path"].as_str().unwrap()).await.status(), 200);
    assert_eq!(titles(&stage.read("/articles", 200).await), ["Was ist ein duales Studium?"]);
    for path in [PUBLIC, "/articles"] {
        let address = format!("{}/api/v1{path}", server.base);
        let tag = server.http.get(&address).send().await.unwrap().headers()[header::ETAG].clone();
        let again = server.http.get(&address).header(header::IF_NONE_MATCH, tag).send().await.unwrap();
        assert_eq!(again.status(), 304, "{path}");
    }

    // What everybody can read is not removed at once.
    stage.asked(&format!("DELETE {own}"), None, 409).await;
    let back = stage.asked(&format!("DELETE {own}/publication"), None, 200).await;
    assert_eq!(back["state"], "draft");
    assert!(back["published_at"].is_string(), "it was public: {back}");
    stage.read(PUBLIC, 404).await;
    assert!(titles(&stage.read("/articles", 200).await).is_empty());
    assert_eq!(titles(&stage.manager.get(server, DESK).await), ["Was ist ein duales Studium?"], "drafts too");
    stage.asked(&format!("DELETE {own}"), None, 204).await;
    stage.asked(&format!("GET {own}"), None, 404).await;
    stage.asked(&format!("DELETE {own}"), None, 404).await;
}

async fn a_newer_version_is_not_public_before_it_is_published(backend: Backend) {
    let stage = stage(backend).await;
    let own = stage.public(guidance()).await;
    let patch = json!({ "title": "Dual studieren", "body": "Anders." });
    let changed = stage.meant(Method::PATCH, &own, 1, Some(patch.clone())).await;
    assert_eq!(changed.status(), 200);
    assert_eq!(changed.headers()["etag"], "\"2\"");
    let changed: Value = changed.json().await.unwrap();
    assert_eq!((&changed["state"], &changed["version"]), (&json!("has_changes"), &json!(2)));
    assert_eq!(changed["lead"], "Studieren und arbeiten zugleich.", "what is absent stays");
    assert_eq!(changed["slug"], "was-ist-ein-duales-studium", "as the address does");
    assert_eq!(stage.read(PUBLIC, 200).await["title"], "Was ist ein duales Studium?");
    assert_eq!(titles(&stage.read("/articles", 200).await), ["Was ist ein duales Studium?"]);

    // The same again is no version, and who read the first one changes and publishes nothing.
    let same = stage.asked(&format!("PATCH {own}"), Some(patch), 200).await;
    assert_eq!(same["version"], 2);
    let late = json!({ "title": "Alt" });
    assert_eq!(stage.meant(Method::PATCH, &own, 1, Some(late)).await.status(), 412);
    let publication = format!("{own}/publication");
    assert_eq!(stage.meant(Method::PUT, &publication, 1, None).await.status(), 412);
    assert_eq!(stage.read(PUBLIC, 200).await["body"], "# Wie es geht\n\nIm **Wechsel**.");
    let shown = stage.manager.ask(&stage.server, &format!("GET {own}"), None).await;
    assert_eq!(shown.headers["etag"], "\"2\"");
    assert_eq!(shown.expect(200)["body"], "Anders.");
    assert_eq!(stage.meant(Method::PUT, &publication, 2, None).await.status(), 200);
    assert_eq!(stage.read(PUBLIC, 200).await["title"], "Dual studieren");

    let versions = stage.manager.get(&stage.server, &format!("{own}/versions")).await;
    assert_eq!(titles(&versions), ["Dual studieren", "Was ist ein duales Studium?"]);
    let (latest, first) = (&versions["items"][0], &versions["items"][1]);
    assert_eq!((&latest["version"], &latest["public"]), (&json!(2), &json!(true)));
    assert_eq!((&first["version"], &first["public"]), (&json!(1), &json!(false)));
    let first = stage.manager.get(&stage.server, &format!("{own}/versions/1")).await;
    assert_eq!(first["body"], "# Wie es geht\n\nIm **Wechsel**.");
    for (unknown, status) in [("0", 404), ("3", 404), ("one", 400), ("99999999999", 400)] {
        stage.asked(&format!("GET {own}/versions/{unknown}"), None, status).await;
    }
    // It is brought back by saying it again.
    let before = json!({ "title": first["title"], "lead": first["lead"], "body": first["body"] });
    let back = stage.asked(&format!("PATCH {own}"), Some(before), 200).await;
    assert_eq!((&back["version"], &back["state"]), (&json!(3), &json!("has_changes")));
}

/// For everywhere, as operators write it.
async fn everywhere(server: &TestServer, title: &str) {
    let (db, clock, machine) = (&server.db, &*server.clock, Actor::operator("test"));
    let draft = ArticleDraft { title: title.into(), lead: "Kurz.".into(), body: "Lang.".into() };
    let new = NewArticle { kind: ArticleKind::News, language: Language::En, occupation: None, draft };
    let made = article::create(db, clock, &machine, None, new).await.unwrap();
    article::publish(db, clock, &machine, None, made.id, None).await.unwrap();
}

async fn lists_have_what_is_asked_for(backend: Backend) {
    let stage = stage(backend).await;
    let known = lotse_domain::occupation::list_all(stage.server.db.read()).await.unwrap();
    let occupation = known.first().expect("occupations").slug.clone();
    stage.public(guidance()).await;
    let mut profile = guidance();
    profile["kind"] = json!("career_profile");
    profile["occupation"] = json!(occupation);
    profile["title"] = json!("Ein Beruf");
    stage.public(profile).await;
    everywhere(&stage.server, "Open day").await;
    stage.draft(guidance()).await;

    let of_occupation = format!("?occupation={occupation}");
    let (guide, job, news) = ("Was ist ein duales Studium?", "Ein Beruf", "Open day");
    for (query, wanted) in [
        ("", vec![news, job, guide]),
        ("?cluster=nord", vec![news, job, guide]),
        ("?cluster=sued", vec![news]),
        ("?kind=guidance", vec![guide]),
        ("?kind=success_story", vec![]),
        ("?language=en", vec![news]),
        ("?language=de&cluster=sued", vec![]),
        (&of_occupation, vec![job]),
    ] {
        let page = stage.read(&format!("/articles{query}"), 200).await;
        assert_eq!(titles(&page), wanted, "{query}");
        assert!(page.get("next").is_none(), "{query}");
    }
    let all = stage.read("/articles", 200).await;
    assert!(all["items"][0].get("cluster").is_none(), "for everywhere: {all}");
    assert!(all["items"][0].get("body").is_none(), "texts are long: {all}");
    let about = &all["items"][1]["occupation"];
    assert_eq!(about["path"], format!("/berufe/{occupation}"));

    // Page by page, for everybody and on the desk.
    for (path, person, wanted) in
        [("/articles", None, vec![news, job, guide]), (DESK, Some(&stage.manager), vec![guide, job, guide])]
    {
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let token = person.map(|person| person.access.as_str());
            let line = format!("GET {path}?limit=1{after}");
            let answer = ask(&stage.server, token, &line, None).await;
            assert!(answer.headers.contains_key(header::LINK), "{line}");
            let page = answer.expect(200);
            seen.extend(titles(&page).into_iter().map(str::to_owned));
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        assert_eq!(seen, wanted, "{path}");
    }
    let nil = Uuid::nil().simple();
    for query in [
        "?kind=poem".to_owned(),
        "?language=fr".to_owned(),
        "?limit=101".to_owned(),
        "?q=x".to_owned(),
        "?after=x".to_owned(),
        format!("?after=-1.{nil}"),
        format!("?after=99999999999999999999.{nil}"),
    ] {
        stage.read(&format!("/articles{query}"), 400).await;
    }
    stage.asked(&format!("GET {DESK}?after=x"), None, 400).await;
    for query in ["?cluster=nobody", "?occupation=nobody"] {
        stage.read(&format!("/articles{query}"), 404).await;
    }
}

async fn nobody_else_sees_or_writes_a_draft(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let (made, own) = stage.draft(guidance()).await;
    let pupil = signed_in(server, "jana@example.org").await;
    let patch = json!({ "title": "Fremd" });
    // Nor by the way of a cluster of one's own.
    let elsewhere = format!("/clusters/sued/articles/{}", made["id"].as_str().unwrap());
    for (method, part, body) in [
        ("GET", "", None),
        ("PATCH", "", Some(patch)),
        ("DELETE", "", None),
        ("PUT", "/publication", None),
        ("DELETE", "/publication", None),
        ("GET", "/versions", None),
        ("GET", "/versions/1", None),
    ] {
        for who in [&stage.other, &pupil] {
            for article in [&own, &elsewhere] {
                let answer = who.ask(server, &format!("{method} {article}{part}"), body.clone()).await;
                assert_eq!(answer.status, 404, "{method} {article}{part}: {}", answer.body);
            }
        }
        assert_eq!(ask(server, None, &format!("{method} {own}{part}"), body).await.status, 401);
    }
    for (line, body) in [(format!("GET {DESK}"), None), (format!("POST {DESK}"), Some(guidance()))] {
        stage.other.ask(server, &line, body.clone()).await.expect(404);
        pupil.ask(server, &line, body.clone()).await.expect(404);
        ask(server, None, &line, body).await.expect(401);
    }
    assert_eq!(stage.manager.get(server, &own).await["title"], "Was ist ein duales Studium?");
    assert_eq!(stage.other.get(server, "/clusters/sued/articles").await["items"], json!([]));
}

async fn what_is_wrong_is_told_at_its_field(backend: Backend) {
    let stage = stage(backend).await;
    let create = format!("POST {DESK}");
    let (_, own) = stage.draft(guidance()).await;
    let long = "x".repeat(40_001);
    for (field, value) in [
        ("title", ""),
        ("title", &long[..301]),
        ("lead", " "),
        ("lead", &long[..401]),
        ("body", ""),
        ("body", &long),
        ("body", "a\u{1b}b"),
    ] {
        let mut body = guidance();
        body[field] = json!(value);
        for (line, body) in [(&create, body), (&format!("PATCH {own}"), json!({ field: value }))] {
            let problem = stage.asked(line, Some(body), 422).await;
            assert_eq!(problem["errors"][0]["field"], field, "{line}: {problem}");
        }
    }
    for (kind, occupation, code) in [
        ("career_profile", None, "missing"),
        ("career_profile", Some("zauberer-in"), "unknown"),
        ("news", Some("zauberer-in"), "unexpected"),
    ] {
        let mut body = guidance();
        body["kind"] = json!(kind);
        if let Some(occupation) = occupation {
            body["occupation"] = json!(occupation);
        }
        let problem = stage.asked(&create, Some(body), 422).await;
        let error = &problem["errors"][0];
        assert_eq!((&error["field"], &error["code"]), (&json!("occupation"), &json!(code)), "{problem}");
    }
    for (field, value) in [("kind", "poem"), ("language", "fr"), ("colour", "red")] {
        let mut body = guidance();
        body[field] = json!(value);
        stage.asked(&create, Some(body), 422).await;
    }
    // What an article is for stays, and so does that it has a title.
    for patch in [json!({ "kind": "news" }), json!({ "title": null })] {
        stage.asked(&format!("PATCH {own}"), Some(patch), 422).await;
    }
    assert_eq!(stage.manager.get(&stage.server, &own).await["version"], 1);
}

async fn pictures_are_public_with_their_article(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let (_, own) = stage.draft(guidance()).await;
    let pictures = format!("{own}/pictures");
    let path = format!("{pictures}?alt=Ein%20H%C3%B6rsaal");
    let added = upload(server, Some(manager), &path, "image/png", png()).await;
    let location = added.headers[header::LOCATION].to_str().unwrap().to_owned();
    let added = added.expect(201);
    assert_eq!((&added["alt"], &added["url"]), (&json!("Ein Hörsaal"), &json!(location)));
    assert_eq!(stage.manager.get(server, &own).await["pictures"], json!([added]));
    assert_eq!(server.get(&location).await.status(), 404);
    stage.asked(&format!("PUT {own}/publication"), None, 200).await;
    assert_eq!(stage.read(PUBLIC, 200).await["pictures"], json!([added]));
    let file = server.get(&location).await;
    assert_eq!(file.status(), 200);
    assert_eq!(file.headers()[header::CONTENT_TYPE].to_str().unwrap(), added["media_type"].as_str().unwrap());

    for (query, media_type, bytes, status, field) in [
        ("", "image/png", png(), 422, "alt"),
        ("?alt=x", "image/png", b"<svg onload=alert(1)>".to_vec(), 422, "picture"),
        ("?alt=x", "image/png", pdf(), 422, "picture"),
        ("?alt=x", "image/png", vec![0; 6 * 1024 * 1024], 422, "picture"),
        ("?alt=x&kind=logo", "image/png", png(), 400, "kind"),
    ] {
        let refused = upload(server, Some(manager), &format!("{pictures}{query}"), media_type, bytes).await;
        assert_eq!(refused.status, status, "{query}: {}", refused.body);
        assert_eq!(refused.body["errors"][0]["field"], field, "{query}: {}", refused.body);
    }
    let form = upload(server, Some(manager), &path, "application/json", b"{}".to_vec()).await;
    assert_eq!(form.status, 415);
    for (who, status) in [(Some(&stage.other), 404), (None, 401)] {
        assert_eq!(upload(server, who, &path, "image/png", png()).await.status, status);
    }
    let line = format!("DELETE {pictures}/{}", added["id"].as_str().unwrap());
    stage.other.ask(server, &line, None).await.expect(404);
    stage.asked(&line, None, 204).await;
    stage.asked(&line, None, 404).await;
    assert_eq!(stage.read(PUBLIC, 200).await["pictures"], json!([]));
    assert_eq!(server.get(&location).await.status(), 404);
}
