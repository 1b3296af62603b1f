//! Our own spreadsheet, as CSV and as XLSX: one table of columns, one way from a row to a record.
mod cell;
mod columns;
mod company;
mod company_columns;
mod csv_rows;
mod header;
mod row;
mod sources;
mod vacancy;
mod write;
mod xlsx_rows;

pub(crate) use sources::{CompanyTable, CompanyWorkbook, VacancyTable, VacancyWorkbook};
pub use write::{
    write_company_template_csv, write_company_template_xlsx, write_template_csv, write_template_xlsx,
};

/// The key of the example in an empty template; such a row is passed over.
const EXAMPLE_KEY: &str = "BEISPIEL";

/// A column of the template.
#[derive(Debug)]
struct Column {
    /// Our own name for it, unique; `pay_1` to `pay_4` are one field.
    key: &'static str,
    /// The field of the domain.
    field: &'static str,
    /// As the template writes it.
    header: &'static str,
    /// Other headers that mean the same.
    aliases: &'static [&'static str],
    /// What to write there, for the person who fills it in.
    help: &'static str,
    example: &'static str,
    /// Words to choose from; empty where any text goes.
    choices: &'static [&'static str],
    /// Width in a spreadsheet, in characters.
    width: u8,
}

/// A table of columns and those without which a file is none of ours.
#[derive(Debug)]
struct Layout {
    columns: &'static [Column],
    /// Keys of columns.
    needed: &'static [&'static str],
}

impl Layout {
    /// The column for a field of the domain; the first of several.
    fn column_of(&self, field: &str) -> Option<&'static str> {
        self.columns.iter().find(|column| column.field == field).map(|column| column.header)
    }
}
