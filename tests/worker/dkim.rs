//! Signatures, held against an implementation that is not ours.
use std::process::{Command, Stdio};

use lotse_notifier::{Sender, dkim};
use lotse_tests::{Backend, smtp::Sink};

use crate::bench::{Bench, limits, plain, smtp};

/// RSA of 2048 bits; made for this test.
const RSA: &str = include_str!("dkim_rsa.pem");
/// The seed of the second example key of RFC 8463, appendix A.2.
const ED25519: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
/// Its public half, from the same place.
const ED25519_PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

const VERIFY: &str = r#"
import sys, dkim
record = sys.argv[1].encode()
mail = sys.stdin.buffer.read()
ok = dkim.DKIM(mail).verify(dnsfunc=lambda name, timeout=5: record)
changed = dkim.DKIM(mail.replace(b"Subject: ", b"Subject: x", 1))
try:
    bad = changed.verify(dnsfunc=lambda name, timeout=5: record)
except dkim.DKIMException:
    bad = False
print("valid" if ok and not bad else f"invalid {ok} {bad}")
"#;

/// A Python that has dkimpy: the one that is named, or any.
fn python() -> Option<String> {
    let python = std::env::var("LOTSE_TEST_DKIM_PYTHON").unwrap_or_else(|_| "python3".into());
    let has = Command::new(&python).args(["-c", "import dkim, nacl"]).stderr(Stdio::null()).status();
    has.is_ok_and(|status| status.success()).then_some(python)
}

async fn signed(key: &str) -> String {
    let bench = Bench::new(Backend::Sqlite).await;
    let sink = Sink::start().await;
    bench.post("mia@schule.example", plain()).await;
    let config = dkim::config("example.org", "lotse", key).unwrap();
    let sender = Sender::new("lotse@example.org", None, Some(config)).unwrap();
    bench.worker_with(smtp(sink.address), sender, limits()).run_until_idle().await.unwrap();
    sink.received().remove(0).data
}

fn verify(python: &str, mail: &str, record: &str) -> String {
    use std::io::Write;
    let mut child = Command::new(python)
        .args(["-c", VERIFY, record])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(mail.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn signatures_verify() {
    let rsa = format!("v=DKIM1; k=rsa; p={}", include_str!("dkim_rsa.public").trim());
    let ed25519 = format!("v=DKIM1; k=ed25519; p={ED25519_PUBLIC}");
    for (key, record) in [(RSA, rsa), (ED25519, ed25519)] {
        let mail = signed(key).await;
        let signature = mail.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        assert!(
            signature.contains("DKIM-Signature: v=1;") && signature.contains("c=relaxed/relaxed"),
            "{signature}"
        );
        assert!(signature.contains("list-unsubscribe-post"), "{signature}");
        match python() {
            Some(python) => assert_eq!(verify(&python, &mail, &record), "valid", "{mail}"),
            None => {
                eprintln!("not verified: no Python with dkimpy and PyNaCl here (pip install dkimpy pynacl)");
            }
        }
    }
}

#[test]
fn a_key_that_is_none_is_refused() {
    for key in ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "AAAA", "!"] {
        assert!(dkim::config("example.org", "lotse", key).is_err(), "{key}");
    }
}
