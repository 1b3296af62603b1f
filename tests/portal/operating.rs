//! The operators' desk, and the local mailbox.
use lotse::server::{Roles, start_on};
use lotse_domain::outbox::{self, OutboxState};
use lotse_tests::{Backend, TestServer, on_both_databases, people, world};
use reqwest::header;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{all, attribute};

on_both_databases!(
    an_operator_founds_a_cluster_and_invites_its_manager,
    a_mail_that_was_given_up_is_sent_again,
    the_mailbox_is_shown_to_the_machine_itself
);

async fn an_operator_founds_a_cluster_and_invites_its_manager(backend: Backend) {
    let server = TestServer::start(backend).await;
    let operator = people::operator(&server, "betrieb@lotse.example").await;
    assert!(operator.page(&server, "/betreiber").await.contains("Sie antwortet"));
    let new = "/betreiber/cluster/neu";
    let wrong = [("name", "Nord"), ("slug", "?"), ("colour", "blau")];
    let refused = operator.post(&server, new, &wrong).await;
    assert_eq!(refused.status(), 422);
    let page = refused.text().await.unwrap();
    assert_eq!(attribute(&page, ".mistakes a", "href"), ["#slug", "#colour"]);
    assert_eq!(attribute(&page, "#name", "value"), ["Nord"]);
    let to = operator.done(&server, new, &[("name", "Nord"), ("slug", "nord")]).await;
    assert_eq!(to, "/cluster/nord/team?fertig=gegruendet");
    assert_eq!(operator.post(&server, new, &[("name", "Nord"), ("slug", "nord")]).await.status(), 409);
    operator
        .done(&server, "/cluster/nord/team", &[("mail", "kim@nord.example"), ("rolle", "cluster_manager")])
        .await;
    let token = people::letter_secret(&server, "kim@nord.example", "invitation").await;
    let kim = people::strong(&server, "kim@nord.example").await;
    assert_eq!(kim.done(&server, &format!("/einladung/{token}"), &[]).await, "/cluster/nord");
    assert!(kim.page(&server, "/cluster/nord").await.contains("Niemand wartet auf Aufnahme"));
    assert_eq!(kim.get(&server, "/betreiber").await.status(), 404);
    assert!(operator.page(&server, "/betreiber/cluster").await.contains("Nord"));
}

async fn a_mail_that_was_given_up_is_sent_again(backend: Backend) {
    let server = TestServer::start(backend).await;
    let operator = people::operator(&server, "betrieb@lotse.example").await;
    people::signed_in(&server, "jana@example.org").await;
    let mail = people::newest_letter(&server, "jana@example.org", "sign_in_code").await.unwrap();
    // As a worker leaves it that was refused for good.
    let id = mail.id;
    lotse_domain::unit_of_work::in_transaction(&server.db, move |txn| {
        let mut row = mail.clone().into_active_model();
        row.state = Set(OutboxState::Dead);
        row.last_error = Set(Some("550 no such mailbox".into()));
        row.finished_at = Set(Some(row.created_at.clone().unwrap()));
        row.payload = Set(
            serde_json::json!({"letter": "sign_in_code", "code": "123456", "minutes": 10, "language": "de"}),
        );
        Box::pin(async move {
            row.reset_all().update(txn).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    assert!(operator.page(&server, "/betreiber").await.contains("1 Mail konnte nicht gesendet werden"));
    let list = operator.page(&server, "/betreiber/mails?stand=aufgegeben&an=jana").await;
    assert!(list.contains("550 no such mailbox") && list.contains("Code zum Anmelden"));
    let path = format!("/betreiber/mails/{id}");
    let shown = operator.page(&server, &path).await;
    assert!(!shown.contains("123456"), "nobody is shown a code");
    let to = operator.done(&server, &format!("{path}/nochmal"), &[]).await;
    assert!(operator.page(&server, &to).await.contains("noch einmal gesendet"));
    let mail = people::newest_letter(&server, "jana@example.org", "sign_in_code").await.unwrap();
    assert_ne!(mail.state, OutboxState::Dead);
    assert_eq!(operator.post(&server, &format!("{path}/nochmal"), &[]).await.status(), 409);
    assert_eq!(operator.get(&server, "/betreiber/mails/keine").await.status(), 404);
    let counts = outbox::count_by_state(&server.db, &operator.actor(&server).await).await.unwrap();
    assert!(counts.contains(&(OutboxState::Dead, 0)));
}

async fn the_mailbox_is_shown_to_the_machine_itself(backend: Backend) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    // A second process on the same data, with a worker: the harness starts none.
    let clock = server.clock.clone();
    let working = start_on(&server.settings, server.db.clone(), clock, Roles::ALL).await.expect("a worker");
    people::signed_in(&server, "jana@example.org").await;
    // The worker takes the mail by itself; the limit only keeps a broken one from holding the tests up for ever.
    let mut links = Vec::new();
    for _ in 0..600 {
        links = attribute(&server.page("/dev/mail").await, ".desk-rows a", "href");
        if !links.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let page = server.get(&links[0]).await;
    let policy = page.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("frame-src 'self'") && policy.contains("frame-ancestors 'none'"));
    assert!(page.text().await.unwrap().contains("jana@example.org"));
    let body = server.get(&format!("{}/html", links[0])).await;
    assert_eq!(body.headers()[header::X_FRAME_OPTIONS], "SAMEORIGIN");
    let policy = body.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.contains("sandbox") && policy.contains("default-src 'none'") && !policy.contains("script")
    );
    let path = "/dev/mail/templates?sprache=en&cluster=franken";
    let samples = server.page(path).await;
    let samples = attribute(&samples, ".desk-rows a", "href");
    assert!(samples.len() >= 19, "{}", samples.len());
    for sample in samples {
        let page = server.page(&sample).await;
        let frame = attribute(&page, "iframe", "src").remove(0);
        assert!(server.page(&frame).await.contains(&cluster.name), "{sample}");
        assert_eq!(all(&page, "h1").len(), 1);
    }
    for (name, value) in [("x-forwarded-for", "127.0.0.1"), ("host", "lotse.example")] {
        let request = server.http.get(format!("{}/dev/mail", server.base)).header(name, value);
        assert_eq!(request.send().await.unwrap().status(), 404, "{name}");
    }
    for unknown in ["/dev/mail/nichts", "/dev/mail/..%2f..", "/dev/mail/templates/nichts/nichts"] {
        assert_eq!(server.get(unknown).await.status(), 404, "{unknown}");
    }
    working.stop().await.expect("the worker stops");
}
