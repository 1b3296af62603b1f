//! What the public pages show of applying and of a company's own hand.
use lotse_domain::company::profile::{self, PictureKind};
use lotse_tests::{Backend, on_both_databases, people};
use reqwest::{StatusCode, header};
use uuid::Uuid;

use super::{all, attribute, managers::stage};

on_both_databases!(a_pupil_reads_how_to_apply_and_how_it_goes_on, pictures_are_pictures_and_nothing_else);

async fn a_pupil_reads_how_to_apply_and_how_it_goes_on(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let address = format!("/stellen/mechatroniker-{}", stage.imported().await);
    let page = server.page(&address).await;
    assert_eq!(attribute(&page, ".apply-bar a.button", "href"), [format!("{address}/bewerben")]);
    assert_eq!(all(&page, ".steps h3").len(), 3);
    let data = all(&page, "script[type='application/ld+json']");
    let posting: serde_json::Value = serde_json::from_str(&data[0]).unwrap();
    assert_eq!(posting["directApply"], true);

    let company = "/unternehmen/regnitz-formteile-gmbh";
    assert!(!server.page(company).await.contains("Initiativ bewerben"), "not unless the company wants it");
    let draft = profile::ProfileDraft {
        learn: Some("Du lernst **Spritzguss**.".into()),
        contact_name: Some("Jana Meyer".into()),
        takes_speculative: true,
        ..profile::ProfileDraft::default()
    };
    let actor = stage.admin.actor(server).await;
    profile::change(&server.db, &*server.clock, &actor, stage.company.id, None, draft).await.unwrap();
    let shown = server.page(company).await;
    assert!(shown.contains("<strong>Spritzguss</strong>") && shown.contains("Jana Meyer"));
    assert!(attribute(&shown, "a.button", "href").contains(&format!("{company}/bewerben")));
    assert!(server.page(&address).await.contains("Um die Azubis kümmert sich Jana Meyer."));
    assert!(!shown.contains(&stage.admin.mail), "staff's addresses are theirs");
}

async fn pictures_are_pictures_and_nothing_else(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let files = lotse::files::open(&server.settings, people::secrets(server)).unwrap();
    let logo = files.take_picture(PNG.to_vec(), 400).await.unwrap();
    let (id, actor) = (logo.id, stage.admin.actor(server).await);
    let (company, kind) = (stage.company.id, PictureKind::Logo);
    profile::add_picture(&server.db, &*server.clock, &actor, company, kind, "Ein Punkt", logo).await.unwrap();
    let path = format!("/bilder/{id}");
    let page = server.page("/unternehmen/regnitz-formteile-gmbh").await;
    assert_eq!(attribute(&page, "img", "src"), [path.as_str()]);
    assert_eq!(attribute(&page, "img", "alt"), ["Ein Punkt"]);
    let answer = server.get(&path).await;
    assert_eq!(answer.status(), 200);
    let headers = answer.headers().clone();
    assert!(["image/png", "image/jpeg"].contains(&headers[header::CONTENT_TYPE].to_str().unwrap()));
    assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=86400, immutable");
    assert_eq!(headers[header::ETAG], format!("\"{id}\""));
    assert!(!answer.bytes().await.unwrap().is_empty());
    assert_eq!(headers[header::VARY], "accept");
    assert_eq!(server.get(&format!("{path}?breite=240")).await.status(), 200);
    for no_width in ["breite=1", "breite=240000", "breite=x"] {
        assert_eq!(server.get(&format!("{path}?{no_width}")).await.status(), 404, "{no_width}");
    }
    let known = server
        .http
        .get(format!("{}{path}", server.base))
        .header(header::IF_NONE_MATCH, format!("W/\"{id}\""));
    assert_eq!(known.send().await.unwrap().status(), StatusCode::NOT_MODIFIED);
    for nothing in [format!("/bilder/{}", Uuid::now_v7()), "/bilder/logo.png".into()] {
        assert_eq!(server.get(&nothing).await.status(), 404, "{nothing}");
    }

    // A company that leaves takes its pictures along; its own people still see them.
    let member = stage.member();
    stage.manager.done(server, &format!("{member}/beenden"), &[]).await;
    assert_eq!(server.get(&path).await.status(), 404);
    let own = stage.admin.get(server, &path).await;
    assert_eq!(own.status(), 200);
    assert_eq!(own.headers()[header::CACHE_CONTROL], "private, no-store");
    assert_eq!(people::signed_in(server, "eve@example.org").await.get(server, &path).await.status(), 404);
}

/// One red pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00,
    0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x00, 0x03, 0x01,
    0x01, 0x00, 0x18, 0xdd, 0x8d, 0xb0, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
    0x82,
];
