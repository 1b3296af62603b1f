//! Documents: taken in by what they hold, given out as files to whoever may read them.
use lotse_tests::{Backend, TestServer, on_both_databases};
use reqwest::{Response, header};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    hiring::{Hiring, application, applied, member, pdf, png, posting, pupil, upload},
    person::{Person, strong},
};

on_both_databases!(
    a_document_comes_in_by_its_content_and_goes_out_as_a_file,
    what_is_no_document_is_refused_with_its_reason,
    a_document_is_read_by_its_pupil_and_where_it_was_sent
);

async fn content(server: &TestServer, person: Option<&Person>, id: &str) -> Response {
    let mut request = server.http.get(format!("{}/api/v1/documents/{id}", server.base));
    if let Some(person) = person {
        request = request.bearer_auth(&person.access);
    }
    request.send().await.expect("an answer")
}

async fn a_document_comes_in_by_its_content_and_goes_out_as_a_file(backend: Backend) {
    let server = TestServer::start(backend).await;
    let jana = pupil(&server, "jana@example.org").await;
    // The name of the file says nothing about what it is, nor does the type that is sent.
    let path = "/me/documents?name=..%2FZeugnis%20%C3%96ffentlich.exe&kind=certificate";
    let added = upload(&server, Some(&jana), path, "application/octet-stream", pdf()).await;
    let location = added.headers["location"].to_str().unwrap().to_owned();
    let added = added.expect(201);
    let id = added["id"].as_str().unwrap();
    assert_eq!(location, format!("/api/v1/documents/{id}"));
    assert_eq!((&added["media_type"], &added["kind"]), (&json!("application/pdf"), &json!("certificate")));
    assert_eq!(added["scan"], "not_scanned", "nobody has looked, and nothing else is said");
    let name = added["name"].as_str().unwrap();
    assert!(name.rsplit_once('.').is_some_and(|(_, end)| end == "pdf") && !name.contains('/'), "{name}");
    assert_eq!(jana.get(&server, "/me/documents").await["items"], json!([added]));
    let file = content(&server, Some(&jana), id).await;
    assert_eq!(file.status(), 200);
    let said = |name: header::HeaderName| file.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(said(header::CONTENT_TYPE), "application/pdf");
    assert_eq!(said(header::CACHE_CONTROL), "no-store");
    assert_eq!(said(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    let disposition = said(header::CONTENT_DISPOSITION);
    assert!(disposition.starts_with("attachment; filename=\""), "{disposition}");
    assert!(disposition.contains("filename*=UTF-8''") && disposition.contains("%C3%96"), "{disposition}");
    assert_eq!(file.bytes().await.unwrap(), pdf());
    // A picture is drawn anew; its name may come as a header.
    let request = server.http.post(format!("{}/api/v1/me/documents", server.base)).bearer_auth(&jana.access);
    let request = request.header(header::CONTENT_DISPOSITION, "attachment; filename=\"foto.png\"");
    let picture = request.header(header::CONTENT_TYPE, "image/png").body(png()).send().await.unwrap();
    assert_eq!(picture.status(), 201);
    let picture: Value = picture.json().await.unwrap();
    assert_eq!((&picture["name"], &picture["kind"]), (&json!("foto.png"), &json!("other")));
    let line = format!("DELETE /me/documents/{id}");
    assert_eq!(jana.ask(&server, &line, None).await.status, 204);
    assert_eq!(jana.ask(&server, &line, None).await.status, 404);
    assert_eq!(content(&server, Some(&jana), id).await.status(), 404);
}

async fn what_is_no_document_is_refused_with_its_reason(backend: Backend) {
    let server = TestServer::start(backend).await;
    let jana = pupil(&server, "jana@example.org").await;
    let page = b"<html><script>alert(1)</script>".to_vec();
    for (query, media_type, bytes, status, code) in [
        ("?name=a.pdf", "application/pdf", Vec::new(), 422, "empty"),
        ("?name=a.pdf", "application/pdf", page.clone(), 422, "type"),
        ("?name=a.pdf", "application/pdf", vec![b' '; 5 * 1024 * 1024 + 1], 422, "too_large"),
        ("?name=a.pdf", "application/pdf", b"%PDF-1.7\nnothing".to_vec(), 422, "broken"),
        ("", "application/pdf", pdf(), 422, "missing"),
    ] {
        let refused = upload(&server, Some(&jana), &format!("/me/documents{query}"), media_type, bytes).await;
        assert_eq!(refused.status, status, "{code}: {}", refused.body);
        assert_eq!(refused.body["errors"][0]["code"], code, "{}", refused.body);
    }
    for (query, media_type, status, code) in [
        ("?name=a.pdf", "text/html", 415, "unsupported_media_type"),
        ("?name=a.pdf", "multipart/form-data; boundary=x", 415, "unsupported_media_type"),
        ("?name=a.pdf&kind=photo", "application/pdf", 400, "bad_query"),
        ("?name=a.pdf&colour=red", "application/pdf", 400, "bad_query"),
    ] {
        let refused =
            upload(&server, Some(&jana), &format!("/me/documents{query}"), media_type, page.clone()).await;
        assert_eq!((refused.status, &refused.body["code"]), (status, &json!(code)), "{query} {media_type}");
    }
    assert_eq!(upload(&server, None, "/me/documents?name=a.pdf", "application/pdf", pdf()).await.status, 401);
    assert_eq!(jana.get(&server, "/me/documents").await["items"], json!([]), "nothing of it was kept");
}

async fn a_document_is_read_by_its_pupil_and_where_it_was_sent(backend: Backend) {
    let server = TestServer::start(backend).await;
    let hiring = Hiring::begin(&server).await;
    let vacancy = hiring.published(&server, posting("Bäcker")).await;
    let (jana, ben) = (pupil(&server, "jana@example.org").await, pupil(&server, "ben@example.org").await);
    let other = strong(&server, "fremd@example.org").await;
    member(&server, &other, &hiring.manager, "Fisch Hansen").await;
    let add = async |name: &str| {
        let path = format!("/me/documents?name={name}");
        let added = upload(&server, Some(&jana), &path, "application/pdf", pdf()).await.expect(201);
        added["id"].as_str().unwrap().to_owned()
    };
    let (sent, kept) = (add("gesendet.pdf").await, add("behalten.pdf").await);
    let mut body = application(&server, &vacancy);
    body["documents"] = json!([sent]);
    let mut of_another = body.clone();
    applied(&server, &jana, body).await;
    assert_eq!(content(&server, Some(&hiring.admin), &sent).await.status(), 200);
    assert_eq!(content(&server, Some(&hiring.admin), &kept).await.status(), 404, "it went with nothing");
    assert_eq!(content(&server, None, &sent).await.status(), 401);
    let never = Uuid::now_v7().to_string();
    for who in [&ben, &other, &hiring.manager] {
        for id in [&sent, &kept, &never] {
            let refused = content(&server, Some(who), id).await;
            assert_eq!(refused.status(), 404);
            let refused: Value = refused.json().await.unwrap();
            assert_eq!(refused["detail"], "document not found", "{id}");
        }
        assert_eq!(who.ask(&server, &format!("DELETE /me/documents/{sent}"), None).await.status, 404);
    }
    of_another["name"] = json!("Ben Birke");
    let stolen = ben.ask(&server, "POST /me/applications", Some(of_another)).await.expect(422);
    assert_eq!(stolen["errors"][0]["field"], "documents");
    // Removed, it is gone for the company as well.
    assert_eq!(jana.ask(&server, &format!("DELETE /me/documents/{sent}"), None).await.status, 204);
    assert_eq!(content(&server, Some(&hiring.admin), &sent).await.status(), 404);
}
