//! What clusters hand out on paper: regional lists of open places, and the yearly guide.
//!
//! Rows come from the index and from what the public sees in the database, never from anything else; words are those of
//! the reader's language; [`lotse_papers`] draws them.
mod guide;
mod list;
mod markdown;
mod texts;

pub use guide::{GuideCall, MOST_FOREWORD, guide};
pub use list::{Choice, ListCall, MOST, OpenPlace, Order, Places, find};
pub use lotse_papers::{Guide, Language, PaperError};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Where the papers lead and who hands them out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portal {
    /// As it stands on its pages.
    pub name: String,
    /// What stands before `/unternehmen/…` in addresses: `https://lotse.example/c/food`.
    pub base: String,
}

impl Portal {
    pub(crate) fn company(&self, slug: &str) -> String {
        format!("{}/unternehmen/{slug}", self.base)
    }

    pub(crate) fn institution(&self, slug: &str) -> String {
        format!("{}/bildungseinrichtungen/{slug}", self.base)
    }

    pub(crate) fn vacancy(&self, title: &str, id: uuid::Uuid) -> String {
        format!("{}/stellen/{}-{id}", self.base, lotse_domain::fold::slug(title))
    }
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Xlsx,
    Csv,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Xlsx, Self::Csv];

    /// As the name of a file ends.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum HandoutError {
    #[error(transparent)]
    Domain(#[from] lotse_domain::DomainError),
    #[error(transparent)]
    Search(#[from] lotse_search::SearchError),
    #[error(transparent)]
    Paper(#[from] PaperError),
    #[error("the writing was given up")]
    Ended,
}

pub type Result<T, E = HandoutError> = std::result::Result<T, E>;

/// Papers that are written at the same time: everybody may ask for one, and nobody else shall wait for it.
const WRITERS: usize = 2;
static WRITING: Semaphore = Semaphore::const_new(WRITERS);

/// Writes a file on a thread that serves nobody else, not many at once.
///
/// # Errors
/// What `write` says.
pub async fn written(
    write: impl FnOnce() -> Result<Vec<u8>, PaperError> + Send + 'static,
) -> Result<Vec<u8>> {
    let turn: SemaphorePermit<'static> = WRITING.acquire().await.map_err(|_| HandoutError::Ended)?;
    let written = tokio::task::spawn_blocking(move || {
        // Whoever asked may be gone; the turn ends with the work.
        let _turn = turn;
        write()
    });
    Ok(written.await.map_err(|_| HandoutError::Ended)??)
}
