//! Readers for the files that postings come in.
//!
//! # How to use it
//!
//! ```no_run
//! use lotse_import::{Entry, InputFile, detect};
//!
//! # fn main() -> Result<(), lotse_import::FileError> {
//! let file = InputFile::open("postings.csv".as_ref())?;
//! let source = detect(&file)?; // or source_by_name("ba") for --format
//! for entry in source.read(&file)? {
//!     match entry {
//!         Entry::Record(record) => println!("store {} as {}", record.external_id, source.stored_as()),
//!         Entry::Refused(refusal) => println!("row {}: {}", refusal.row, refusal),
//!         Entry::Note(note) => println!("row {}: {}", note.row, note.remark.detail),
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! - [`InputFile::open`] reads a file of up to 1 GiB and finds out what it is: a workbook, JSON or text. What can be
//!   nothing of these is a [`FileError`]: one sentence on what is wrong and what to do.
//! - [`sources`], [`source_by_name`] and [`detect`] give a [`VacancySource`]; [`company_sources`],
//!   [`company_source_by_name`] and [`detect_companies`] a [`CompanySource`].
//! - [`VacancySource::read`] checks the **whole** file before it hands out the first [`Entry`]: a broken file is an error
//!   and no entry at all. It yields records, refusals (row, column, reason) and notes (of no consequence for a record,
//!   such as a column that nobody knows).
//! - [`VacancySource::stored_as`] is the stored name of the source unless the operator gives another; both layouts of the
//!   template share one, so that a file may change from CSV to XLSX.
//! - [`column_of`] translates a field of the domain into the column of the file, for what is refused later on.
//! - [`write_template_csv`], [`write_template_xlsx`] and the same for companies write the empty template.
//!
//! Everything here is blocking and computes; call it from a thread that may block. Iterators are `Send`.
//!
//! # How to add a format
//!
//! One file (or folder) that implements [`VacancySource`], and its line in [`sources`].
mod ba;
mod employers;
mod entry;
mod error;
mod file;
mod json;
mod source;
mod template;
mod values;

pub use entry::{ColumnError, Entry, Note, Refusal};
pub use error::FileError;
pub use file::{FileHead, FileKind, InputFile};
pub use source::{
    CompanySource, VacancySource, column_of, company_source_by_name, company_sources, detect,
    detect_companies, source_by_name, sources,
};
pub use template::{
    write_company_template_csv, write_company_template_xlsx, write_template_csv, write_template_xlsx,
};
