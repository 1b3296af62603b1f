//! Rows of an XLSX workbook.
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError, open_workbook_from_rs};

use super::{Layout, cell::Cell, header::Header, row::Row};
use crate::{FileError, values::text::excerpt};

/// How far down a header is looked for: people put a title or a logo above it.
const HEADER_ROWS: u32 = 10;

/// The first sheet of a workbook that has our header. Only cells of columns that we know are kept.
#[derive(Debug)]
pub(super) struct XlsxRows {
    pub header: Header,
    rows: Vec<Row>,
}

impl XlsxRows {
    /// Reads the whole workbook.
    ///
    /// # Errors
    /// When it is damaged, or no sheet has our header.
    pub(super) fn open(bytes: &[u8], layout: &'static Layout) -> Result<Self, FileError> {
        let mut workbook: Xlsx<_> =
            open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        let mut best: Option<(Header, Vec<String>)> = None;
        for sheet in workbook.sheet_names() {
            let Some((header, names)) = find_header(&mut workbook, &sheet, layout)? else { continue };
            if header.is_complete() {
                let rows = read_rows(&mut workbook, &sheet, &header)?;
                return Ok(Self { header, rows });
            }
            if best.as_ref().is_none_or(|(known, _)| header.known() > known.known()) {
                best = Some((header, names));
            }
        }
        let (header, names) = best.ok_or(FileError::Empty)?;
        Err(header.require(&names).err().unwrap_or(FileError::Empty))
    }

    /// The rows below the header that are not empty.
    pub(super) fn into_rows(self) -> impl Iterator<Item = Row> + Send {
        self.rows.into_iter()
    }
}

fn damaged(error: &XlsxError) -> FileError {
    match error {
        XlsxError::Password => {
            FileError::WrongKind { what: "a workbook with a password", advice: "save it without one" }
        }
        error => {
            FileError::Damaged(format!("the workbook cannot be read ({error}); save it once more as .xlsx"))
        }
    }
}

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Hands out the cells of a sheet, counted from 0, until `take` says that it has enough.
fn each_cell(
    workbook: &mut Workbook<'_>,
    sheet: &str,
    mut take: impl FnMut((u32, u32), &DataRef<'_>) -> bool,
) -> Result<(), FileError> {
    let mut cells = match workbook.worksheet_cells_reader(sheet) {
        // A sheet that holds nothing but a chart.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        cells => cells.map_err(|error| damaged(&error))?,
    };
    while let Some(cell) = cells.next_cell().map_err(|error| damaged(&error))? {
        if !take(cell.get_position(), cell.get_value()) {
            break;
        }
    }
    Ok(())
}

/// The row among the first that has most of our headers, and what it says.
fn find_header(
    workbook: &mut Workbook<'_>,
    sheet: &str,
    layout: &'static Layout,
) -> Result<Option<(Header, Vec<String>)>, FileError> {
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    each_cell(workbook, sheet, |(row, column), value| {
        let Some(text) = cell(value).text() else { return row < HEADER_ROWS };
        if row >= HEADER_ROWS {
            return false;
        }
        if rows.last().is_none_or(|(last, _)| *last != row) {
            rows.push((row, Vec::new()));
        }
        if let (Some((_, names)), Ok(column)) = (rows.last_mut(), usize::try_from(column)) {
            names.resize(names.len().max(column + 1), String::new());
            names[column] = text;
        }
        true
    })?;
    let headers = rows.into_iter().map(|(row, names)| {
        let header = Header::read(layout, u64::from(row) + 1, names.iter().map(String::as_str));
        (header, names.iter().filter(|name| !name.is_empty()).map(|name| excerpt(name)).collect::<Vec<_>>())
    });
    // Of two rows that know as much, the upper one.
    Ok(headers.reduce(|best, next| if next.0.known() > best.0.known() { next } else { best }))
}

fn read_rows(workbook: &mut Workbook<'_>, sheet: &str, header: &Header) -> Result<Vec<Row>, FileError> {
    let positions: Vec<usize> = header.positions().collect();
    let mut rows: Vec<Row> = Vec::new();
    each_cell(workbook, sheet, |(row, column), value| {
        let number = u64::from(row) + 1;
        let (Ok(column), cell) = (usize::try_from(column), cell(value)) else { return true };
        if number <= header.row || cell == Cell::Empty || !positions.contains(&column) {
            return true;
        }
        if rows.last().is_none_or(|last| last.number != number) {
            rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(row) = rows.last_mut() {
            row.cells.resize(row.cells.len().max(column + 1), Cell::Empty);
            row.cells[column] = cell;
        }
        true
    })?;
    Ok(rows)
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::from_text(text)
        }
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::Float(number) => Cell::Number(*number),
        // Every whole number that a spreadsheet keeps is exact in 53 bits.
        DataRef::Int(number) => number.to_string().parse().map_or(Cell::Empty, Cell::Number),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(date) if date.is_datetime() => {
            date.as_datetime().map_or(Cell::Number(date.as_f64()), |date| Cell::Date(date.date()))
        }
        // "38:30" typed as a time: hours are what is meant.
        DataRef::DateTime(length) => Cell::Number(length.as_f64() * 24.0),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType};
    use chrono::NaiveDate;
    use rust_xlsxwriter::Workbook;

    use super::{Cell, XlsxRows, cell};
    use crate::template::columns::VACANCY;

    fn workbook(fill: impl FnOnce(&mut Workbook) -> Result<(), rust_xlsxwriter::XlsxError>) -> Vec<u8> {
        let mut workbook = Workbook::new();
        fill(&mut workbook).unwrap();
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn the_sheet_with_our_header_is_read_wherever_it_stands() {
        let bytes = workbook(|book| {
            book.add_worksheet().write(0, 0, "Nur ein Deckblatt")?;
            let sheet = book.add_worksheet();
            sheet.write(0, 0, "Unsere Stellen 2027")?;
            sheet.write(2, 1, "Titel")?.write(2, 2, "Firma")?.write(2, 3, "PLZ")?.write(2, 4, "Farbe")?;
            sheet.write(3, 1, "Koch")?.write(3, 2, "Adler")?.write(3, 3, 1067)?.write(3, 4, "rot")?;
            sheet.write(5, 1, "Kellner")?.write(5, 2, "Adler")?;
            Ok(())
        });
        let read = XlsxRows::open(&bytes, &VACANCY).unwrap();
        assert_eq!(read.header.row, 3);
        let rows: Vec<_> = read.into_rows().collect();
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 6]);
        assert_eq!(rows[0].cells[3], Cell::Number(1067.0));
        assert_eq!(rows[0].cells.len(), 4, "columns that nobody knows are not kept");
    }

    #[test]
    fn a_workbook_without_our_header_or_with_a_piece_missing_is_refused() {
        let bytes = workbook(|book| book.add_worksheet().write(0, 0, "Name").map(|_| ()));
        let told = XlsxRows::open(&bytes, &VACANCY).unwrap_err().to_string();
        assert!(told.contains("lacks \"Titel\" and \"Unternehmen\"; found: Name"), "{told}");
        let mut damaged = bytes.clone();
        let middle = damaged.len() / 2;
        damaged.drain(middle - 200..middle);
        let told = XlsxRows::open(&damaged, &VACANCY).unwrap_err().to_string();
        assert!(told.starts_with("the file is damaged"), "{told}");
        let empty = workbook(|book| {
            book.add_worksheet();
            Ok(())
        });
        assert_eq!(XlsxRows::open(&empty, &VACANCY).unwrap_err().to_string(), "the file is empty");
    }

    #[test]
    fn cells_of_every_type() {
        let date = ExcelDateTime::new(46_600.0, ExcelDateTimeType::DateTime, false);
        assert_eq!(cell(&DataRef::DateTime(date)), Cell::Date(NaiveDate::from_ymd_opt(2027, 8, 1).unwrap()));
        let hours = ExcelDateTime::new(38.5 / 24.0, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(cell(&DataRef::DateTime(hours)).text().as_deref(), Some("38,5"));
        assert_eq!(cell(&DataRef::Bool(true)).text().as_deref(), Some("ja"));
        assert_eq!(cell(&DataRef::Int(3)).text().as_deref(), Some("3"));
        assert_eq!(cell(&DataRef::SharedString(" ")), Cell::Empty);
        assert_eq!(cell(&DataRef::Error(CellErrorType::NA)), Cell::Error("#N/A".into()));
    }
}
