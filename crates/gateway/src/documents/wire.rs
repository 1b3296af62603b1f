use chrono::{DateTime, Utc};
use lotse_domain::{
    DomainError,
    document::{Document, DocumentKind, Scan},
};
use lotse_web_kit::{Params, QueryParams, Reply};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{paths, words};

/// What the document is.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct DocumentIn {
    /// Name of the file; else the `filename` of a `Content-Disposition` (RFC 6266) must say it.
    #[param(example = "Lebenslauf.pdf", min_length = 1, max_length = 255)]
    name: Option<String>,
    /// What it is; `other` unless given.
    #[param(value_type = Option<words::DocumentKindDescribed>, default = "other")]
    kind: Option<DocumentKind>,
}

impl DocumentIn {
    /// The name and what it is.
    pub(super) fn parts(self, sent: Option<String>) -> Reply<(String, DocumentKind)> {
        let Self { name, kind } = self;
        let missing = || DomainError::invalid("name", "missing", "must be given: the name of the file");
        Ok((name.or(sent).ok_or_else(missing)?, kind.unwrap_or(DocumentKind::Other)))
    }
}

impl QueryParams for DocumentIn {
    fn read(params: &mut Params) -> Self {
        Self { name: params.text("name", 255), kind: params.word("kind") }
    }
}

/// The caller's documents, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Documents)]
pub(super) struct DocumentsOut {
    items: Vec<DocumentOut>,
}

/// A file of a pupil.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Document)]
pub(crate) struct DocumentOut {
    id: Uuid,
    /// Address of its content.
    url: String,
    #[schema(value_type = words::DocumentKindDescribed)]
    kind: DocumentKind,
    #[schema(example = "Lebenslauf.pdf")]
    name: String,
    #[schema(example = "application/pdf")]
    media_type: String,
    bytes: i32,
    /// What a virus scanner said; `not_scanned` means that nobody has looked.
    #[schema(value_type = words::ScanDescribed)]
    scan: Scan,
    created_at: DateTime<Utc>,
}

impl From<Vec<Document>> for DocumentsOut {
    fn from(documents: Vec<Document>) -> Self {
        Self { items: documents.into_iter().map(Into::into).collect() }
    }
}

impl From<Document> for DocumentOut {
    fn from(document: Document) -> Self {
        let Document {
            id,
            // Whoever sees it knows whose it is.
            account_id: _,
            intake_id: _,
            kind,
            name,
            media_type,
            bytes,
            // Ours, for storing it.
            content_hash: _,
            wrapped_key: _,
            scan,
            created_at,
        } = document;
        Self { id, url: paths::document(id), kind, name, media_type, bytes, scan, created_at }
    }
}
