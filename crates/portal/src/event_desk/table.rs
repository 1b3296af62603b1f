//! A table of texts, as several pages of this desk show one.

#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) head: Vec<String>,
    /// The first cell names the row.
    pub(super) rows: Vec<(String, Vec<String>)>,
}
