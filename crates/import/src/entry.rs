use std::fmt;

use lotse_domain::{FieldError, vacancy::VacancyRecord};

/// What a source says at one place of its file.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry<R = VacancyRecord> {
    Record(R),
    /// There is a record, but it cannot be read.
    Refused(Refusal),
    /// Worth telling, but about no record that is taken in.
    Note(Note),
}

/// A record that could not be read, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Row or position in the file, from 1.
    pub row: u64,
    /// Its key within the source, where that could be read.
    pub external_id: Option<String>,
    pub errors: Vec<ColumnError>,
}

/// One value that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnError {
    /// Name of the column as the file calls it.
    pub column: String,
    /// Name of the field as the API calls it.
    pub field: &'static str,
    /// Stable word for the kind of problem.
    pub code: &'static str,
    /// One sentence for people, without the column's name.
    pub detail: String,
}

/// Something worth telling that refuses nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Row or position in the file, from 1.
    pub row: u64,
    pub remark: FieldError,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, error) in self.errors.iter().enumerate() {
            let separator = if at == 0 { "" } else { "; " };
            write!(f, "{separator}{error}")?;
        }
        Ok(())
    }
}

impl fmt::Display for ColumnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.column, self.detail)
    }
}

impl<R> Entry<R> {
    pub(crate) fn note(row: u64, field: &'static str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::Note(Note { row, remark: FieldError::new(field, code, detail) })
    }
}
