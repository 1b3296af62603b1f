//! Promise A10: strict security headers on every answer, whatever it is.
use lotse_tests::Backend;
use reqwest::Response;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    asking::{ask, is_api},
    matrix::ends_its_caller,
    places::fill,
    table,
    world::{Caller, World},
};

fn check(response: &Response, what: &str) {
    let header = |name: &str| {
        let value = response.headers().get(name).unwrap_or_else(|| panic!("{what} lacks {name}"));
        value.to_str().expect("text").to_owned()
    };
    let policy = header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
    for part in policy.split(';').map(str::trim).filter(|part| part.starts_with("script-src")) {
        assert!(!part.contains("unsafe") && !part.contains("http"), "{what}: {part}");
    }
    // Styles inline: only in the shown mails, which are sandboxed, and in the documentation of the API.
    if policy.contains("unsafe-inline") {
        assert!(policy.contains("sandbox") || what.contains("/docs"), "{what}: {policy}");
    }
    // What is made for other sites' frames has nothing that could be pressed by trickery: no form, no script, no cookie.
    let framed = what.contains("/einbetten/") && what.contains("200");
    if framed {
        assert!(
            policy.contains("frame-ancestors *") && policy.contains("form-action 'none'"),
            "{what}: {policy}"
        );
        assert!(!policy.contains("script-src") && !response.headers().contains_key("set-cookie"), "{what}");
    } else {
        assert!(
            policy.contains("frame-ancestors 'none'") || policy.contains("frame-ancestors 'self'"),
            "{what}: {policy}"
        );
        assert!(["DENY", "SAMEORIGIN"].contains(&header("x-frame-options").as_str()), "{what}");
    }
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    // Pages whose address is a secret tell it to nobody else.
    let secret = ["/einladung/", "/einwilligung/", "/mails/abbestellen/", "/gruppe/", "/einverstaendnis/"]
        .iter()
        .any(|path| what.contains(path));
    let wanted =
        if secret && what.contains("200") { "same-origin" } else { "strict-origin-when-cross-origin" };
    assert!([wanted, "same-origin", "no-referrer"].contains(&header("referrer-policy").as_str()), "{what}");
    // The door alone reads tickets by the camera.
    let door = what.contains("/einlass (200") || what.contains("/einlass (422");
    let camera = if door { "camera=(self)" } else { "camera=()" };
    assert!(header("permissions-policy").contains(camera), "{what}");
    assert!(!header("x-request-id").is_empty());
    for cookie in response.headers().get_all("set-cookie") {
        let cookie = cookie.to_str().expect("text");
        for part in ["__Host-lotse-", "; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(part), "{what}: {cookie}");
        }
        assert_eq!(header("cache-control"), "no-store", "{what} sets a cookie");
    }
}

/// Every route, as a stranger and as everybody at once who may do most; then what is no route.
#[tokio::test(flavor = "multi_thread")]
async fn every_answer_has_them() {
    let world = Box::pin(World::make(Backend::Sqlite)).await;
    for text in [include_str!("api.txt"), include_str!("portal.txt")] {
        for row in table::parse(text) {
            for caller in ["stranger", "manager", "operator"] {
                if caller != "stranger" && ends_its_caller(&row) {
                    continue;
                }
                let path = fill(&world, &row.path).await;
                let body = match &row.body {
                    Some(body) => Some(fill(&world, body).await),
                    None => None,
                };
                let response = ask(&world, &world.callers[caller], &row.method, &path, body.as_deref()).await;
                let what = format!("{} {path} ({}, {caller})", row.method, response.status());
                check(&response, &what);
                // The local mailbox is the machine's and nobody's in particular.
                let private = caller != "stranger" && !is_api(&path) && !path.starts_with("/dev/");
                let page = response
                    .headers()
                    .get("content-type")
                    .is_some_and(|kind| kind == "text/html; charset=utf-8");
                if private && page {
                    let kept = response.headers().get("cache-control").and_then(|value| value.to_str().ok());
                    assert_eq!(kept, Some("no-store"), "{what} is of one person");
                }
            }
        }
    }
    let stranger = Caller::default();
    for (method, path) in [
        ("GET", "/gibt/es/nicht"),
        ("GET", "/api/v1/nothing"),
        ("DELETE", "/suche"),
        ("POST", "/api/v1/search"),
        ("GET", "/livez"),
        ("GET", "/readyz"),
        ("GET", "/metrics"),
        ("GET", "/favicon.svg"),
        ("GET", "/assets/nothing.css"),
        ("GET", "/sitemap.xml"),
        ("GET", "/robots.txt"),
        ("GET", "/%ff"),
    ] {
        let response = ask(&world, &stranger, method, path, None).await;
        check(&response, &format!("{method} {path} ({})", response.status()));
    }
    let large = refused_for_its_size(&world.server.base).await;
    assert!(large.starts_with("http/1.1 413"), "{large}");
    for line in [
        "\r\ncontent-security-policy: default-src 'none'",
        "\r\nx-content-type-options: nosniff",
        "\r\nx-frame-options: deny",
        "\r\nreferrer-policy: strict-origin",
        "\r\npermissions-policy: ",
    ] {
        assert!(large.contains(line), "{line} of {large}");
    }
}

/// The answer to a body that is announced as too large: it comes before the body does, so it is read by hand.
async fn refused_for_its_size(base: &str) -> String {
    let mut stream = TcpStream::connect(base.trim_start_matches("http://")).await.unwrap();
    let head = "POST /api/v1/auth/codes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 3000000\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    while !answer.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read(&mut piece).await.unwrap();
        assert!(read > 0, "the connection was closed without an answer");
        answer.extend_from_slice(&piece[..read]);
    }
    String::from_utf8_lossy(&answer).to_lowercase()
}
