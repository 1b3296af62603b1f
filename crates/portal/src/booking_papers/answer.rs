//! A file as an answer: to keep, and never drawn within the portal.
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use lotse_papers::{PaperError, Table};

use crate::error::{PortalError, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Pdf,
    Xlsx,
    Csv,
}

impl Format {
    pub(crate) const ALL: [Self; 3] = [Self::Pdf, Self::Xlsx, Self::Csv];

    /// As the name of a file ends.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Xlsx => "Excel",
            Self::Csv => "CSV",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A table as a file; `name` in plain letters, without ending.
pub(crate) async fn of_table(name: &str, format: Format, table: Table) -> Result<Response> {
    answer(name, format, move || match format {
        Format::Pdf => table.pdf(),
        Format::Xlsx => table.xlsx(),
        Format::Csv => table.csv(),
    })
    .await
}

/// A file that takes a while to write: not on a thread that serves others.
pub(crate) async fn answer(
    name: &str,
    format: Format,
    write: impl FnOnce() -> std::result::Result<Vec<u8>, PaperError> + Send + 'static,
) -> Result<Response> {
    let written = tokio::task::spawn_blocking(write).await;
    let bytes = written
        .map_err(|error| PortalError::Paper(error.into()))?
        .map_err(|error| PortalError::Paper(error.into()))?;
    Ok(attachment(name, format.word(), format.mime(), bytes))
}

/// A file that is written already; `name` in plain letters.
pub(crate) fn attachment(name: &str, ending: &str, mime: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let disposition = format!("attachment; filename=\"{name}.{ending}\"");
    let disposition =
        HeaderValue::from_str(&disposition).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}
