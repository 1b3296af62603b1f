//! What other sites, messengers and feed readers show of the portal, and the pages on access for everyone.
use lotse_domain::{
    Actor,
    clock::SystemClock,
    cluster::{self, ClusterDraft},
};
use lotse_tests::{Backend, on_both_databases};

use crate::filled;

on_both_databases!(
    every_public_page_has_a_picture,
    a_search_is_a_feed,
    open_places_stand_in_a_frame_of_another_site,
    the_way_to_one_s_own_website_is_shown,
    everyone_gets_in
);

async fn every_public_page_has_a_picture(backend: Backend) {
    let server = filled(backend).await;
    let results = server.page("/suche?q=Mechatroniker").await;
    let vacancy = crate::attribute(&results, ".card a", "href").remove(0);
    for page in ["/", "/c/franken", "/en", "/berufe", "/unternehmen", "/listen", vacancy.as_str()] {
        let text = server.page(page).await;
        let picture = crate::attribute(&text, "meta[property='og:image']", "content").remove(0);
        let path = picture.strip_prefix(&server.base).unwrap_or_else(|| panic!("{page}: {picture}"));
        let answer = server.get(path).await;
        assert_eq!(answer.status(), 200, "{page}: {picture}");
        let headers = answer.headers().clone();
        assert_eq!(headers["content-type"], "image/png");
        assert_eq!(headers["cross-origin-resource-policy"], "cross-origin", "others may show it");
        let bytes = answer.bytes().await.unwrap();
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 120_000, "{page}: {} bytes", bytes.len());
        // Width and height stand in the first chunk of a PNG.
        assert_eq!(
            (&bytes[16..20], &bytes[20..24]),
            (&1200_u32.to_be_bytes()[..], &630_u32.to_be_bytes()[..])
        );
        let again = server.http.get(format!("{}{path}", server.base));
        let again = again.header("if-none-match", headers["etag"].to_str().unwrap()).send().await.unwrap();
        assert_eq!(again.status(), 304, "{page}");
        for name in ["og:title", "og:description", "og:url", "og:site_name", "og:locale"] {
            let value = crate::attribute(&text, &format!("meta[property='{name}']"), "content");
            assert!(value.len() == 1 && !value[0].is_empty(), "{page} {name}: {value:?}");
        }
    }
    let one =
        server.get(&format!("{}/bild.png", vacancy.split('?').next().unwrap())).await.bytes().await.unwrap();
    let other = server.get("/bild.png").await.bytes().await.unwrap();
    assert_ne!(one, other, "a vacancy has its own");
    let nobody = "00000000-0000-7000-8000-000000000000";
    for path in [format!("/stellen/x-{nobody}/bild.png"), "/unternehmen/niemand/bild.png".to_owned()] {
        assert_eq!(server.get(&path).await.status(), 404, "{path}");
    }
}

async fn a_search_is_a_feed(backend: Backend) {
    let server = filled(backend).await;
    let results = server.page("/suche?q=Mechatroniker").await;
    let feed = crate::attribute(&results, "link[type='application/atom+xml']", "href").remove(0);
    let answer = server.get(&feed).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/atom+xml; charset=utf-8");
    let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
    // Read by a library that is not the one that wrote it.
    let read = feed_rs::parser::parse(answer.bytes().await.unwrap().as_ref()).unwrap();
    assert_eq!(read.feed_type, feed_rs::model::FeedType::Atom);
    assert_eq!(read.entries.len(), 1);
    let entry = &read.entries[0];
    let title = &entry.title.as_ref().unwrap().content;
    assert_eq!(title, "Regnitz & Söhne <Formteile>: Mechatroniker (m/w/d), Nürnberg");
    assert!(entry.id.starts_with("urn:uuid:") && entry.updated.is_some(), "{entry:?}");
    let page = entry.links[0].href.strip_prefix(&server.base).unwrap().to_owned();
    assert_eq!(server.get(&page).await.status(), 200);
    let again = server.http.get(format!("{}{feed}", server.base)).header("if-none-match", tag);
    assert_eq!(again.send().await.unwrap().status(), 304);
    let empty = server.get("/stellen.atom?q=gibtesnicht").await;
    let empty = feed_rs::parser::parse(empty.bytes().await.unwrap().as_ref()).unwrap();
    assert!(empty.entries.is_empty());
    assert_eq!(server.get("/stellen.atom?ort=Atlantis").await.status(), 307, "the page says what is wrong");
}

async fn open_places_stand_in_a_frame_of_another_site(backend: Backend) {
    let server = filled(backend).await;
    let answer = server.get("/c/franken/einbetten/stellen?q=Mechatroniker").await;
    assert_eq!(answer.status(), 200);
    let headers = answer.headers().clone();
    let policy = headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("frame-ancestors *") && !policy.contains("script-src"), "{policy}");
    assert!(!headers.contains_key("x-frame-options") && !headers.contains_key("set-cookie"), "{headers:?}");
    let page = answer.text().await.unwrap();
    assert_eq!(crate::all(&page, ".card").len(), 1);
    assert!(!page.contains("<form") && !page.contains("<script"), "{page}");
    assert_eq!(crate::attribute(&page, "base", "target"), ["_blank"]);
    // Nothing else may stand in a frame.
    for path in ["/", "/suche", "/einbetten", "/anmelden"] {
        let answer = server.get(path).await;
        assert_eq!(answer.headers()["x-frame-options"], "DENY", "{path}");
        let policy = answer.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    }
    for query in ["q=%3Cscript%3E", "ort=Atlantis", "nach=x&sortierung=y", "unternehmen=niemand"] {
        let page = server.get(&format!("/einbetten/stellen?{query}")).await;
        assert_eq!(page.status(), 200, "{query}");
        assert!(!page.text().await.unwrap().contains("<script"), "{query}");
    }
}

async fn the_way_to_one_s_own_website_is_shown(backend: Backend) {
    let server = filled(backend).await;
    let page = server.page("/einbetten?q=Mechatroniker&ort=90402").await;
    let code = crate::all(&page, "#code").remove(0);
    let src = crate::attribute(&code, "iframe", "src").remove(0);
    assert_eq!(src, format!("{}/einbetten/stellen?q=Mechatroniker&ort=90402", server.base));
    assert!(!crate::attribute(&code, "iframe", "title").remove(0).is_empty());
    assert_eq!(server.get(src.strip_prefix(&server.base).unwrap()).await.status(), 200);
    let poster = crate::attribute(&page, "main a[href*='aushang.pdf']", "href").remove(0);
    let file = server.get(&poster).await;
    assert_eq!(
        (file.status().as_u16(), file.headers()["content-type"].to_str().unwrap()),
        (200, "application/pdf")
    );
    assert!(file.bytes().await.unwrap().starts_with(b"%PDF-"));
    assert_eq!(server.get("/aushang.pdf?ort=Atlantis").await.status(), 307);
}

async fn everyone_gets_in(backend: Backend) {
    let server = filled(backend).await;
    for path in ["/barrierefreiheit", "/leichte-sprache", "/en/barrierefreiheit", "/en/leichte-sprache"] {
        let page = server.page(path).await;
        assert_eq!(crate::all(&page, "h1").len(), 1, "{path}");
        assert!(crate::all(&page, "h2").len() >= 5, "{path}");
    }
    let reachable = ClusterDraft {
        slug: "erreichbar".into(),
        name: "Cluster Erreichbar".into(),
        contact_mail: Some("hilfe@cluster.example".into()),
        ..ClusterDraft::default()
    };
    cluster::create(&server.db, &SystemClock, &Actor::system("test", "test"), reachable).await.unwrap();
    let page = server.page("/c/erreichbar/barrierefreiheit").await;
    let contacts = crate::attribute(&page, ".contact a", "href");
    assert!(contacts.len() == 1 && contacts[0].starts_with("mailto:"), "{contacts:?}");
    for line in crate::all(&server.page("/leichte-sprache").await, ".easy section p") {
        assert!(line.split_whitespace().count() <= 12, "too long for easy language: {line}");
    }
    let map = server.page("/sitemap/seiten.xml").await;
    let addresses = crate::all(&map, "loc");
    assert!(addresses.len() >= 10, "{map}");
    for address in addresses {
        let path = address.strip_prefix(&server.base).unwrap();
        assert_eq!(server.get(if path.is_empty() { "/" } else { path }).await.status(), 200, "{address}");
    }
}
