use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Cell, Kind, Table, cell};
use crate::PaperError;

/// So that Excel takes it for UTF-8.
const BOM: &str = "\u{feff}";

impl Table {
    /// Semicolons, CR LF and a byte order mark, as German Excel expects. Dates and numbers are written in the list's
    /// language. The title is not in it: the first line names the columns.
    ///
    /// A text that a spreadsheet would take for a formula gets an apostrophe before it.
    pub fn csv(&self) -> Result<Vec<u8>, PaperError> {
        let words = self.language.words();
        let (headings, notes) = (self.has_headings(), self.has_notes());
        let mut writer = WriterBuilder::new()
            .delimiter(b';')
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .flexible(true)
            .from_writer(BOM.as_bytes().to_vec());
        let titles = self.columns.iter().map(|column| defused(&column.title));
        let group = headings.then(|| words.group.to_owned());
        let note = notes.then(|| words.note.to_owned());
        writer.write_record(group.into_iter().chain(titles).chain(note))?;
        for group in &self.groups {
            let told = |text: &Option<String>| defused(text.as_deref().unwrap_or_default());
            for row in &group.rows {
                let heading = headings.then(|| told(&group.heading));
                let note = notes.then(|| told(&group.note));
                let cells = self
                    .columns
                    .iter()
                    .enumerate()
                    .map(|(at, column)| self.written(cell(row, at), column.kind));
                writer.write_record(heading.into_iter().chain(cells).chain(note))?;
            }
        }
        writer.into_inner().map_err(|error| PaperError::Csv(error.into_error().into()))
    }

    fn written(&self, cell: &Cell, kind: Kind) -> String {
        match cell {
            Cell::Text(text) => defused(text),
            Cell::Number(number) => self.language.number(*number),
            Cell::Date(day) => self.language.date(*day),
            Cell::At(at) => self.language.at(*at, kind),
            Cell::Empty | Cell::Box => String::new(),
        }
    }
}

/// Without what controls, and as text even where it looks like a formula (OWASP, "CSV Injection").
fn defused(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let suspicious = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let apostrophe = suspicious.then_some('\'');
    let kept = text.chars().filter(|&letter| matches!(letter, '\n' | '\t') || !letter.is_control());
    apostrophe.into_iter().chain(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for text in ["=1+1", "+49 911 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            let found = defused(text);
            assert!(found.starts_with('\''), "{text:?} {found:?}");
        }
        for text in ["", "Mia", "1-2", " a=b"] {
            assert_eq!(defused(text), text);
        }
    }
}
