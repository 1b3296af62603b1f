//! A real clamd, where one is installed, with one signature of our own: that of the test file.
use std::{
    fmt::Write,
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::Duration,
};

use lotse_documents::{Documents, Place, Scanner};
use lotse_domain::{
    DomainError, Secrets,
    document::{DocumentKind, Scan},
};
use tempfile::TempDir;

use crate::corpus;

struct Clamd {
    child: Child,
    address: SocketAddr,
    dir: TempDir,
}

impl Drop for Clamd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Clamd {
    /// None where it is not installed.
    fn start() -> Option<Self> {
        let program = std::env::var("LOTSE_TEST_CLAMD").unwrap_or_else(|_| "clamd".into());
        let known =
            Command::new(&program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !known.is_ok_and(|status| status.success()) {
            return None;
        }
        let dir = TempDir::new().unwrap();
        let signatures = dir.path().join("signatures");
        std::fs::create_dir(&signatures).unwrap();
        let body = corpus::eicar().iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        });
        // Anywhere in a file of any kind.
        std::fs::write(signatures.join("test.ndb"), format!("Lotse.Test.OK:0:*:{body}\n")).unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let config = dir.path().join("clamd.conf");
        let text = format!(
            "DatabaseDirectory {}\nTCPSocket {}\nTCPAddr 127.0.0.1\nForeground yes\nLocalSocket {}\n",
            signatures.display(),
            address.port(),
            dir.path().join("clamd.sock").display(),
        );
        std::fs::write(&config, text).unwrap();
        let child = Command::new(&program)
            .arg(format!("--config-file={}", config.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let clamd = Self { child, address, dir };
        // It listens when it has read its signatures; the limit only keeps a broken one from holding the tests up for ever.
        for _ in 0..600 {
            if TcpStream::connect(address).is_ok() {
                return Some(clamd);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("clamd does not listen");
    }
}

fn documents(folder: &TempDir, scanner: Scanner) -> Documents {
    let secrets = Secrets::from_text("a secret of the tests, which is long enough").unwrap();
    Documents::open(&Place::Folder(folder.path().to_owned()), secrets, scanner).unwrap()
}

fn code<T: std::fmt::Debug>(outcome: Result<T, DomainError>) -> &'static str {
    let Err(DomainError::Invalid(errors)) = outcome else { panic!("not refused: {outcome:?}") };
    errors[0].code
}

/// A document that carries the test file, unpacked as scanners find it.
fn infected() -> Vec<u8> {
    corpus::pdf_with("", &[(7, corpus::stream("", &corpus::eicar()))])
}

/// A photograph with the test file behind its end: it would be gone after it was drawn anew.
fn infected_photo() -> Vec<u8> {
    [corpus::jpeg(20, 20), corpus::eicar()].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_carries_a_virus_does_not_come_in() {
    let Some(clamd) = Clamd::start() else {
        eprintln!("not scanned: no clamd here (Debian: apt-get install clamav-daemon)");
        return;
    };
    let socket = clamd.dir.path().join("clamd.sock").display().to_string();
    for address in [clamd.address.to_string(), socket] {
        let folder = TempDir::new().unwrap();
        let documents = documents(&folder, Scanner::Clamd(address));
        let clean = documents.take(DocumentKind::Cv, "cv.pdf", corpus::pdf()).await.unwrap();
        assert_eq!(clean.scan, Scan::Clean);
        let large = documents.take(DocumentKind::Cv, "cv.jpg", corpus::jpeg(3_000, 3_000)).await.unwrap();
        assert_eq!(large.scan, Scan::Clean);
        for bytes in [infected(), infected_photo()] {
            assert_eq!(code(documents.take(DocumentKind::Cv, "cv.pdf", bytes).await), "infected");
        }
        assert_eq!(code(documents.take_picture(infected_photo(), 400).await), "infected");
        assert_eq!(code(documents.take(DocumentKind::Cv, "eicar.com", corpus::eicar()).await), "type");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_scanner_nothing_is_called_clean() {
    let folder = TempDir::new().unwrap();
    let documents = documents(&folder, Scanner::None);
    assert_eq!(code(documents.take(DocumentKind::Cv, "eicar.pdf", corpus::eicar()).await), "type");
    let taken = documents.take(DocumentKind::Cv, "cv.pdf", infected()).await.unwrap();
    assert_eq!(taken.scan, Scan::NotScanned);
    // Of a photograph the picture alone is left.
    let photo = documents.take(DocumentKind::Cv, "cv.jpg", infected_photo()).await.unwrap();
    assert_eq!(photo.scan, Scan::NotScanned);
    assert!(usize::try_from(photo.bytes).unwrap() < infected_photo().len());
}
