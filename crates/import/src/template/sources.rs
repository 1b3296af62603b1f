//! The template as a source: as text and as a workbook, for postings and for companies.
use lotse_domain::company::CompanyRecord;

use super::{
    Layout, columns::VACANCY, company, company_columns::COMPANY, csv_rows::CsvRows, header::Header, row::Row,
    vacancy, xlsx_rows::XlsxRows,
};
use crate::{
    CompanySource, Entry, FileError, FileHead, FileKind, InputFile, VacancySource, values::key::DerivedKeys,
};

/// Both layouts hold the same records, hence one name for where they come from.
const STORED_AS: &str = "template";

pub(crate) struct VacancyTable;
pub(crate) struct VacancyWorkbook;
pub(crate) struct CompanyTable;
pub(crate) struct CompanyWorkbook;

type Rows<'f> = Box<dyn Iterator<Item = Row> + Send + 'f>;

fn table<'f>(file: &'f InputFile, layout: &'static Layout) -> Result<(Header, Rows<'f>), FileError> {
    let rows = CsvRows::open(file.text()?, layout)?;
    Ok((rows.header.clone(), Box::new(rows.rows())))
}

fn workbook<'f>(file: &'f InputFile, layout: &'static Layout) -> Result<(Header, Rows<'f>), FileError> {
    let rows = XlsxRows::open(file.workbook()?, layout)?;
    Ok((rows.header.clone(), Box::new(rows.into_rows())))
}

/// What is odd about the header comes once, before all rows.
fn notes<R>(header: &Header) -> Vec<Entry<R>> {
    header
        .remarks
        .iter()
        .map(|(code, detail)| Entry::note(header.row, "header", code, detail.clone()))
        .collect()
}

fn vacancies<'f>((header, rows): (Header, Rows<'f>)) -> Box<dyn Iterator<Item = Entry> + Send + 'f> {
    let mut keys = DerivedKeys::default();
    Box::new(notes(&header).into_iter().chain(rows.map(move |row| vacancy::entry(&header, &row, &mut keys))))
}

fn companies<'f>(
    (header, rows): (Header, Rows<'f>),
) -> Box<dyn Iterator<Item = Entry<CompanyRecord>> + Send + 'f> {
    Box::new(notes(&header).into_iter().chain(rows.flat_map(move |row| company::entries(&header, &row))))
}

impl VacancySource for VacancyTable {
    fn name(&self) -> &'static str {
        "template-csv"
    }

    fn stored_as(&self) -> &'static str {
        STORED_AS
    }

    fn describes(&self) -> &'static str {
        "our spreadsheet as CSV"
    }

    /// Any text that is no JSON: what is missing in it is told by name then.
    fn recognises(&self, file: &FileHead<'_>) -> bool {
        file.kind == FileKind::Text
    }

    fn column_of(&self, field: &str) -> Option<&'static str> {
        VACANCY.column_of(field)
    }

    fn read<'f>(
        &self,
        file: &'f InputFile,
    ) -> Result<Box<dyn Iterator<Item = Entry> + Send + 'f>, FileError> {
        table(file, &VACANCY).map(vacancies)
    }
}

impl VacancySource for VacancyWorkbook {
    fn name(&self) -> &'static str {
        "template-xlsx"
    }

    fn stored_as(&self) -> &'static str {
        STORED_AS
    }

    fn describes(&self) -> &'static str {
        "our spreadsheet as XLSX"
    }

    fn recognises(&self, file: &FileHead<'_>) -> bool {
        file.kind == FileKind::Workbook
    }

    fn column_of(&self, field: &str) -> Option<&'static str> {
        VACANCY.column_of(field)
    }

    fn read<'f>(
        &self,
        file: &'f InputFile,
    ) -> Result<Box<dyn Iterator<Item = Entry> + Send + 'f>, FileError> {
        workbook(file, &VACANCY).map(vacancies)
    }
}

impl CompanySource for CompanyTable {
    fn name(&self) -> &'static str {
        "template-csv"
    }

    fn stored_as(&self) -> &'static str {
        STORED_AS
    }

    fn recognises(&self, file: &FileHead<'_>) -> bool {
        file.kind == FileKind::Text
    }

    fn column_of(&self, field: &str) -> Option<&'static str> {
        COMPANY.column_of(field)
    }

    fn read<'f>(
        &self,
        file: &'f InputFile,
    ) -> Result<Box<dyn Iterator<Item = Entry<CompanyRecord>> + Send + 'f>, FileError> {
        table(file, &COMPANY).map(companies)
    }
}

impl CompanySource for CompanyWorkbook {
    fn name(&self) -> &'static str {
        "template-xlsx"
    }

    fn stored_as(&self) -> &'static str {
        STORED_AS
    }

    fn recognises(&self, file: &FileHead<'_>) -> bool {
        file.kind == FileKind::Workbook
    }

    fn column_of(&self, field: &str) -> Option<&'static str> {
        COMPANY.column_of(field)
    }

    fn read<'f>(
        &self,
        file: &'f InputFile,
    ) -> Result<Box<dyn Iterator<Item = Entry<CompanyRecord>> + Send + 'f>, FileError> {
        workbook(file, &COMPANY).map(companies)
    }
}
