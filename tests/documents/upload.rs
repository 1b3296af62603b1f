//! Large bodies over a real connection: an answer that says what was wrong, and little memory.
use std::{convert::Infallible, net::SocketAddr, sync::Arc};

use axum::{Router, body::Bytes, extract::FromRef, routing::post};
use http_body_util::StreamBody;
use hyper::body::Frame;
use lotse_documents::{Documents, Place, Scanner};
use lotse_domain::{DomainError, document::DocumentKind};
use lotse_tests::{Backend, fresh_database};
use lotse_web_kit::{
    Auth, HttpSettings,
    auth::{FormSecret, RawUpload, UploadForm},
    harden,
};
use reqwest::{Client, Response, header};

use crate::corpus;

#[derive(Clone)]
struct State {
    auth: Auth,
    documents: Documents,
}

impl FromRef<State> for Auth {
    fn from_ref(state: &State) -> Self {
        state.auth.clone()
    }
}

async fn taken(state: &State, name: &str, bytes: Vec<u8>, too_large: bool) -> String {
    if too_large {
        return "too_large".into();
    }
    match state.documents.take(DocumentKind::Cv, name, bytes).await {
        Ok(new) => new.name,
        Err(DomainError::Invalid(errors)) => errors[0].code.to_owned(),
        Err(other) => other.to_string(),
    }
}

async fn form(axum::extract::State(state): axum::extract::State<State>, form: UploadForm) -> String {
    let mut said = Vec::new();
    for file in form.files {
        said.push(taken(&state, &file.name, file.bytes, file.too_large).await);
    }
    said.join(" ")
}

async fn raw(axum::extract::State(state): axum::extract::State<State>, upload: RawUpload) -> String {
    let name = upload.name.unwrap_or_default();
    taken(&state, &name, upload.bytes, upload.too_large).await
}

/// The two ways in which a file comes, as pages and API take them, behind the layers of the server.
struct Bench {
    address: SocketAddr,
    http: Client,
    _dir: lotse_tests::Home,
}

impl Bench {
    async fn start() -> Self {
        let database = fresh_database(Backend::Sqlite).await;
        let secrets =
            lotse_domain::Secrets::from_text("a secret of the tests, which is long enough").unwrap();
        let place = Place::Folder(database.dir.path().join("documents"));
        let documents = Documents::open(&place, secrets.clone(), Scanner::None).unwrap();
        let clock = Arc::new(lotse_domain::clock::SystemClock);
        let auth = Auth::new(database.db, clock, secrets, "https://lotse.example", Vec::new());
        let router = Router::new()
            .route("/form", post(form))
            .route("/api/v1/me/documents", post(raw))
            .with_state(State { auth, documents });
        let router = harden(router, &HttpSettings::default());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, http: Client::new(), _dir: database.dir }
    }

    async fn form(&self, parts: Vec<Part>) -> Response {
        let token = FormSecret::of_session("session").token();
        let mut all = vec![Part::text("csrf", &token)];
        all.extend(parts);
        let chunks = all.into_iter().flat_map(Part::chunks).chain([b"--lotse--\r\n".to_vec()]);
        self.http
            .post(format!("http://{}/form", self.address))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=lotse")
            .header(header::COOKIE, "__Host-lotse-session=session")
            .body(sending(chunks))
            .send()
            .await
            .expect("an answer, not a broken connection")
    }
}

/// Without a length told beforehand.
fn sending(chunks: impl Iterator<Item = Vec<u8>> + Send + Sync + 'static) -> reqwest::Body {
    let frames = chunks.map(|chunk| Ok::<_, Infallible>(Frame::data(Bytes::from(chunk))));
    reqwest::Body::wrap(StreamBody::new(futures_util::stream::iter(frames)))
}

struct Part {
    head: String,
    content: Vec<u8>,
    times: usize,
}

impl Part {
    fn text(name: &str, value: &str) -> Self {
        let head = format!("--lotse\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        Self { head, content: value.as_bytes().to_vec(), times: 1 }
    }

    fn file(name: &str, content: Vec<u8>, times: usize) -> Self {
        let head = format!(
            "--lotse\r\nContent-Disposition: form-data; name=\"documents\"; filename=\"{name}\"\r\n\
             Content-Type: application/pdf\r\n\r\n"
        );
        Self { head, content, times }
    }

    /// The content as often as wanted, never all of it at once.
    fn chunks(self) -> impl Iterator<Item = Vec<u8>> + Send + Sync {
        let Self { head, content, times } = self;
        let body = std::iter::repeat_n(content, times);
        std::iter::once(head.into_bytes()).chain(body).chain(std::iter::once(b"\r\n".to_vec()))
    }
}

/// The most memory that this process has had so far, in megabytes; none where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? / 1024)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_megabytes_are_answered_and_not_kept() {
    let bench = Bench::start().await;
    let megabyte = || vec![b'x'; 1024 * 1024];
    // Everything that is loaded once.
    bench.form(vec![Part::file("cv.pdf", corpus::pdf(), 1)]).await;
    let before = peak();
    for _ in 0..3 {
        let answer = bench
            .form(vec![Part::file("gross.pdf", megabyte(), 100), Part::file("cv.pdf.exe", corpus::pdf(), 1)])
            .await;
        assert_eq!(
            (answer.status().as_u16(), answer.text().await.unwrap().as_str()),
            (200, "too_large cv.pdf")
        );
        let answer = bench
            .http
            .post(format!("http://{}/api/v1/me/documents?name=a.pdf", bench.address))
            .body(sending((0..100).map(move |_| megabyte())))
            .send()
            .await
            .unwrap();
        assert_eq!((answer.status().as_u16(), answer.text().await.unwrap().as_str()), (200, "too_large"));
    }
    // Six times a hundred megabytes came in, and the sender is this process as well.
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < 64, "{before} MB grew to {after} MB");
    } else {
        eprintln!("memory not looked at: this system has no /proc/self/status");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_bad_file_has_its_word() {
    let bench = Bench::start().await;
    let bomb = corpus::pdf_with(
        "",
        &[(
            7,
            corpus::stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &corpus::deflated_zeros(512)),
        )],
    );
    let huge =
        corpus::png_of(&[(b"IHDR", &corpus::png_header(50_000, 50_000)), (b"IDAT", b""), (b"IEND", b"")]);
    let script = corpus::pdf_with("", &[(7, corpus::object_stream(8, "<</S/J#61vaScript/JS(x)>>"))]);
    for (name, bytes, said) in [
        ("cv.pdf", Vec::new(), "empty"),
        ("cv.pdf", b"<html><script>alert(1)</script></html>".to_vec(), "type"),
        ("cv.pdf", corpus::eicar(), "type"),
        ("cv.jpg", [&b"GIF89a"[..], &corpus::zip()].concat(), "type"),
        ("cv.pdf", corpus::pdf_and_zip(), "active"),
        ("cv.pdf", [corpus::pdf(), corpus::zip()].concat(), "broken"),
        ("cv.pdf", corpus::pdf_of(&[(1, b"<< >>".to_vec())], "/Encrypt 9 0 R"), "encrypted"),
        ("cv.pdf", script, "active"),
        ("cv.pdf", bomb, "broken"),
        ("cv.png", huge, "pixels"),
        ("cv.jpg", corpus::jpeg(99, 99)[..500].to_vec(), "broken"),
        ("foto.php.jpg", [corpus::jpeg(99, 99), corpus::zip(), b"<?php".to_vec()].concat(), "foto.jpg"),
        ("bild.png", corpus::png(99, 99), "bild.png"),
        ("cv.pdf.exe", corpus::pdf(), "cv.pdf"),
        ("foto.jpg", corpus::with_exif(&corpus::jpeg(99, 99)), "foto.jpg"),
    ] {
        let answer = bench.form(vec![Part::file(name, bytes, 1)]).await;
        assert_eq!((answer.status().as_u16(), answer.text().await.unwrap().as_str()), (200, said), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_is_read_is_refused() {
    let bench = Bench::start().await;
    let announced = bench
        .http
        .post(format!("http://{}/api/v1/me/documents", bench.address))
        .header(header::CONTENT_LENGTH, (200 * 1024 * 1024).to_string())
        .body(sending(std::iter::empty()))
        .send()
        .await;
    // The client may notice itself that it has announced too much.
    assert!(announced.map_or(true, |answer| answer.status() == 413));
    let many = bench.form((0..300).map(|at| Part::text(&format!("f{at}"), "x")).collect()).await;
    assert_eq!(many.status(), 400);
    let files = bench.form((0..7).map(|_| Part::file("a.pdf", corpus::pdf(), 1)).collect()).await;
    assert_eq!(files.status(), 422);
}

#[test]
fn what_is_read_is_what_is_taken() {
    assert_eq!(UploadForm::LARGEST, lotse_documents::LARGEST);
}
