use std::{convert::Infallible, sync::Arc};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
    routing::post,
};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use lotse_domain::{Db, Secrets, clock::SystemClock};
use tower::ServiceExt;

use super::{RawUpload, UploadForm};
use crate::{
    HttpSettings,
    auth::{Auth, FormSecret},
    harden,
};

const BOUNDARY: &str = "----x7Yq";

async fn auth() -> Auth {
    let db = Db::connect("sqlite::memory:", 1).await.unwrap();
    let secrets = Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap();
    Auth::new(db, Arc::new(SystemClock), secrets, "http://127.0.0.1", Vec::new())
}

/// Says what came in.
async fn router() -> Router {
    async fn form(form: UploadForm) -> String {
        let files: Vec<String> = form
            .files
            .iter()
            .map(|file| format!("{}={}:{}:{}", file.field, file.name, file.bytes.len(), file.too_large))
            .collect();
        format!("{} {}", form.fields.text("note"), files.join(" "))
    }
    async fn raw(upload: RawUpload) -> String {
        let RawUpload { name, media_type, bytes, too_large } = upload;
        format!("{} {media_type} {} {too_large}", name.unwrap_or_default(), bytes.len())
    }
    let router = Router::new()
        .route("/form", post(form))
        .route("/api/v1/me/documents", post(raw))
        .route("/api/v1/companies/{slug}/pictures", post(raw))
        .route("/api/v1/other", post(raw))
        .with_state(auth().await);
    harden(router, &HttpSettings::default())
}

fn token() -> String {
    FormSecret::of_session("session").token()
}

fn part(disposition: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
    [head.as_bytes(), content, b"\r\n"].concat()
}

fn csrf() -> Vec<u8> {
    part("name=\"csrf\"", token().as_bytes())
}

fn end() -> Vec<u8> {
    format!("--{BOUNDARY}--\r\n").into_bytes()
}

fn request(kind: &str, body: Body) -> Request<Body> {
    Request::post("/form")
        .header(header::CONTENT_TYPE, kind)
        .header(header::COOKIE, "lotse-session=session; __Host-lotse-session=session")
        .body(body)
        .unwrap()
}

async fn answer(request: Request<Body>) -> (StatusCode, String) {
    let response = router().await.oneshot(request).await.unwrap();
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&body).into_owned())
}

async fn send(body: impl Into<Body>) -> (StatusCode, String) {
    answer(request(&format!("multipart/form-data; boundary={BOUNDARY}"), body.into())).await
}

/// So many megabytes, made while they are sent.
fn megabytes(count: usize) -> impl futures_util::Stream<Item = Result<Bytes, Infallible>> + Send {
    let chunk = Bytes::from(vec![b'x'; 1024 * 1024]);
    futures_util::stream::iter((0..count).map(move |_| Ok(chunk.clone())))
}

fn around(head: Vec<u8>, count: usize, tail: Vec<u8>) -> Body {
    let one = |bytes: Vec<u8>| futures_util::stream::iter([Ok::<_, Infallible>(Bytes::from(bytes))]);
    Body::from_stream(one(head).chain(megabytes(count)).chain(one(tail)))
}

fn file(name: &str) -> Vec<u8> {
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"documents\"; filename=\"{name}\"\r\n\
         Content-Type: application/pdf\r\n\r\n"
    );
    head.into_bytes()
}

#[tokio::test]
async fn fields_and_files_come_in() {
    let body = [
        csrf(),
        part("name=\"note\"", "Grüße".as_bytes()),
        part("name=\"cv\"; filename=\"C:\\\\a\\\\cv.pdf\"", b"%PDF"),
        part("name=\"other\"; filename=\"\"", b""),
        part("name=\"more\"; filename=\"leer.pdf\"", b""),
        end(),
    ]
    .concat();
    let (status, text) = send(body).await;
    assert_eq!((status, text.as_str()), (StatusCode::OK, "Grüße cv=cv.pdf:4:false more=leer.pdf:0:false"));
}

#[tokio::test]
async fn the_token_comes_first_or_nothing_is_taken() {
    let late = [part("name=\"cv\"; filename=\"a.pdf\"", b"%PDF"), csrf(), end()].concat();
    let wrong = [part("name=\"csrf\"", b"guessed"), end()].concat();
    let as_file = [part("name=\"csrf\"; filename=\"x\"", token().as_bytes()), end()].concat();
    for body in [late, wrong, as_file, end()] {
        assert_eq!(send(body).await.0, StatusCode::FORBIDDEN);
    }
    let mut foreign =
        request(&format!("multipart/form-data; boundary={BOUNDARY}"), Body::from([csrf(), end()].concat()));
    foreign.headers_mut().insert(header::ORIGIN, "https://evil.example".parse().unwrap());
    foreign.headers_mut().insert(header::HOST, "lotse.example".parse().unwrap());
    assert_eq!(answer(foreign).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_large_file_is_read_and_not_kept() {
    let tail = [b"\r\n".to_vec(), part("name=\"note\"", b"after"), end()].concat();
    let (status, text) = send(around([csrf(), file("gross.pdf")].concat(), 100, tail)).await;
    assert_eq!((status, text.as_str()), (StatusCode::OK, "after documents=gross.pdf:0:true"));
    let fits = [b"\r\n".to_vec(), end()].concat();
    let (_, text) = send(around([csrf(), file("a.pdf")].concat(), 5, fits)).await;
    assert_eq!(text, format!(" documents=a.pdf:{}:false", UploadForm::LARGEST));
    let (status, _) = send(around([csrf(), file("a.pdf")].concat(), 130, end())).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn forms_that_make_no_sense_are_refused() {
    let many = (0..10_000).flat_map(|at| part(&format!("name=\"f{at}\""), b"x")).collect::<Vec<u8>>();
    let files = (0..7).flat_map(|_| part("name=\"d\"; filename=\"a.pdf\"", b"%PDF")).collect::<Vec<u8>>();
    let long_name = part(&format!("name=\"{}\"", "n".repeat(200)), b"x");
    let huge_name = part(&format!("name=\"{}\"", "n".repeat(8 * 1024 * 1024)), b"x");
    let no_utf8 = part("name=\"note\"", b"\xff\xfe");
    for (what, body) in [
        ("10,000 fields", [csrf(), many, end()].concat()),
        ("7 files", [csrf(), files, end()].concat()),
        ("a long name", [csrf(), long_name, end()].concat()),
        ("a huge name", [csrf(), huge_name, end()].concat()),
        ("no name", [csrf(), part("filename=\"a\"", b"x"), end()].concat()),
        ("no UTF-8", [csrf(), no_utf8, end()].concat()),
        ("no end", csrf()),
        ("a broken part", [csrf(), format!("--{BOUNDARY}\r\nbroken").into_bytes()].concat()),
        ("no head", [csrf(), format!("--{BOUNDARY}\r\n\r\nx\r\n").into_bytes(), end()].concat()),
        ("nothing", Vec::new()),
        ("another boundary", b"--other\r\n\r\n--other--".to_vec()),
    ] {
        let (status, text) = send(body).await;
        assert!(status.is_client_error(), "{what}: {status} {text}");
    }
    let (status, _) = send(around(b"preamble".to_vec(), 20, Vec::new())).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let (status, _) = send(around([csrf(), part("name=\"note\"", b"")].concat(), 3, end())).await;
    assert!(status.is_client_error());
}

#[tokio::test]
async fn other_kinds_of_bodies_are_no_forms_with_files() {
    for kind in
        ["multipart/form-data", "multipart/form-data; boundary=", "text/plain", "multipart/mixed; boundary=x"]
    {
        let (status, _) = answer(request(kind, Body::from([csrf(), end()].concat()))).await;
        assert!(status.is_client_error(), "{kind} {status}");
    }
    for (kind, status) in
        [("text/plain", StatusCode::PAYLOAD_TOO_LARGE), ("multipart/form-data", StatusCode::BAD_REQUEST)]
    {
        let mut announced = request(kind, Body::empty());
        announced.headers_mut().insert(header::CONTENT_LENGTH, "2000000".parse().unwrap());
        assert_eq!(answer(announced).await.0, status, "{kind}");
    }
}

async fn raw(path: &str, disposition: Option<&str>, count: usize) -> (StatusCode, String) {
    let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/pdf");
    if let Some(disposition) = disposition {
        request = request.header(header::CONTENT_DISPOSITION, disposition);
    }
    answer(request.body(Body::from_stream(megabytes(count))).unwrap()).await
}

#[tokio::test]
async fn a_file_may_be_the_body_itself() {
    let named = raw("/api/v1/me/documents?name=..%2FLebenslauf%20M%C3%BCller.pdf", None, 1).await;
    assert_eq!(named, (StatusCode::OK, "Lebenslauf Müller.pdf application/pdf 1048576 false".into()));
    for (disposition, name) in [
        ("attachment; filename=\"a \\\"b\\\"; c.pdf\"", "a \"b\"; c.pdf"),
        ("attachment; filename=a.pdf; filename*=UTF-8''%C3%A4.pdf", "ä.pdf"),
        ("attachment; FILENAME = x.pdf ", "x.pdf"),
        ("attachment; filename=\"open", "open"),
        ("attachment", ""),
    ] {
        let (_, text) = raw("/api/v1/companies/a/pictures", Some(disposition), 1).await;
        assert_eq!(text, format!("{name} application/pdf 1048576 false"));
    }
    let (status, text) = raw("/api/v1/me/documents", None, 100).await;
    assert_eq!((status, text.as_str()), (StatusCode::OK, " application/pdf 0 true"));
    assert_eq!(raw("/api/v1/me/documents", None, 130).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    for other in ["/api/v1/other", "/api/v1/companies/a/b/pictures", "/api/v1/clusters/a/articles//pictures"]
    {
        let status = raw(other, None, 2).await.0;
        assert!(status.is_client_error(), "{other} {status}");
    }
}
