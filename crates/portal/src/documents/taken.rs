//! Files that come with a form: stored one by one, or refused in plain words.
use axum::http::StatusCode;
use lotse_domain::{
    DomainError,
    document::{Document, DocumentKind, NewDocument, Scan},
};
use lotse_web_kit::auth::UploadedFile;
use uuid::Uuid;

use crate::{
    PortalState,
    error::{PortalError, Result},
    form::{Mistakes, Refusal},
    format,
    language::Lang,
    site::Site,
};

/// What became of the files of a form.
pub(crate) enum Taken {
    /// All are in the store, and have no row yet.
    All(Vec<NewDocument>),
    /// Nothing is stored; each mistake names its file.
    Refused(Refusal),
}

/// Takes the files of a form in.
///
/// # Errors
/// When the store fails in a way that nobody at the form can mend.
pub(crate) async fn take(
    state: &PortalState,
    lang: Lang,
    files: Vec<(DocumentKind, UploadedFile)>,
) -> Result<Taken> {
    let mut taken: Vec<NewDocument> = Vec::new();
    let mut mistakes = Mistakes::default();
    let mut later = false;
    for (kind, UploadedFile { field, name, bytes, too_large }) in files {
        let mut wrong = |code: &str| mistakes.add(&field, sentence(lang, code, &name));
        if too_large {
            wrong("too_large");
            continue;
        }
        match state.documents.take(kind, &name, bytes).await {
            Ok(document) => taken.push(document),
            Err(DomainError::Invalid(errors)) => errors.iter().for_each(|error| wrong(error.code)),
            Err(DomainError::NotNow(_)) => {
                wrong("later");
                later = true;
                break;
            }
            Err(other) => {
                discard(state, &taken).await;
                return Err(PortalError::from(other));
            }
        }
    }
    if mistakes.is_empty() {
        return Ok(Taken::All(taken));
    }
    discard(state, &taken).await;
    let mut refusal = Refusal::own(mistakes);
    if later {
        refusal.status = StatusCode::SERVICE_UNAVAILABLE;
    }
    Ok(Taken::Refused(refusal))
}

/// Removes files that get no row after all.
pub(crate) async fn discard(state: &PortalState, documents: &[NewDocument]) {
    let ids: Vec<Uuid> = documents.iter().map(|document| document.id).collect();
    if !ids.is_empty() {
        state.documents.discard(&ids).await;
    }
}

/// What is wrong with a file, with its name.
fn sentence(lang: Lang, code: &str, name: &str) -> String {
    let key = match code {
        "empty" => "file-empty",
        "too_large" => "file-too-large",
        "type" => "file-type",
        "pixels" => "file-pixels",
        "encrypted" => "file-encrypted",
        "active" => "file-active",
        "infected" => "file-infected",
        "later" => "file-later",
        _ => "file-broken",
    };
    lang.with(key, [("name", name.to_owned())])
}

/// A document in a list.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    /// What it is, how large, and since when.
    pub(crate) about: String,
    /// Whether somebody looked for viruses.
    pub(crate) scan: String,
    pub(crate) href: String,
}

impl Row {
    pub(crate) fn new(site: &Site, document: &Document) -> Self {
        let lang = site.lang;
        let about = [
            lang.word("file-kind", document.kind.as_str()),
            size(lang, document.bytes),
            format::date(lang, format::day_of(document.created_at)),
        ];
        Self {
            id: document.id,
            name: document.name.clone(),
            about: about.join(", "),
            scan: match document.scan {
                Scan::Clean => lang.t("file-scan-clean"),
                Scan::NotScanned => lang.t("file-scan-not-scanned"),
            },
            href: site.href(&format!("/mein/dokumente/{}", document.id)),
        }
    }
}

/// `340 kB`, `2,4 MB`.
fn size(lang: Lang, bytes: i32) -> String {
    let bytes = bytes.max(0);
    if bytes < 1_000_000 {
        let kilobytes = u64::try_from(bytes).unwrap_or(0).div_ceil(1_000);
        format!("{}\u{a0}kB", format::number(lang, kilobytes))
    } else {
        format!("{}\u{a0}MB", format::decimal(lang, f64::from(bytes) / 1_000_000.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, sentence, size};

    #[test]
    fn sizes_are_told_in_the_unit_that_fits() {
        assert_eq!(size(Lang::De, 340_001), "341\u{a0}kB");
        assert_eq!(size(Lang::De, 2_449_000), "2,4\u{a0}MB");
        assert_eq!(size(Lang::En, 5_000_000), "5\u{a0}MB");
    }

    #[test]
    fn every_reason_for_which_a_file_is_refused_has_its_sentence() {
        let codes =
            ["empty", "too_large", "type", "broken", "pixels", "encrypted", "active", "infected", "later"];
        let sentences: Vec<String> =
            codes.iter().map(|code| sentence(Lang::De, code, "Zeugnis.pdf")).collect();
        for (at, text) in sentences.iter().enumerate() {
            assert!(text.contains("Zeugnis.pdf"), "{text}");
            assert!(!sentences[..at].contains(text), "{text}");
        }
        assert_eq!(sentence(Lang::De, "new", "x"), sentence(Lang::De, "broken", "x"));
    }
}
