/// Why a reference table was not taken. Nothing of it is used then.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    /// A row that cannot be understood; the message of `csv` names line and column.
    #[error("the table cannot be read: {0}")]
    Table(#[from] csv::Error),
    #[error("row {row}: {detail}")]
    Row {
        /// As a spreadsheet counts: the header is row 1.
        row: u64,
        detail: String,
    },
    #[error("the file cannot be read: {0}")]
    Read(#[from] std::io::Error),
    #[error("the table is empty")]
    Empty,
}
