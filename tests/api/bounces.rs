//! What came back: a relay tells of it at the hook, by the report itself or in its own words.
use lotse_domain::{Actor, mail, outbox};
use lotse_tests::{BOUNCE_SECRET, Backend, TestServer, on_both_databases, people};
use reqwest::Response;

on_both_databases!(a_report_suspends_the_address_it_is_about, only_the_relay_may_report);

const MAIL: &str = "weg@people.example";

async fn send(server: &TestServer, secret: &str, kind: &str, body: String) -> Response {
    let request = server.http.post(format!("{}/api/v1/hooks/bounces", server.base));
    request.bearer_auth(secret).header("content-type", kind).body(body).send().await.unwrap()
}

/// A report as RFC 3464 shows it in its examples, about a mail of ours.
fn report(message_id: &str, to: &str) -> String {
    [
        "From: MAILER-DAEMON@relay.example",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"cut\"",
        "",
        "--cut",
        "Content-Type: text/plain",
        "",
        "Your mail could not be delivered.",
        "--cut",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; relay.example",
        "",
        &format!("Final-Recipient: rfc822; {to}"),
        "Action: failed",
        "Status: 5.1.1",
        "Diagnostic-Code: smtp; 550 5.1.1 no such user",
        "",
        "--cut",
        "Content-Type: text/rfc822-headers",
        "",
        &format!("Message-ID: {message_id}"),
        "--cut--",
        "",
    ]
    .join("\r\n")
}

async fn suspended(server: &TestServer, address: &str) -> bool {
    mail::is_suppressed(&server.db, address).await.unwrap()
}

async fn a_report_suspends_the_address_it_is_about(backend: Backend) {
    let server = TestServer::start(backend).await;
    people::signed_in(&server, MAIL).await;
    let sent = people::newest_letter(&server, MAIL, "sign_in_code").await.expect("a mail").message_id;
    // A report that knows no mail of ours, or is about somebody to whom that mail never went, changes nothing.
    for wrong in
        [report("<0190ffff7fff7fffbfffffffffffffff@lotse>", MAIL), report(&sent, "andere@people.example")]
    {
        let answer = send(&server, BOUNCE_SECRET, "message/rfc822", wrong).await;
        assert!(!answer.status().is_server_error());
        assert!(!suspended(&server, MAIL).await && !suspended(&server, "andere@people.example").await);
    }
    let answer = send(&server, BOUNCE_SECRET, "message/rfc822", report(&sent, MAIL)).await;
    assert_eq!(answer.status(), 204);
    assert!(suspended(&server, MAIL).await);
    let all = mail::list_suppressed(&server.db, &Actor::operator("test")).await.unwrap();
    assert!(all[0].detail.as_deref().is_some_and(|said| said.contains("no such user")));
    // The mails that wait are still there: whoever looks after them decides.
    let filter = outbox::Filter { recipient: Some(MAIL.into()), limit: 10, ..Default::default() };
    assert!(!outbox::list(&server.db, &Actor::operator("test"), filter).await.unwrap().is_empty());

    let json = r#"{"mail":"beschwert@people.example","type":"complaint"}"#.to_owned();
    assert_eq!(send(&server, BOUNCE_SECRET, "application/json", json).await.status(), 204);
    assert!(suspended(&server, "beschwert@people.example").await);
}

async fn only_the_relay_may_report(backend: Backend) {
    let server = TestServer::start(backend).await;
    people::signed_in(&server, MAIL).await;
    let sent = people::newest_letter(&server, MAIL, "sign_in_code").await.expect("a mail").message_id;
    for secret in
        ["", "x", "a-secret-between-relay-and-lotse-in-test", "a-secret-between-relay-and-lotse-in-testsx"]
    {
        let answer = send(&server, secret, "message/rfc822", report(&sent, MAIL)).await;
        assert_eq!(answer.status(), 401);
    }
    for (kind, body) in
        [("application/json", "{"), ("text/plain", "\u{0}garbage"), ("message/rfc822", ""), ("x/y", "z")]
    {
        let answer = send(&server, BOUNCE_SECRET, kind, body.to_owned()).await;
        assert!(!answer.status().is_server_error(), "{kind}: {}", answer.status());
    }
    assert!(!suspended(&server, MAIL).await);
}
