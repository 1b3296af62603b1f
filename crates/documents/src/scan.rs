//! Asks clamd (its INSTREAM command) whether a file carries a virus.
use std::time::Duration;

use clamav_client::tokio::{Tcp, scan_buffer};
use lotse_domain::{DomainError, Result, document::Scan};

use crate::{Scanner, inspect::Refusal};

const PATIENCE: Duration = Duration::from_secs(30);

impl Scanner {
    /// What it says of the bytes as they came in, before anything is cleaned away.
    ///
    /// # Errors
    /// `NotNow` when it does not answer, or not with one of its two answers: then nothing is let in.
    pub(crate) async fn look(&self, bytes: &[u8]) -> Result<std::result::Result<Scan, Refusal>> {
        let address = match self {
            Self::None => return Ok(Ok(Scan::NotScanned)),
            Self::Clamd(address) => address.as_str(),
        };
        let answer = match tokio::time::timeout(PATIENCE, ask(address, bytes)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(err)) => return Err(silent(&err.to_string())),
            Err(_) => return Err(silent("no answer in time")),
        };
        verdict(&answer).ok_or_else(|| silent(&String::from_utf8_lossy(&answer)))
    }
}

#[cfg(unix)]
async fn ask(address: &str, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    if address.starts_with('/') {
        return scan_buffer(bytes, clamav_client::tokio::Socket { socket_path: address }, None).await;
    }
    scan_buffer(bytes, Tcp { host_address: address }, None).await
}

#[cfg(not(unix))]
async fn ask(address: &str, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    scan_buffer(bytes, Tcp { host_address: address }, None).await
}

/// `stream: OK` or `stream: NAME FOUND`. The name of a signature may hold any word, so only the end counts.
fn verdict(answer: &[u8]) -> Option<std::result::Result<Scan, Refusal>> {
    let answer = answer.trim_ascii_end();
    let answer = answer.strip_suffix(b"\0").unwrap_or(answer).trim_ascii_end();
    if answer == b"stream: OK" {
        return Some(Ok(Scan::Clean));
    }
    (answer.starts_with(b"stream: ") && answer.ends_with(b" FOUND")).then_some(Err(Refusal::Infected))
}

fn silent(cause: &str) -> DomainError {
    tracing::warn!(error = cause, "the virus scanner failed");
    DomainError::NotNow("files cannot be looked at for viruses at the moment; try again later".into())
}

#[cfg(test)]
mod tests {
    use super::{Refusal, Scan, verdict};

    #[test]
    fn only_the_two_answers_count() {
        assert_eq!(verdict(b"stream: OK\0"), Some(Ok(Scan::Clean)));
        assert_eq!(verdict(b"stream: OK\n"), Some(Ok(Scan::Clean)));
        assert_eq!(verdict(b"stream: Looks-OK.UNOFFICIAL FOUND\0"), Some(Err(Refusal::Infected)));
        for other in [
            &b""[..],
            b"INSTREAM size limit exceeded. ERROR\0",
            b"stream: x OK ERROR\0",
            b"UNKNOWN COMMAND\0",
            b"stream: FOUND OK\0",
        ] {
            assert_eq!(verdict(other), None, "{}", String::from_utf8_lossy(other));
        }
    }
}
