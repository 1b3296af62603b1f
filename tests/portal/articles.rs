//! Articles: what managers and operators write, and what everybody reads of it.
use lotse_domain::{
    DomainError,
    article::{self, ArticleDraft, MOST_VERSIONS},
    cluster::Cluster,
    page::PageRequest,
};
use lotse_tests::{
    Backend, TestServer, on_both_databases,
    people::{self, Person},
    world,
};
use reqwest::{StatusCode, header};
use serde_json::Value;
use uuid::Uuid;

use crate::{all, attribute, bakery::PNG};

on_both_databases!(
    an_article_is_written_looked_at_published_and_taken_back,
    an_older_version_is_read_and_brought_back,
    nobody_else_sees_a_draft,
    what_two_write_at_once_is_told,
    what_is_wrong_is_told_at_its_field,
    pictures_are_public_with_their_article,
    operators_write_for_every_portal,
    a_hundred_versions_are_kept_and_the_public_one
);

const DESK: &str = "/cluster/nord/beitraege";

struct Stage {
    server: TestServer,
    nord: Cluster,
    manager: Person,
    /// Of the other cluster.
    other: Person,
}

async fn stage(backend: Backend) -> Stage {
    let server = TestServer::start(backend).await;
    let (nord, sued) = (world::cluster(&server.db, "nord").await, world::cluster(&server.db, "sued").await);
    let manager = people::manager_of(&server, nord.id, "kim@nord.example").await;
    let other = people::manager_of(&server, sued.id, "toni@sued.example").await;
    Stage { server, nord, manager, other }
}

const FIELDS: [(&str, &str); 5] = [
    ("kind", "guidance"),
    ("language", "de"),
    ("title", "Was ist ein duales Studium?"),
    ("lead", "Studieren und arbeiten zugleich."),
    ("body", "# Wie es geht\n\nIm **Wechsel**.\n\n<script>alert(1)</script>"),
];

const PUBLIC: &str = "/wissen/was-ist-ein-duales-studium";

impl Stage {
    /// Path of a draft on the desk.
    async fn draft(&self) -> String {
        let to = self.manager.done(&self.server, &format!("{DESK}/neu"), &FIELDS).await;
        let (path, done) = to.split_once('?').unwrap();
        assert_eq!(done, "fertig=beitrag-angelegt");
        path.to_owned()
    }

    async fn done(&self, path: &str, fields: &[(&str, &str)]) -> String {
        self.manager.done(&self.server, path, fields).await
    }

    async fn page(&self, path: &str) -> String {
        self.manager.page(&self.server, path).await
    }

    async fn status(&self, path: &str) -> StatusCode {
        self.server.get(path).await.status()
    }
}

fn text<'a>(title: &'a str, body: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("title", title), ("lead", "Kurz."), ("body", body)];
    fields.extend_from_slice(more);
    fields
}

fn id_of(path: &str) -> Uuid {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

async fn an_article_is_written_looked_at_published_and_taken_back(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let empty = server.page("/wissen").await;
    assert!(empty.contains("Hier steht noch nichts."), "{empty}");
    let own = stage.draft().await;
    assert_eq!(stage.status(PUBLIC).await, 404);

    // Looked at before it is saved: nothing of it is kept.
    let look = text("Neuer Titel", "Ganz *neu*.", &[("version", "1"), ("tun", "zeigen")]);
    let answer = stage.manager.post(server, &own, &look).await;
    assert_eq!(answer.status(), 200);
    let preview = answer.text().await.unwrap();
    assert_eq!(all(&preview, "#vorschau .article-sheet-title"), ["Neuer Titel"]);
    assert_eq!(all(&preview, "#vorschau em"), ["neu"]);
    assert_eq!(all(&stage.page(&own).await, "h1"), ["Was ist ein duales Studium?"]);

    let to = stage.done(&format!("{own}/veroeffentlichen"), &[("version", "1")]).await;
    assert!(stage.page(&to).await.contains("Alle können den Beitrag jetzt lesen."));
    let page = server.page(PUBLIC).await;
    assert_eq!(all(&page, "article h1"), ["Was ist ein duales Studium?"]);
    assert_eq!(all(&page, "article h2"), ["Wie es geht"]);
    assert!(!page.contains("alert(1)"), "{page}");
    assert!(attribute(&page, "link[rel=canonical]", "href")[0].ends_with(PUBLIC));
    let data: Value = serde_json::from_str(&all(&page, "script[type='application/ld+json']")[0]).unwrap();
    assert_eq!((&data["@type"], &data["inLanguage"]), (&"Article".into(), &"de".into()));
    assert!(server.page("/sitemap/wissen.xml").await.contains(&format!("{PUBLIC}<")));
    // As a feed, in its own language, read by a library that is not the one that wrote it; and with a picture for those who share it.
    let address =
        attribute(&server.page("/wissen").await, "link[type='application/atom+xml']", "href").remove(0);
    let feed = server.get(&address).await.bytes().await.unwrap();
    let feed = feed_rs::parser::parse(feed.as_ref()).unwrap();
    let entry = &feed.entries[0];
    assert!(entry.links[0].href.ends_with(PUBLIC) && entry.published.is_some(), "{entry:?}");
    let english = server.get(&format!("/en{address}")).await.bytes().await.unwrap();
    assert!(feed_rs::parser::parse(english.as_ref()).unwrap().entries.is_empty());
    let card = server.get(&format!("{PUBLIC}/bild.png")).await;
    assert_eq!(card.headers()["content-type"], "image/png");
    assert_ne!(card.bytes().await.unwrap(), server.get("/bild.png").await.bytes().await.unwrap());
    let shared = attribute(&server.page(PUBLIC).await, "meta[property='og:image']", "content").remove(0);
    assert!(shared.ends_with(&format!("{PUBLIC}/bild.png")), "{shared}");
    assert_eq!(attribute(&server.page("/wissen").await, ".card-title a", "href"), [PUBLIC]);
    // Said in its own language on an English page, and not listed there.
    let english = server.page(&format!("/en{PUBLIC}")).await;
    assert_eq!(attribute(&english, "main article", "lang"), ["de"]);
    let list = server.page("/en/wissen").await;
    assert!(all(&list, ".card").is_empty());
    assert_eq!(attribute(&list, "main a[hreflang=de]", "href"), ["/wissen"]);

    // A newer version is not public before it is published.
    let to = stage.done(&own, &text("Dual studieren", "Anders.", &[("version", "1")])).await;
    assert!(stage.page(&to).await.contains("Alle lesen eine ältere Fassung."));
    assert_eq!(all(&server.page(PUBLIC).await, "article h1"), ["Was ist ein duales Studium?"]);
    let publish = [("version", "2"), ("tun", "veroeffentlichen")];
    stage.done(&own, &text("Dual studieren", "Anders.", &publish)).await;
    assert_eq!(all(&server.page(PUBLIC).await, "article h1"), ["Dual studieren"]);

    // What everybody can read is not removed at once.
    let refused = stage.manager.post(server, &format!("{own}/entfernen"), &[]).await;
    assert_eq!(refused.status(), 409);
    stage.done(&format!("{own}/zuruecknehmen"), &[]).await;
    assert_eq!(stage.status(PUBLIC).await, 404);
    stage.done(&format!("{own}/entfernen"), &[]).await;
    assert_eq!(stage.manager.get(server, &own).await.status(), 404);
}

async fn an_older_version_is_read_and_brought_back(backend: Backend) {
    let stage = stage(backend).await;
    let own = stage.draft().await;
    stage.done(&own, &text("Zweite", "Zwei.", &[("version", "1")])).await;
    // The same again is no version.
    stage.done(&own, &text("Zweite", "Zwei.", &[("version", "2")])).await;
    let versions = stage.page(&format!("{own}/versionen")).await;
    assert_eq!(all(&versions, ".desk-row-title").len(), 2);
    let first = stage.page(&format!("{own}/versionen/1")).await;
    assert_eq!(all(&first, "article h1"), ["Was ist ein duales Studium?"]);
    stage.done(&format!("{own}/versionen/1"), &[]).await;
    assert_eq!(all(&stage.page(&own).await, "h1"), ["Was ist ein duales Studium?"]);
    assert_eq!(all(&stage.page(&format!("{own}/versionen")).await, ".desk-row-title").len(), 3);
    for unknown in ["0", "4", "99999999999", "eins"] {
        let path = format!("{own}/versionen/{unknown}");
        assert_eq!(stage.manager.get(&stage.server, &path).await.status(), 404, "{unknown}");
    }
}

async fn nobody_else_sees_a_draft(backend: Backend) {
    let stage = stage(backend).await;
    let own = stage.draft().await;
    let id = id_of(&own);
    for path in [
        own.clone(),
        format!("{own}/versionen"),
        format!("{own}/versionen/1"),
        // Nor by the way of a cluster of one's own.
        format!("/cluster/sued/beitraege/{id}"),
    ] {
        assert_eq!(stage.other.get(&stage.server, &path).await.status(), 404, "{path}");
    }
    let publish = format!("/cluster/sued/beitraege/{id}/veroeffentlichen");
    assert_eq!(stage.other.post(&stage.server, &publish, &[]).await.status(), 404);
    assert_eq!(stage.status(PUBLIC).await, 404);
    // Of another cluster's articles this portal knows where they stand.
    stage.done(&format!("{own}/veroeffentlichen"), &[]).await;
    assert_eq!(stage.status(&format!("/c/nord{PUBLIC}")).await, 200);
    assert_eq!(stage.status(&format!("/c/sued{PUBLIC}")).await, 307);
    assert!(all(&stage.server.page("/c/sued/wissen").await, ".card").is_empty());
}

async fn what_two_write_at_once_is_told(backend: Backend) {
    let stage = stage(backend).await;
    let own = stage.draft().await;
    stage.done(&own, &text("Von Kim", "Kim.", &[("version", "1")])).await;
    let late = text("Von Toni", "Toni.", &[("version", "1")]);
    let answer = stage.manager.post(&stage.server, &own, &late).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("Jemand anderes hat den Beitrag inzwischen gespeichert."), "{page}");
    assert_eq!(attribute(&page, "#title", "value"), ["Von Toni"]);
    // Who saw version 1 publishes no version 2.
    let to = stage.done(&format!("{own}/veroeffentlichen"), &[("version", "1")]).await;
    assert!(to.ends_with("fertig=beitrag-veraltet"), "{to}");
    assert_eq!(stage.status(PUBLIC).await, 404);
}

async fn what_is_wrong_is_told_at_its_field(backend: Backend) {
    let stage = stage(backend).await;
    let long = "x".repeat(40_001);
    for (field, value) in [
        ("title", ""),
        ("title", &long[..301]),
        ("lead", " "),
        ("lead", &long[..401]),
        ("body", ""),
        ("body", &long),
        ("body", "a\0b"),
        ("kind", "poem"),
        ("language", "fr"),
    ] {
        let mut fields: Vec<_> = FIELDS.into_iter().filter(|(name, _)| *name != field).collect();
        fields.push((field, value));
        told(&stage, field, &fields).await;
    }
    for occupation in ["", "zauberer-in"] {
        let mut fields = FIELDS.to_vec();
        fields[0] = ("kind", "career_profile");
        fields.push(("occupation", occupation));
        told(&stage, "occupation", &fields).await;
    }
    let actor = stage.manager.actor(&stage.server).await;
    let scope = Some(stage.nord.id);
    let known = article::list(&stage.server.db, &actor, scope, PageRequest::new(None, None)).await.unwrap();
    assert!(known.items.is_empty());
}

async fn told(stage: &Stage, field: &str, fields: &[(&str, &str)]) {
    let answer = stage.manager.post(&stage.server, &format!("{DESK}/neu"), fields).await;
    assert_eq!(answer.status(), 422, "{field}");
    let page = answer.text().await.unwrap();
    assert_eq!(all(&page, &format!("#{field}-fehler")).len(), 1, "{field}: {page}");
}

async fn pictures_are_public_with_their_article(backend: Backend) {
    let stage = stage(backend).await;
    let own = stage.draft().await;
    let page = stage.page(&own).await;
    let csrf = attribute(&page, "#bilder input[name=csrf]", "value")[0].clone();
    let send = async |alt: &'static str, file: Vec<u8>| {
        let head = |name: &str, more: &str| {
            format!("--grenze\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n")
        };
        let mut body = format!("{}{csrf}\r\n{}{alt}\r\n", head("csrf", ""), head("alt", "")).into_bytes();
        body.extend(head("picture", "; filename=\"bild.png\"").into_bytes());
        body.extend(file);
        body.extend_from_slice(b"\r\n--grenze--\r\n");
        let request = stage.server.http.post(format!("{}{own}/bilder", stage.server.base));
        let request = request
            .header(header::COOKIE, stage.manager.cookie())
            .header(header::ORIGIN, &stage.server.base)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze")
            .body(body);
        request.send().await.unwrap()
    };
    for (alt, file) in [("", PNG.to_vec()), ("Ein Bild", b"kein Bild".to_vec()), ("Ein Bild", Vec::new())] {
        assert_eq!(send(alt, file).await.status(), 422);
    }
    assert_eq!(send("Ein Bild", PNG.to_vec()).await.status(), 303);
    let page = stage.page(&own).await;
    let src = attribute(&page, ".article-pictures img", "src")[0].clone();
    assert_eq!(attribute(&page, ".article-pictures img", "alt"), ["Ein Bild"]);
    assert_eq!(stage.status(&src).await, 404);
    assert_eq!(stage.other.get(&stage.server, &src).await.status(), 404);
    assert_eq!(stage.manager.get(&stage.server, &src).await.status(), 200);
    stage.done(&format!("{own}/veroeffentlichen"), &[]).await;
    assert_eq!(stage.status(&src).await, 200);
    assert_eq!(attribute(&stage.server.page(PUBLIC).await, "article img", "src"), [src.as_str()]);
    let remove = attribute(&page, ".article-pictures a", "href")[0].clone();
    stage.done(&remove, &[]).await;
    assert_eq!(stage.status(&src).await, 404);
}

async fn operators_write_for_every_portal(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let operator = people::operator(server, "ops@lotse.example").await;
    let occupation = all_occupations(server).await;
    let mut fields = FIELDS.to_vec();
    fields[0] = ("kind", "career_profile");
    fields.push(("occupation", &occupation));
    let to = operator.done(server, "/betreiber/beitraege/neu", &fields).await;
    let own = to.split('?').next().unwrap();
    operator.done(server, &format!("{own}/veroeffentlichen"), &[]).await;
    for path in ["/wissen", "/c/nord/wissen", "/c/sued/wissen"] {
        assert_eq!(all(&server.page(path).await, ".card-title").len(), 1, "{path}");
    }
    let profile = server.page(&format!("/berufe/{occupation}")).await;
    assert_eq!(attribute(&profile, ".profile-main article h3 a", "href"), [PUBLIC]);
    assert_eq!(stage.manager.get(server, own).await.status(), 404);
}

/// Slug of some occupation.
async fn all_occupations(server: &TestServer) -> String {
    let known = lotse_domain::occupation::list_all(server.db.read()).await.unwrap();
    known.first().expect("occupations").slug.clone()
}

async fn a_hundred_versions_are_kept_and_the_public_one(backend: Backend) {
    let stage = stage(backend).await;
    let own = stage.draft().await;
    stage.done(&format!("{own}/veroeffentlichen"), &[]).await;
    let (db, clock, id) = (&stage.server.db, &*stage.server.clock, id_of(&own));
    let (actor, scope) = (stage.manager.actor(&stage.server).await, Some(stage.nord.id));
    for n in 0..MOST_VERSIONS + 5 {
        let draft = ArticleDraft { title: format!("Titel {n}"), lead: "Kurz.".into(), body: "Lang.".into() };
        article::save(db, clock, &actor, scope, id, None, draft).await.unwrap();
    }
    let versions = article::list_versions(db, &actor, scope, id).await.unwrap();
    let numbers: Vec<i32> = versions.iter().map(|version| version.version).collect();
    let most = usize::try_from(MOST_VERSIONS).unwrap();
    assert_eq!((numbers.len(), numbers[0], numbers[most]), (most + 1, MOST_VERSIONS + 6, 1));
    assert_eq!(stage.status(PUBLIC).await, 200);
    let gone = article::find_version(db, &actor, scope, id, 2).await;
    assert!(matches!(gone, Err(DomainError::NotFound { .. })));
}
