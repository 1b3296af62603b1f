//! The empty template, for those who fill it in.
use std::io::{self, Write};

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook,
    Worksheet, XlsxError,
};

use super::{Column, Layout, columns::VACANCY, company_columns::COMPANY};

/// Rows for which the spreadsheet offers its lists.
const ROWS: u32 = 5_000;

/// Writes the template for postings as CSV: UTF-8 with a mark and semicolons, as German spreadsheets expect them; the
/// header and one example, which an import passes over.
///
/// # Errors
/// When `to` cannot be written.
pub fn write_template_csv(to: impl Write) -> io::Result<()> {
    write_csv(&VACANCY, to)
}

/// Writes the template for postings as XLSX: lists to choose from, and a sheet that explains each column.
///
/// # Errors
/// When `to` cannot be written.
pub fn write_template_xlsx(to: impl Write) -> io::Result<()> {
    write_xlsx(&VACANCY, "Stellen", to)
}

/// The same as [`write_template_csv`] for companies.
///
/// # Errors
/// When `to` cannot be written.
pub fn write_company_template_csv(to: impl Write) -> io::Result<()> {
    write_csv(&COMPANY, to)
}

/// The same as [`write_template_xlsx`] for companies.
///
/// # Errors
/// When `to` cannot be written.
pub fn write_company_template_xlsx(to: impl Write) -> io::Result<()> {
    write_xlsx(&COMPANY, "Unternehmen", to)
}

fn write_csv(layout: &Layout, mut to: impl Write) -> io::Result<()> {
    to.write_all("\u{feff}".as_bytes())?;
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(to);
    writer.write_record(layout.columns.iter().map(|column| column.header))?;
    writer.write_record(layout.columns.iter().map(|column| column.example))?;
    writer.flush()
}

fn write_xlsx(layout: &Layout, name: &str, mut to: impl Write) -> io::Result<()> {
    let bytes = workbook(layout, name).map_err(io::Error::other)?;
    to.write_all(&bytes)
}

fn workbook(layout: &Layout, name: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed time, so that the same version always writes the same file.
    if let Some(created) = NaiveDate::from_ymd_opt(2026, 1, 1) {
        let created = ExcelDateTime::parse_from_str(&created.to_string())?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    }
    fill_in(layout, workbook.add_worksheet().set_name(name)?)?;
    explain(layout, workbook.add_worksheet().set_name("Hinweise")?)?;
    workbook.save_to_buffer()
}

fn fill_in(layout: &Layout, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    // Postal codes keep their leading zero, and telephone numbers their plus sign, where the cells are text.
    let text = Format::new().set_num_format("@");
    for (column, at) in layout.columns.iter().zip(0..) {
        sheet.set_column_width(at, column.width)?;
        if matches!(column.field, "external_id" | "postal_code" | "contact_phone" | "phone") {
            sheet.set_column_format(at, &text)?;
        }
        sheet.write_string_with_format(0, at, column.header, &bold)?;
        if !column.choices.is_empty() {
            sheet.add_data_validation(1, at, ROWS, at, &choice(column)?)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn choice(column: &Column) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(column.choices)?
        .ignore_blank(true)
        // Other spellings are understood too, so that the spreadsheet only warns.
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_message("Bitte einen Wert aus der Liste wählen.")
}

fn explain(layout: &Layout, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for ((header, width), at) in
        [("Spalte", 24_u8), ("Was hineingehört", 60), ("Mögliche Werte", 34), ("Beispiel", 44)]
            .iter()
            .zip(0..)
    {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, *header, &bold)?;
    }
    for (column, row) in layout.columns.iter().zip(1..) {
        // The key of the example would only be copied.
        let example = if column.key == "external_id" { "A-2027-01" } else { column.example };
        for (text, at) in
            [column.header, column.help, &column.choices.join(", "), example].into_iter().zip(0..)
        {
            sheet.write_string_with_format(row, at, text, &wrapped)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
