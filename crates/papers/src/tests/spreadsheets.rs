use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use chrono::NaiveDate;

use super::lists::{day, early, group, table};
use crate::{Cell, Group, Language, Table};

fn sheet(table: &Table) -> (String, Range<Data>) {
    let mut book = Xlsx::new(Cursor::new(table.xlsx().unwrap())).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 1);
    (names[0].clone(), book.worksheet_range(&names[0]).unwrap())
}

fn records(table: &Table) -> Vec<Vec<String>> {
    let bytes = table.csv().unwrap();
    let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    assert!(text.ends_with("\r\n"));
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn with_text(text: &str) -> Table {
    let mut list = table(vec![group("", 1)]);
    list.groups[0].rows[0][1] = Cell::Text(text.to_owned());
    list
}

#[test]
fn a_workbook_holds_numbers_dates_and_texts() {
    let mut list = table(vec![group("Bus 1", 2), group("Bus 2", 1)]);
    list.groups[1].note = Some("Fahrer: Herr Groß".to_owned());
    let (name, sheet) = sheet(&list);
    assert_eq!(name, "Fahrgäste der Tour");
    let head: Vec<_> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(head, ["Gruppe", "Nr.", "Name", "Tag", "Einstieg", "Da", "Hinweis"]);
    assert_eq!(sheet.height(), 4);
    let at = |row, column| sheet.get_value((row, column)).unwrap();
    assert_eq!(at(1, 0), &Data::String("Bus 1".to_owned()));
    assert_eq!(at(2, 1), &Data::Float(2.0));
    assert_eq!(at(2, 2), &Data::String("Jürgen Süß-Ößler 2".to_owned()));
    assert_eq!(at(3, 3).as_date(), Some(day()));
    assert_eq!(at(3, 4).as_datetime(), Some(early()));
    assert_eq!(at(3, 5), &Data::Empty);
    assert_eq!(at(1, 6), &Data::Empty);
    assert_eq!(at(3, 6), &Data::String("Fahrer: Herr Groß".to_owned()));
}

#[test]
fn a_file_of_values_is_what_german_excel_expects() {
    let mut list = table(vec![group("Bus 1", 2), group("Bus 2", 1)]);
    list.groups[0].rows[0][0] = Cell::Number(-1.5);
    let records = records(&list);
    assert_eq!(records[0], ["Gruppe", "Nr.", "Name", "Tag", "Einstieg", "Da"]);
    assert_eq!(records[1], ["Bus 1", "-1,5", "Jürgen Süß-Ößler 1", "12.03.2027", "07:05", ""]);
    assert_eq!(records.len(), 4);
    let text = String::from_utf8(list.csv().unwrap()).unwrap();
    assert_eq!([text.matches("\r\n").count(), text.matches('\n').count()], [4, 4]);
    list.language = Language::En;
    assert_eq!(self::records(&list)[1][1..4], ["-1.5", "Jürgen Süß-Ößler 1", "12 Mar 2027"]);
}

#[test]
fn groups_without_headings_need_no_column() {
    let list = table(vec![group("", 2)]);
    assert_eq!(records(&list)[0], ["Nr.", "Name", "Tag", "Einstieg", "Da"]);
    assert_eq!(sheet(&list).1.width(), 5);
}

#[test]
fn formulas_are_texts() {
    for text in ["=1+1", "+49 911 1", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://evil.example\";\"x\")"]
    {
        let list = with_text(text);
        let (_, sheet) = sheet(&list);
        assert_eq!(sheet.get_value((1, 1)), Some(&Data::String(text.to_owned())));
        assert_eq!(records(&list)[1][1], format!("'{text}"));
        let bytes = list.xlsx().unwrap();
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let formulas = book.worksheet_formula("Fahrgäste der Tour").unwrap();
        assert!(formulas.used_cells().next().is_none());
    }
}

#[test]
fn quotes_semicolons_and_lines_stay_in_their_cell() {
    let text = "Müller; \"Söhne\"\r\nund Töchter, 'GmbH' ";
    let list = with_text(text);
    let kept = text.replace("\r\n", "\n");
    assert_eq!(records(&list)[1][1], kept);
    assert_eq!(sheet(&list).1.get_value((1, 1)), Some(&Data::String(kept)));
}

#[test]
fn what_no_sheet_can_hold_is_cut_or_left_out() {
    let long = "👩ä".repeat(20_000);
    let (_, sheet) = sheet(&with_text(&long));
    let found = sheet.get_value((1, 1)).unwrap().as_string().unwrap();
    assert!(long.starts_with(&found));
    assert!((32_760..=32_767).contains(&found.encode_utf16().count()));
    let mut list = with_text("A\0\u{1b}B\u{ffff}");
    list.groups[0].rows[0][0] = Cell::Number(f64::INFINITY);
    list.groups[0].rows[0][2] = Cell::Date(NaiveDate::MIN);
    let (_, sheet) = self::sheet(&list);
    assert_eq!(sheet.get_value((1, 1)), Some(&Data::String("AB".to_owned())));
    assert_eq!([(1, 0), (1, 2)].map(|at| sheet.get_value(at)), [Some(&Data::Empty); 2]);
    assert_eq!(records(&list)[1][0], "");
}

#[test]
fn empty_lists_and_two_thousand_rows_can_be_read() {
    for groups in [Vec::new(), vec![Group { heading: None, note: None, rows: Vec::new() }]] {
        let list = table(groups);
        assert_eq!(records(&list).len(), 1);
        assert_eq!(sheet(&list).1.height(), 1);
    }
    let list = table(vec![group("Bus 1", 2_000)]);
    assert_eq!(records(&list).len(), 2_001);
    assert_eq!(sheet(&list).1.height(), 2_001);
    let mut list = table(vec![group("", 2)]);
    list.columns.clear();
    list.title.clear();
    list.xlsx().unwrap();
    list.csv().unwrap();
}
