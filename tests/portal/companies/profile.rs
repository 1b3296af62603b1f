//! A company says who it is.
use std::fmt::Write;

use lotse_tests::{Backend, on_both_databases};
use reqwest::header;

use super::{DESK, Stage, stage};
use crate::{all, attribute};

on_both_databases!(a_profile_is_written_and_has_pictures);

/// A picture of one pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0,
    1, 0, 0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

impl Stage {
    /// Sends the form for a picture.
    async fn upload(&self, alt: &str, file: Option<&[u8]>) -> reqwest::Response {
        let mut head = String::new();
        for (name, value) in [("csrf", self.admin.csrf().as_str()), ("kind", "photo"), ("photo_alt", alt)] {
            write!(head, "--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .unwrap();
        }
        let mut body = head.into_bytes();
        if let Some(bytes) = file {
            body.extend_from_slice(
                b"--cut\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"halle.png\"\r\n\
                  content-type: image/png\r\n\r\n",
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--cut--\r\n");
        let url = format!("{}{DESK}/profil/bilder", self.server.base);
        self.server
            .http
            .post(url)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
            .header(header::ORIGIN, &self.server.base)
            .header(header::COOKIE, self.admin.cookie())
            .body(body)
            .send()
            .await
            .unwrap()
    }
}

async fn a_profile_is_written_and_has_pictures(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let path = format!("{DESK}/profil");
    let version = attribute(&admin.page(server, &path).await, "input[name=version]", "value").remove(0);
    let typed = [
        ("version", version.as_str()),
        ("summary", "Wir formen Kunststoff."),
        ("employees", "1.200"),
        ("website", "regnitz.example"),
        ("learn", "Drehen und fräsen."),
        ("contact_name", "Maria Muster"),
        ("takes_speculative", "ja"),
    ];
    let to = admin.done(server, &path, &typed).await;
    let page = admin.page(server, &to).await;
    assert_eq!(attribute(&page, "#employees", "value"), ["1200"]);
    assert_eq!(attribute(&page, "#website", "value"), ["https://regnitz.example"]);
    assert_eq!(attribute(&page, "#takes_speculative[checked]", "value"), ["ja"]);
    let second = admin.post(server, &path, &typed).await;
    assert_eq!(second.status(), 409);
    assert_eq!(all(&second.text().await.unwrap(), "#learn"), ["Drehen und fräsen."]);
    let wrong = admin.post(server, &path, &[("employees", "viele"), ("summary", "Neu.")]).await;
    assert_eq!(wrong.status(), 422);
    assert_eq!(all(&wrong.text().await.unwrap(), "#summary"), ["Neu."]);

    let missing = stage.upload("", None).await;
    assert_eq!(missing.status(), 422);
    let page = missing.text().await.unwrap();
    assert_eq!(attribute(&page, ".mistakes a", "href"), ["#photo", "#photo_alt"]);
    let text = stage.upload("Die Halle", Some(b"Das ist kein Bild.")).await;
    assert_eq!(text.status(), 422);
    let page = text.text().await.unwrap();
    assert!(page.contains("halle.png") && attribute(&page, "#photo_alt", "value") == ["Die Halle"], "{page}");
    let added = stage.upload("Die Halle", Some(PIXEL)).await;
    assert_eq!(added.status(), 303, "{}", added.text().await.unwrap());
    let page = admin.page(server, &path).await;
    let src = attribute(&page, ".picture img", "src").remove(0);
    assert_eq!(attribute(&page, ".picture img", "alt"), ["Die Halle"]);
    assert_eq!(admin.get(server, &src).await.status(), 200);
    let remove = attribute(&page, ".picture a", "href").remove(0);
    assert!(admin.page(server, &remove).await.contains("Die Halle"));
    admin.done(server, &remove, &[]).await;
    assert!(attribute(&admin.page(server, &path).await, ".picture img", "src").is_empty());
    assert_eq!(admin.get(server, &src).await.status(), 404);
}
