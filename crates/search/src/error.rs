use lotse_domain::DomainError;

/// Why the index could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The page that was asked for does not exist: [`crate::SearchQuery::after`] is none of our cursors.
    #[error("the cursor does not belong to this search")]
    BadCursor,
    /// Another process writes to the index.
    #[error("another process writes to this index")]
    InUse,
    /// The index cannot be read as it lies there. Opening it for writing makes it anew.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    #[error("the index failed")]
    Index(#[from] tantivy::TantivyError),
    #[error("a file of the index cannot be read or written")]
    Files(#[from] std::io::Error),
    #[error("what is stored in the index cannot be read or written")]
    Encoding(#[from] serde_json::Error),
    #[error("the database failed")]
    Domain(#[from] DomainError),
    #[error("the work was broken off")]
    BrokenOff(#[from] tokio::task::JoinError),
}

pub(crate) type Result<T, E = SearchError> = std::result::Result<T, E>;
