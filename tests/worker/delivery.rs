//! What arrives.
use chrono::TimeDelta;
use lotse_domain::{
    Actor,
    account::{Language, MailAddress},
    cluster::{self, ClusterDraft},
    mail::{self, Envelope, Letter, SuppressionReason, Topic},
    outbox::{Message, OutboxState},
};
use lotse_tests::{Backend, on_both_databases, smtp::Sink};
use uuid::Uuid;

use crate::bench::{Bench, PUBLIC_URL, plain};

on_both_databases!(
    a_mail_goes_out_once_with_its_headers,
    a_mail_that_can_be_refused_says_how,
    nobody_slips_a_header_in,
    a_code_that_has_lost_its_worth_is_not_sent,
    nothing_goes_to_a_suspended_address,
    what_nobody_knows_how_to_do_is_given_up,
    a_goodbye_leaves_no_address
);

async fn a_mail_goes_out_once_with_its_headers(backend: Backend) {
    let bench = Bench::new(backend).await;
    let draft = ClusterDraft {
        slug: "nord".into(),
        name: "Ernährung Nord".into(),
        contact_mail: Some("team@nord.example".into()),
        ..Default::default()
    };
    let nord =
        cluster::create(bench.db(), &bench.clock, &Actor::system("test", "test"), draft).await.unwrap();
    let sink = Sink::start().await;
    let id = bench.post_in("mia@schule.example", plain(), Some(nord.id)).await;
    let before = bench.message(id).await;
    let worker = bench.worker(sink.address);
    worker.run_until_idle().await.unwrap();
    worker.run_until_idle().await.unwrap();

    let received = sink.received();
    assert_eq!(received.len(), 1);
    let mail = &received[0];
    assert_eq!(
        (mail.from.as_str(), mail.to.as_slice()),
        ("bounces@example.org", &["mia@schule.example".to_owned()][..])
    );
    assert_eq!(mail.message_id(), before.message_id);
    for (name, value) in [
        ("To", "mia@schule.example"),
        ("Reply-To", "team@nord.example"),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
        ("Date", "Sun, 22 Nov 2026 08:00:00 +0000"),
    ] {
        assert_eq!(mail.header(name).as_deref(), Some(value), "{name}");
    }
    let from = mail.header("From").unwrap();
    assert!(from.ends_with("<lotse@example.org>") && from.starts_with("=?utf-8?"), "{from}");
    assert!(!mail.header("Subject").unwrap().is_empty());
    assert!(mail.header("Content-Type").unwrap().starts_with("multipart/alternative"));
    let parts = (mail.data.find("Content-Type: text/plain"), mail.data.find("Content-Type: text/html"));
    assert!(matches!(parts, (Some(text), Some(html)) if text < html), "{}", mail.data);
    assert!(mail.header("List-Unsubscribe").is_none());
    assert!(mail.data.is_ascii() && mail.data.lines().all(|line| line.len() <= 998));

    let after = bench.message(id).await;
    assert_eq!(after.state, OutboxState::Done);
    assert_eq!((after.payload, after.attempts), (serde_json::json!({}), 1));
    assert_eq!((after.finished_at, after.lease_token), (Some(bench.now()), None));
    assert_eq!(after.recipient.as_deref(), Some("mia@schule.example"));
}

async fn a_mail_that_can_be_refused_says_how(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::start().await;
    let letter = Letter::MembershipRequested {
        company: "Bäckerei Ähre".into(),
        town: None,
        person: "Ada".into(),
        cluster_slug: "nord".into(),
    };
    let envelope = Envelope {
        letter,
        language: Language::En,
        cluster_id: None,
        account_id: Some(Uuid::now_v7()),
        topic: Some(Topic::MembershipRequests),
    };
    bench.post_envelope("manager@nord.example", envelope).await;
    bench.worker(sink.address).run_until_idle().await.unwrap();
    let mail = &sink.received()[0];
    let link = mail.header("List-Unsubscribe").unwrap();
    assert!(link.starts_with(&format!("<{PUBLIC_URL}/")) && link.ends_with('>'), "{link}");
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
}

async fn nobody_slips_a_header_in(backend: Backend) {
    let bench = Bench::new(backend).await;
    let wicked =
        String::from("x\r\nBcc: everybody@example.com\r\n\r\nBuy this\n.\r\nQUIT\u{2028}Bcc: a@b.example");
    let draft = ClusterDraft { slug: "nord".into(), name: wicked.clone(), ..Default::default() };
    let nord =
        cluster::create(bench.db(), &bench.clock, &Actor::system("test", "test"), draft).await.unwrap();
    let sink = Sink::start().await;
    let letters = [
        Letter::MembershipReceived { company: wicked.clone(), cluster: wicked.clone() },
        Letter::MembershipRequested {
            company: wicked.clone(),
            town: Some(wicked.clone()),
            person: wicked.clone(),
            cluster_slug: wicked.clone(),
        },
        Letter::MembershipRefused {
            company: wicked.clone(),
            cluster: wicked.clone(),
            reason: Some(wicked.clone()),
        },
        Letter::MailChanged { old: wicked.clone(), new: wicked.clone() },
    ];
    let count = letters.len();
    for letter in letters {
        bench.post_in("victim@example.org", letter, Some(nord.id)).await;
    }
    bench.worker(sink.address).run_until_idle().await.unwrap();
    let received = sink.received();
    assert_eq!(received.len(), count);
    for mail in received {
        assert_eq!(mail.to, ["victim@example.org"]);
        let head = mail.data.split("\r\n\r\n").next().unwrap();
        for line in head.split("\r\n") {
            assert!(!line.to_ascii_lowercase().starts_with("bcc"), "{head}");
            assert!(line.starts_with([' ', '\t']) || line.contains(':'), "{head}");
            assert!(!line.contains(['\r', '\n']), "{head}");
        }
        assert!(mail.header("Bcc").is_none());
    }
    // A recipient with a line break in it is no address, so nothing is sent at all.
    let id = bench.post("a@example.org>\r\nRCPT TO:<b@example.org", plain()).await;
    bench.worker(sink.address).run_until_idle().await.unwrap();
    assert_eq!(bench.message(id).await.state, OutboxState::Dead);
    assert_eq!(sink.received().len(), count);
}

async fn a_code_that_has_lost_its_worth_is_not_sent(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::start().await;
    let code = || Letter::SignInCode { code: "424242".into(), minutes: 10 };
    let old = bench.post("a@example.org", code()).await;
    bench.later(TimeDelta::minutes(10));
    let fresh = bench.post("b@example.org", code()).await;
    bench.later(TimeDelta::seconds(599));
    bench.worker(sink.address).run_until_idle().await.unwrap();
    assert_eq!(sink.received().len(), 1);
    assert_eq!(bench.message(fresh).await.state, OutboxState::Done);
    let old = bench.message(old).await;
    assert_eq!(old.state, OutboxState::Dead);
    assert!(old.last_error.unwrap().contains("expired"));
    assert_eq!(old.payload["code"], "…");
}

async fn nothing_goes_to_a_suspended_address(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::start().await;
    let gone = MailAddress::parse("gone@example.org").unwrap();
    let actor = Actor::system("test", "test");
    mail::suppress(bench.db(), &bench.clock, &actor, &gone, SuppressionReason::Complaint, None)
        .await
        .unwrap();
    let id = bench.post("gone@example.org", plain()).await;
    bench.worker(sink.address).run_until_idle().await.unwrap();
    let message = bench.message(id).await;
    assert_eq!((message.state, sink.connections()), (OutboxState::Dead, 0));
    assert!(message.last_error.unwrap().contains("address suspended"));
}

async fn what_nobody_knows_how_to_do_is_given_up(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::start().await;
    let secret = "geheim-4711";
    let payload = serde_json::json!({ "letter": "sign_in_code", "code": secret });
    let (to, none) = (Some("a@example.org".to_owned()), None);
    for message in [
        Message { kind: "job.fly", payload: payload.clone(), recipient: none.clone() },
        Message { kind: "mail.sign_in_code", payload: payload.clone(), recipient: to },
        Message { kind: "mail.sign_in_code", payload: payload.clone(), recipient: none },
        Message { kind: "job.erase_files", payload, recipient: None },
    ] {
        let kind = message.kind;
        let id = bench.enqueue(message).await;
        bench.worker(sink.address).run_until_idle().await.unwrap();
        let message = bench.message(id).await;
        assert_eq!(message.state, OutboxState::Dead, "{kind}");
        assert!(!message.last_error.unwrap().contains(secret), "{kind}");
        assert_eq!(message.finished_at, Some(bench.now()));
    }
    assert!(sink.received().is_empty());
}

async fn a_goodbye_leaves_no_address(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::start().await;
    let id = bench.post("mia@schule.example", Letter::Erased { by_wish: true }).await;
    bench.worker(sink.address).run_until_idle().await.unwrap();
    assert_eq!(sink.received().len(), 1);
    let message = bench.message(id).await;
    assert_eq!((message.state, message.recipient), (OutboxState::Done, None));
    assert_eq!(message.payload, serde_json::json!({}));
}
