use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, Format, FormatAlign, FormatBorder, RowNum, Workbook, Worksheet, XlsxError,
};

use super::{Cell, Kind, Table, cell};
use crate::{Language, PaperError};

/// What a cell holds at most, in UTF-16 units.
const MOST: usize = 32_767;
const PAPER_A4: u8 = 9;
/// In pixels.
const WIDEST: u32 = 400;

struct Formats {
    head: Format,
    text: Format,
    number: Format,
    date: Format,
    at: Format,
    time: Format,
}

impl Table {
    /// One sheet: a head that stays, filters, columns as wide as they need. Where groups have headings, these stand in
    /// the first column. Texts are texts, whatever they begin with; dates and numbers are dates and numbers.
    pub fn xlsx(&self) -> Result<Vec<u8>, PaperError> {
        let words = self.language.words();
        let (headings, notes) = (self.has_headings(), self.has_notes());
        let formats = Formats::new(self.language);
        let mut workbook = Workbook::new();
        let title = plain(&self.title);
        let subtitle = plain(self.subtitle.as_deref().unwrap_or_default());
        workbook.set_properties(
            &DocProperties::new().set_title(first(&title, 255)).set_subject(first(&subtitle, 255)),
        );
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&title, words.list))?;
        let titles = self.columns.iter().map(|column| column.title.as_str());
        let group = headings.then_some(words.group);
        let note = notes.then_some(words.note);
        let mut last_column = 0;
        for (column, title) in (0u16..).zip(group.into_iter().chain(titles).chain(note)) {
            sheet.write_string_with_format(0, column, text(title), &formats.head)?;
            last_column = column;
        }
        let mut line: RowNum = 0;
        for group in &self.groups {
            for row in &group.rows {
                line += 1;
                let mut column = 0;
                if headings {
                    write_text(sheet, line, column, group.heading.as_deref().unwrap_or_default(), &formats)?;
                    column += 1;
                }
                for (at, shown) in self.columns.iter().enumerate() {
                    write(sheet, line, column, cell(row, at), shown.kind, &formats)?;
                    column += 1;
                }
                if notes {
                    write_text(sheet, line, column, group.note.as_deref().unwrap_or_default(), &formats)?;
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, line, last_column)?;
        sheet.set_autofit_max_width(WIDEST);
        sheet.autofit();
        sheet.set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        if self.landscape {
            sheet.set_landscape();
        }
        sheet.set_footer("&R&P / &N");
        Ok(workbook.save_to_buffer()?)
    }
}

impl Formats {
    fn new(language: Language) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let date = match language {
            Language::De => "dd.mm.yyyy",
            Language::En => "d mmm yyyy",
        };
        Self {
            head: top().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            text: top().set_text_wrap(),
            number: top(),
            date: top().set_num_format(date).set_align(FormatAlign::Left),
            at: top().set_num_format(format!("{date} hh:mm")).set_align(FormatAlign::Left),
            time: top().set_num_format("hh:mm").set_align(FormatAlign::Left),
        }
    }
}

fn write(
    sheet: &mut Worksheet,
    row: RowNum,
    column: u16,
    cell: &Cell,
    kind: Kind,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => return write_text(sheet, row, column, text, formats),
        Cell::Number(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, *number, &formats.number)?;
        }
        Cell::Date(day) if is_known(*day) => {
            sheet.write_datetime_with_format(row, column, day, &formats.date)?;
        }
        Cell::At(at) if is_known(at.date()) => {
            let format = if kind == Kind::Time { &formats.time } else { &formats.at };
            sheet.write_datetime_with_format(row, column, at, format)?;
        }
        Cell::Date(_) | Cell::At(_) | Cell::Number(_) | Cell::Empty | Cell::Box => {}
    }
    Ok(())
}

fn write_text(
    sheet: &mut Worksheet,
    row: RowNum,
    column: u16,
    told: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let told = text(told);
    if !told.is_empty() {
        sheet.write_string_with_format(row, column, told, &formats.text)?;
    }
    Ok(())
}

/// A spreadsheet knows the days of these years.
fn is_known(day: NaiveDate) -> bool {
    (1900..=9999).contains(&day.year())
}

fn text(text: &str) -> String {
    first(&plain(text), MOST)
}

/// Without what controls, which no XML may hold.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let fine = |letter: &char| {
        matches!(letter, '\n' | '\t') || !(letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(fine).collect()
}

/// As much of it as has so many UTF-16 units.
fn first(text: &str, most: usize) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|letter| {
            units += letter.len_utf16();
            units <= most
        })
        .collect()
}

/// At most 31 units, without `[]:*?/\` and apostrophes at the ends, not empty and not the reserved word.
fn sheet_name(title: &str, otherwise: &str) -> String {
    let letters = title.chars().map(|letter| {
        if letter.is_control() || matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\') {
            ' '
        } else {
            letter
        }
    });
    let joined: String = letters.collect();
    let joined = joined.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = first(joined.trim_matches(['\'', ' ']), 31);
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        otherwise.to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{first, sheet_name};

    #[test]
    fn a_sheet_has_a_name_that_spreadsheets_take() {
        for (title, name) in [
            ("Bus 1: Fürth/Süd [2027]", "Bus 1 Fürth Süd 2027"),
            ("''", "Liste"),
            ("", "Liste"),
            ("History", "Liste"),
            ("***", "Liste"),
            ("'Tour' am 'Freitag'", "Tour' am 'Freitag"),
        ] {
            assert_eq!(sheet_name(title, "Liste"), name);
        }
        let long = sheet_name(&"Wort ".repeat(20), "Liste");
        assert!(long.len() <= 31 && !long.ends_with(' '), "{long:?}");
        assert_eq!(sheet_name(&"👩".repeat(40), "Liste").encode_utf16().count(), 30);
    }

    #[test]
    fn what_is_too_long_is_cut_between_letters() {
        assert_eq!(first("ä👩b", 3), "ä👩");
        assert_eq!(first("ä👩b", 2), "ä");
    }
}
