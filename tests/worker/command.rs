//! `lotse outbox` and `lotse work`, as the real binary.
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use lotse_domain::{mail, outbox::OutboxState};
use lotse_tests::{
    Backend, on_both_databases,
    smtp::{Asked, Reply, Sink},
};

use crate::bench::{Bench, plain};

on_both_databases!(an_operator_works_on_the_outbox, a_report_of_a_mail_server_suspends_an_address);

pub(crate) fn binary() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    here.parent().and_then(Path::parent).unwrap().join("lotse")
}

pub(crate) fn with_database<'c>(
    command: &'c mut Command,
    bench: &Bench,
    backend: Backend,
) -> &'c mut Command {
    if backend == Backend::Postgres {
        command.env("LOTSE__DATABASE__URL", &bench.test.url);
    }
    command
}

struct Answer {
    code: i32,
    out: String,
}

fn outbox(bench: &Bench, backend: Backend, arguments: &[&str], input: &str) -> Answer {
    let mut command = Command::new(binary());
    command.arg("--data-dir").arg(bench.test.dir.path()).arg("outbox").args(arguments).env_remove("RUST_LOG");
    let mut child = with_database(&mut command, bench, backend)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("lotse runs");
    // Who does not read it closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Output { status, stdout, .. } = child.wait_with_output().unwrap();
    Answer { code: status.code().unwrap_or(-1), out: String::from_utf8_lossy(&stdout).into_owned() }
}

async fn an_operator_works_on_the_outbox(backend: Backend) {
    let bench = Bench::new(backend).await;
    let refusing = Sink::scripted(|asked| match asked {
        Asked::Recipient { to, .. } if to.starts_with("no") => Reply::Say("554 5.7.1 no"),
        _ => Reply::Yes,
    })
    .await;
    let code = lotse_domain::mail::Letter::SignInCode { code: "424242".into(), minutes: 10 };
    let dead = bench.post("no@example.org", code).await.to_string();
    bench.post("no@example.org", plain()).await;
    bench.post("yes@example.org", plain()).await;
    bench.worker(refusing.address).run_until_idle().await.unwrap();
    let call = |arguments: &[&str]| outbox(&bench, backend, arguments, "");

    let listed = call(&["list"]);
    assert_eq!((listed.code, listed.out.lines().count()), (0, 4), "{}", listed.out);
    assert!(listed.out.contains("3 listed; in all 0 waiting, 1 done, 2 dead"), "{}", listed.out);
    let listed = call(&["list", "--state", "dead", "--recipient", "NO@", "--limit", "1"]);
    assert_eq!((listed.code, listed.out.lines().count()), (0, 2), "{}", listed.out);
    let shown = call(&["show", &dead]);
    assert!(shown.out.contains("554") && shown.out.contains("state: dead"), "{}", shown.out);
    assert!(!shown.out.contains("424242"), "{}", shown.out);

    assert_eq!(call(&["retry", &dead]).code, 0);
    assert_eq!(call(&["retry", &dead]).code, 2, "it is not dead any more");
    assert_eq!(call(&["retry", "--dead-of", "no@example.org"]).out, "1 sent again.\n");
    assert_eq!(bench.count(OutboxState::Waiting).await, 2);
    for wrong in [
        &["show", "0199aabb-ccdd-7000-8000-000000000001"][..],
        &["retry"],
        &["retry", &dead, "--dead-of", "no@example.org"],
        &["list", "--state", "lost"],
        &["lift", "never@example.org"],
        &["lift", "nonsense"],
    ] {
        assert_eq!(call(wrong).code, 2, "{wrong:?}");
    }
    let lotse = |arguments: &[&str]| Command::new(binary()).args(arguments).output().unwrap().status.code();
    assert_eq!(lotse(&["work"]), Some(2), "at least one role");
    assert_eq!(lotse(&["work", "--roles", "mail,dance"]), Some(2));
}

async fn a_report_of_a_mail_server_suspends_an_address(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::start().await;
    let id = bench.post("gone@example.org", plain()).await;
    bench.worker(sink.address).run_until_idle().await.unwrap();
    let report = |address: &str, status: &str, message_id: &str| {
        format!(
            "Subject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\
             Content-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\n\
             Final-Recipient: rfc822; {address}\nAction: failed\nStatus: {status}\n\
             Diagnostic-Code: smtp; 550 no such user\n\n--b\nContent-Type: text/rfc822-headers\n\n\
             Message-ID: {message_id}\n--b--\n"
        )
    };
    let ours = bench.message(id).await.message_id;
    let foreign = format!("<{}@lotse>", uuid::Uuid::now_v7().simple());
    let call = |input: String| outbox(&bench, backend, &["bounce", "-"], &input);
    for (input, code) in [
        (report("gone@example.org", "4.2.2", &ours), 0),
        (report("gone@example.org", "5.1.1", &foreign), 1),
        (report("somebody@example.org", "5.1.1", &ours), 1),
        ("no report at all \0".to_owned(), 0),
    ] {
        let answer = call(input.clone());
        assert_eq!(answer.code, code, "{input}\n{}", answer.out);
        assert!(
            mail::list_suppressed(bench.db(), &crate::bench::operator()).await.unwrap().is_empty(),
            "{input}"
        );
    }
    let file = bench.test.dir.path().join("report.eml");
    std::fs::write(&file, report("Gone@example.org", "5.1.1", &ours)).unwrap();
    assert_eq!(outbox(&bench, backend, &["bounce", file.to_str().unwrap()], "").code, 0);
    assert!(mail::is_suppressed(bench.db(), "gone@example.org").await.unwrap());
    let suppressed = outbox(&bench, backend, &["suppressed"], "");
    assert!(suppressed.out.contains("gone@example.org\thard_bounce"), "{}", suppressed.out);

    let later = bench.post("gone@example.org", plain()).await;
    bench.worker(sink.address).run_until_idle().await.unwrap();
    assert_eq!(bench.message(later).await.state, OutboxState::Dead);
    assert_eq!(outbox(&bench, backend, &["lift", "gone@example.org"], "").code, 0);
    assert!(!mail::is_suppressed(bench.db(), "gone@example.org").await.unwrap());
    // Whoever trusts the way that reports take may believe all of them.
    let trusted =
        outbox(&bench, backend, &["bounce", "-", "--unchecked"], &report("x@example.org", "5.1.1", ""));
    assert_eq!(trusted.code, 0);
    assert!(mail::is_suppressed(bench.db(), "x@example.org").await.unwrap());
}
