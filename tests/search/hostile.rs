//! Whatever somebody puts into the address of a search: never a failure of the server, always an answer that can be read.
use std::time::Duration;

use lotse::bench::hostile::texts;
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use reqwest::Response;
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

on_both_databases!(hostile_texts_are_answered, hostile_filters_are_answered);

async fn filled(backend: Backend) -> TestServer {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "nord").await;
    let titles = ["Koch", "Mechatroniker", "Elektroniker"];
    let drafts = titles.map(|title| world::draft(title, &format!("{title} GmbH"), "23552"));
    let records = (1..).zip(drafts).map(|(row, draft)| world::record(row, &row.to_string(), draft)).collect();
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    server.caught_up().await;
    server
}

/// Each byte that has a meaning in an address, and each that is no letter, by its number.
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The server reads no more than 16 kB before a body, and refuses what is longer without a word; see the last test. The longest path
/// below has a text three times.
const LONGEST: usize = 4_500;

/// A page is a whole page, data is JSON, and a refusal says in a sentence why.
async fn is_well_formed(what: &str, answer: Response) -> u16 {
    let status = answer.status().as_u16();
    assert!(status < 500, "{what}: {status}");
    let is_page = !answer.url().path().starts_with("/api/");
    let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
    let body = answer.text().await.unwrap();
    if is_page {
        assert!(kind.starts_with("text/html"), "{what}: {kind}");
        assert!(body.contains("<main") && body.trim_end().ends_with("</html>"), "{what}: {body}");
        return status;
    }
    let said: Value = serde_json::from_str(&body).unwrap_or_else(|error| panic!("{what}: {error}: {body}"));
    if status == 200 {
        assert_eq!(kind, "application/json", "{what}");
        assert!(said["items"].is_array(), "{what}: {said}");
    } else {
        assert_eq!(
            (kind.as_str(), &said["status"]),
            ("application/problem+json", &Value::from(status)),
            "{what}"
        );
        let detail = said["detail"].as_str().unwrap_or_default();
        assert!(detail.split(' ').count() >= 3, "{what}: {said}");
    }
    status
}

async fn is_well(server: &TestServer) {
    assert_eq!(server.json("/api/v1/search?q=koch").await["total"], 1);
}

async fn hostile_texts_are_answered(backend: Backend) {
    let server = filled(backend).await;
    let (mut found, mut refused) = (0, 0);
    for (name, text) in texts() {
        let text = encoded(&text);
        let text = &text[..text.len().min(LONGEST)];
        for path in [
            format!("/api/v1/search?q={text}"),
            format!("/api/v1/search?q={text}&understand=true&limit=100"),
            format!("/api/v1/search?near={text}&radius_km=500"),
            format!("/api/v1/search?company={text}"),
            format!("/api/v1/suggest?q={text}&limit=20"),
            format!("/api/v1/places?query={text}"),
            format!("/api/v1/events?q={text}"),
            format!("/suche?q={text}"),
            format!("/suche?q=koch&ort={text}&umkreis=200"),
            format!("/suche?q={text}&woertlich=1&unternehmen={text}&sortierung={text}"),
        ] {
            let what = format!("{name}: {}", path.get(..60).unwrap_or(&path));
            match is_well_formed(&what, server.get(&path).await).await {
                200 => found += 1,
                400 | 422 => refused += 1,
                other => panic!("{what}: {other}"),
            }
        }
    }
    assert!(found > 100 && refused > 10, "{found} answered, {refused} refused");
    is_well(&server).await;
}

async fn hostile_filters_are_answered(backend: Backend) {
    let server = filled(backend).await;
    let many = |pair: &str, count: usize| vec![pair; count].join("&");
    // Whether the interface for programs refuses it.
    for (query, refused) in [
        ("lat=999&lon=0", true),
        ("lat=-90.0001&lon=0", true),
        ("lat=90&lon=180&radius_km=500&sort=distance", false),
        ("lat=-90&lon=-180&radius_km=1", false),
        ("lat=NaN&lon=NaN", true),
        ("lat=inf&lon=-inf", true),
        ("lat=1e308&lon=1e308", true),
        ("lat=53.8", true),
        ("near=23552&lat=1&lon=1", true),
        ("near=23552&radius_km=1e30", true),
        ("near=23552&radius_km=-5", true),
        ("near=23552&radius_km=NaN", true),
        ("near=23552&radius_km=inf", true),
        ("near=23552&radius_km=0", true),
        ("near=%00", true),
        ("near=xyzxyz", true),
        ("limit=0", true),
        ("limit=-1", true),
        ("limit=101", true),
        ("limit=18446744073709551616", true),
        ("limit=1e3", true),
        ("limit=", false),
        ("after=%00", true),
        ("after=AAAA", true),
        ("after=ffffffffffffffffffffffffffffffffffffffff", true),
        ("after=w0064ffff", true),
        ("after=%F0%9F%98%80%F0%9F%98%80", true),
        ("q=%", false),
        ("q=%zz%u1234", false),
        ("q=%C3", true),
        ("q=%FF%FE%00", true),
        ("q=koch&q=koch", true),
        ("=&&&===&", true),
        ("kind=x", true),
        ("kind=apprenticeship%00", true),
        ("sort=sideways", true),
        ("qualification=-1", true),
        ("state=XX", true),
        ("start_year=99999999999999999999", true),
        ("company=..%2F..%2Fetc", false),
        ("occupation=%27%20OR%201%3D1", false),
        ("__proto__=1&constructor=1", true),
        (&many("kind=apprenticeship", 150), false),
        (&many("area=metal", 1_000), true),
        (&format!("start_year={}", many("2027", 1_000).replace('&', ",")), false),
        (&many("x=1", 3_000), true),
    ] {
        let what = query.get(..80).unwrap_or(query);
        let status = is_well_formed(what, server.get(&format!("/api/v1/search?{query}")).await).await;
        assert_eq!(matches!(status, 400 | 422), refused, "{what}: {status}");
        for other in ["suggest", "places", "events"] {
            is_well_formed(what, server.get(&format!("/api/v1/{other}?{query}")).await).await;
        }
    }
    // Pages take what makes sense and leave out the rest.
    for query in [
        "ort=23552&umkreis=1e30",
        "ort=23552&umkreis=-5",
        "ort=23552&umkreis=NaN",
        "ort=%00&umkreis=0",
        "ort=xyzxyz",
        "ort=%FF&q=%C3",
        "q=%&q=%zz&q=%u1234&%=%",
        "nach=%00",
        "nach=AAAA",
        "nach=w0064ffff",
        "nach=%F0%9F%98%80",
        "art=x&abschluss=-1&land=XX&sortierung=sideways",
        "beginn=99999999999999999999&beginn=-1&beginn=0",
        "unternehmen=..%2F..%2Fetc&beruf=%27%20OR%201%3D1&cluster=%00",
        "=&&&===&",
        &many("art=apprenticeship&bereich=metal&land=BY&x=1", 250),
    ] {
        let what = query.get(..80).unwrap_or(query);
        let status = is_well_formed(what, server.get(&format!("/suche?{query}")).await).await;
        assert_eq!(status, 200, "{what}");
    }
    is_well(&server).await;
}

/// Addresses that no client would send, byte by byte: the server answers or refuses, and goes on.
#[tokio::test(flavor = "multi_thread")]
async fn broken_addresses_are_answered() {
    let server = filled(Backend::Sqlite).await;
    let long = "a".repeat(100_000);
    for (what, target) in [
        ("100 kB", format!("/suche?q={long}").into_bytes()),
        ("100 kB of data", format!("/api/v1/search?q={long}").into_bytes()),
        ("100 kB of percent signs", format!("/api/v1/suggest?q={}", "%".repeat(100_000)).into_bytes()),
        ("bytes that are no text", b"/suche?q=\xff\xfe\xc3".to_vec()),
        ("raw umlauts", "/api/v1/search?q=bäcker&near=köln".as_bytes().to_vec()),
        ("a raw NUL", b"/suche?q=\0".to_vec()),
        ("raw quotes", b"/api/v1/search?q=\"<>{}|\\^`\"".to_vec()),
        ("no value", b"/api/v1/search?q".to_vec()),
        ("two questions", b"/suche?q=a?q=b#c".to_vec()),
        ("the whole address", b"http://elsewhere.example/suche?q=koch".to_vec()),
    ] {
        let answer = raw(&server, &target).await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{what}: {answer}"));
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        assert!((200..500).contains(&status), "{what}: {head}");
        // What cannot be read as a request at all is refused before there is anybody to find words.
        let is_unread = body.is_empty() && [400, 414, 431].contains(&status);
        assert!(is_unread || body.contains("</html>") || body.contains('{'), "{what}: {answer}");
    }
    is_well(&server).await;
}

async fn raw(server: &TestServer, target: &[u8]) -> String {
    let address = server.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(" HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let request = [b"GET ", target, head.as_bytes()].concat();
    // A server that has read enough may close while the rest is still being sent.
    let _ = stream.write_all(&request).await;
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_mins(1), stream.read_to_end(&mut answer)).await;
    let _ = read.expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}
