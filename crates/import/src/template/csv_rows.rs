//! Rows of a CSV file, numbered as a spreadsheet shows them.
use csv::{ReaderBuilder, StringRecord};

use super::{Layout, cell::Cell, header::Header, row::Row};
use crate::{FileError, values::text::excerpt};

/// What separates the values of a row.
const DELIMITERS: &[char] = &[';', ',', '\t'];

/// A CSV file that has been checked from beginning to end.
#[derive(Debug)]
pub(super) struct CsvRows<'f> {
    text: &'f str,
    delimiter: u8,
    pub header: Header,
}

impl<'f> CsvRows<'f> {
    /// Finds the separator and the header, and reads the whole file once.
    ///
    /// # Errors
    /// When it is cut off or lacks our header.
    pub(super) fn open(text: &'f str, layout: &'static Layout) -> Result<Self, FileError> {
        // Spreadsheets may be told the separator in a line of its own.
        let told = text
            .get(..4)
            .filter(|start| start.eq_ignore_ascii_case("sep="))
            .and_then(|_| text[4..].chars().next());
        let delimiters = told.map_or_else(|| DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
        let mut best: Option<(Header, Vec<String>, u8)> = None;
        for delimiter in delimiters {
            let Ok(byte) = u8::try_from(delimiter) else { continue };
            let first = numbered(text, byte).nth(usize::from(told.is_some()));
            let Some((row, first)) = first else { continue };
            let names: Vec<String> = first?.iter().map(str::to_owned).collect();
            let header = Header::read(layout, row, names.iter().map(String::as_str));
            if best.as_ref().is_none_or(|(known, ..)| header.known() > known.known()) {
                best = Some((header, names, byte));
            }
        }
        let (header, names, delimiter) = best.ok_or(FileError::Empty)?;
        check_quotes(text, delimiter)?;
        let header = header.require(&names.iter().map(|name| excerpt(name)).collect::<Vec<_>>())?;
        let rows = Self { text, delimiter, header };
        rows.check_rows(names.len())?;
        Ok(rows)
    }

    /// The rows below the header that are not empty.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> + Send + use<'f> {
        let header_row = self.header.row;
        numbered(self.text, self.delimiter).filter(move |(row, _)| *row > header_row).filter_map(
            |(number, record)| {
                // All of them were read once already.
                let record = record.ok()?;
                let cells: Vec<Cell> = record.iter().map(Cell::from_text).collect();
                cells.iter().any(|cell| *cell != Cell::Empty).then_some(Row { number, cells })
            },
        )
    }

    /// A file that ends in the middle of its last row was cut off.
    fn check_rows(&self, width: usize) -> Result<(), FileError> {
        let mut last = None;
        for (row, record) in numbered(self.text, self.delimiter) {
            last = Some((row, record?.len()));
        }
        let Some((row, found)) = last else { return Ok(()) };
        if row > self.header.row && found < width && !self.text.ends_with(['\n', '\r']) {
            return Err(FileError::CutOff(format!(
                "its last row ({row}) has {found} of {width} columns and no line end"
            )));
        }
        Ok(())
    }
}

impl From<csv::Error> for FileError {
    fn from(error: csv::Error) -> Self {
        Self::Damaged(format!("{error}; export it once more"))
    }
}

/// The records of the text with their rows. The reader passes over empty lines, a spreadsheet counts them; a line break
/// within quotes begins a new line of the text, but no new row.
fn numbered(
    text: &str,
    delimiter: u8,
) -> impl Iterator<Item = (u64, csv::Result<StringRecord>)> + Send + use<'_> {
    let rows = Lines::new(text, delimiter).zip(1..).filter(|(line, _)| !line.is_empty()).map(|(_, row)| row);
    let reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    rows.zip(reader.into_records())
}

fn check_quotes(text: &str, delimiter: u8) -> Result<(), FileError> {
    let mut lines = Lines::new(text, delimiter);
    let (mut row, mut begin) = (0, 0);
    loop {
        let at = lines.at;
        if lines.next().is_none() {
            break;
        }
        (row, begin) = (row + 1, at);
    }
    if !lines.open_quote {
        return Ok(());
    }
    let line = text[..begin].matches('\n').count() + 1;
    Err(FileError::CutOff(format!("the quotation mark in row {row} (line {line}) is never closed")))
}

/// Lines of a text as CSV has them: a line break within quotes ends none. The same states as in `csv`.
struct Lines<'f> {
    text: &'f str,
    delimiter: u8,
    at: usize,
    open_quote: bool,
}

impl<'f> Lines<'f> {
    fn new(text: &'f str, delimiter: u8) -> Self {
        Self { text, delimiter, at: 0, open_quote: false }
    }
}

impl<'f> Iterator for Lines<'f> {
    type Item = &'f str;

    fn next(&mut self) -> Option<&'f str> {
        let rest = self.text.as_bytes().get(self.at..).filter(|rest| !rest.is_empty())?;
        let begin = self.at;
        let (mut quoted, mut at_start, mut at) = (false, true, 0);
        while let Some(&byte) = rest.get(at) {
            if quoted {
                if byte == b'"' && rest.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else if byte == b'"' {
                    quoted = false;
                }
            } else if byte == b'"' && at_start {
                quoted = true;
            } else if matches!(byte, b'\n' | b'\r') {
                let line = &self.text[begin..begin + at];
                let both = byte == b'\r' && rest.get(at + 1) == Some(&b'\n');
                self.at = begin + at + if both { 2 } else { 1 };
                return Some(line);
            }
            at_start = !quoted && byte == self.delimiter;
            at += 1;
        }
        self.open_quote = quoted;
        self.at = self.text.len();
        Some(&self.text[begin..])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CsvRows, Lines, check_quotes, numbered};
    use crate::template::{cell::Cell, columns::VACANCY};

    fn open(text: &str) -> Result<CsvRows<'_>, String> {
        CsvRows::open(text, &VACANCY).map_err(|error| error.to_string())
    }

    #[test]
    fn the_separator_is_found() {
        for text in [
            "Titel;Unternehmen\nA, B;C\n",
            "Titel,Unternehmen\n\"A, B\",C\n",
            "Titel\tUnternehmen\nA, B\tC\n",
            "sep=|\nTitel|Unternehmen\nA, B|C\n",
        ] {
            let rows: Vec<_> = open(text).unwrap().rows().collect();
            assert_eq!(rows[0].cells, [Cell::Text("A, B".into()), Cell::Text("C".into())], "{text}");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let text = "Titel;Unternehmen\r\n\r\n\"A\r\nzweite Zeile\";B\r\n;\r\nC;D\r\n";
        let rows: Vec<_> = open(text).unwrap().rows().map(|row| row.number).collect();
        assert_eq!(rows, [3, 5]);
    }

    #[test]
    fn a_file_that_was_cut_off_is_refused() {
        assert_eq!(
            open("Titel;Unternehmen\nA;B\nC;\"D\nE;F\n").unwrap_err(),
            "the file was cut off: the quotation mark in row 3 (line 3) is never closed; get it once more, whole"
        );
        assert_eq!(
            open("Titel;Unternehmen\nA;B\nC").unwrap_err(),
            "the file was cut off: its last row (3) has 1 of 2 columns and no line end; get it once more, whole"
        );
        assert!(open("Titel;Unternehmen\nA;B\nC;D").is_ok(), "a whole row needs no line end");
        assert!(open("Titel;Unternehmen;Ort\nA;B\nC;D\n").is_ok(), "short rows are common");
    }

    #[test]
    fn without_our_headers_it_is_none_of_ours() {
        assert!(
            open("Name;Farbe\nA;B\n")
                .unwrap_err()
                .contains("lacks \"Titel\" and \"Unternehmen\"; found: Name, Farbe")
        );
        assert!(open("irgendein Text").unwrap_err().contains("found: irgendein Text"));
    }

    proptest! {
        /// Rows are told apart exactly where `csv` does.
        #[test]
        fn the_numbering_agrees_with_the_reader(text in "[ab;\"\r\n]{0,40}") {
            let reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
            let records = reader.into_records().count();
            let lines = Lines::new(&text, b';').filter(|line| !line.is_empty()).count();
            prop_assert_eq!(records, lines);
            prop_assert_eq!(numbered(&text, b';').count(), records);
            let _ = check_quotes(&text, b';');
        }
    }
}
