//! The sources, and how the one for a file is found.
use lotse_domain::company::CompanyRecord;

use crate::{Entry, FileError, FileHead, FileKind, InputFile, ba, employers, json, template};

/// A format in which postings come.
pub trait VacancySource: Send + Sync {
    /// The word for it on the command line.
    fn name(&self) -> &'static str;

    /// The name under which its records are stored, unless another is given.
    fn stored_as(&self) -> &'static str {
        self.name()
    }

    /// One line for people.
    fn describes(&self) -> &'static str;

    /// Whether a file is of this format, by what is in it.
    fn recognises(&self, file: &FileHead<'_>) -> bool;

    /// The column in which a file of this format keeps a field of the domain.
    fn column_of(&self, field: &str) -> Option<&'static str>;

    /// Everything in the file, in its order. The whole file has been checked when this returns.
    ///
    /// # Errors
    /// When the file is broken or of another format; there are no entries then.
    fn read<'f>(&self, file: &'f InputFile)
    -> Result<Box<dyn Iterator<Item = Entry> + Send + 'f>, FileError>;
}

/// A format in which companies come.
pub trait CompanySource: Send + Sync {
    /// The word for it on the command line.
    fn name(&self) -> &'static str;

    /// The name under which its records are stored, unless another is given.
    fn stored_as(&self) -> &'static str {
        self.name()
    }

    /// Whether a file is of this format, by what is in it.
    fn recognises(&self, file: &FileHead<'_>) -> bool;

    /// The column in which a file of this format keeps a field of the domain.
    fn column_of(&self, field: &str) -> Option<&'static str>;

    /// Everything in the file, in its order. The whole file has been checked when this returns.
    ///
    /// # Errors
    /// When the file is broken or of another format; there are no entries then.
    fn read<'f>(
        &self,
        file: &'f InputFile,
    ) -> Result<Box<dyn Iterator<Item = Entry<CompanyRecord>> + Send + 'f>, FileError>;
}

/// In the order in which they are asked; the template takes any text, hence last.
const SOURCES: &[&dyn VacancySource] =
    &[&ba::FederalAgency, &employers::EmployerList, &template::VacancyWorkbook, &template::VacancyTable];

const COMPANY_SOURCES: &[&dyn CompanySource] = &[&template::CompanyWorkbook, &template::CompanyTable];

/// Every format of postings.
pub fn sources() -> &'static [&'static dyn VacancySource] {
    SOURCES
}

/// Every format of companies.
pub fn company_sources() -> &'static [&'static dyn CompanySource] {
    COMPANY_SOURCES
}

/// The format of postings with this name.
pub fn source_by_name(name: &str) -> Option<&'static dyn VacancySource> {
    SOURCES.iter().copied().find(|source| source.name() == name)
}

/// The format of companies with this name.
pub fn company_source_by_name(name: &str) -> Option<&'static dyn CompanySource> {
    COMPANY_SOURCES.iter().copied().find(|source| source.name() == name)
}

/// The column in which files of a source keep a field of the domain; the source by its own or its stored name.
pub fn column_of(source: &str, field: &str) -> Option<&'static str> {
    SOURCES.iter().find(|s| s.name() == source || s.stored_as() == source).and_then(|s| s.column_of(field))
}

/// The format of a file of postings.
///
/// # Errors
/// When it is none that we know, or JSON that is broken.
pub fn detect(file: &InputFile) -> Result<&'static dyn VacancySource, FileError> {
    let head = file.head();
    if let Some(source) = SOURCES.iter().copied().find(|source| source.recognises(&head)) {
        return Ok(source);
    }
    if head.kind == FileKind::Json {
        // A file that breaks off before its first key is cut off rather than unknown.
        json::check(file.text()?)?;
    }
    let known: Vec<_> = SOURCES.iter().map(|s| format!("{} ({})", s.name(), s.describes())).collect();
    Err(FileError::NotOurs(format!(
        "the file is JSON of a shape that we do not know; known are: {}",
        known.join(", ")
    )))
}

/// The format of a file of companies.
///
/// # Errors
/// When it is none that we know.
pub fn detect_companies(file: &InputFile) -> Result<&'static dyn CompanySource, FileError> {
    let head = file.head();
    COMPANY_SOURCES.iter().copied().find(|source| source.recognises(&head)).ok_or_else(|| {
        FileError::NotOurs(
            "the file is JSON; companies are read from the template only (lotse import template)".to_owned(),
        )
    })
}
