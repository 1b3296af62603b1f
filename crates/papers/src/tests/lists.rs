use chrono::{NaiveDate, NaiveDateTime};

use super::pdf::Pdf;
use crate::{Align, Cell, Column, Group, Kind, Language, Table, Width};

pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 12).unwrap()
}

pub(crate) fn early() -> NaiveDateTime {
    day().and_hms_opt(7, 5, 0).unwrap()
}

pub(crate) fn column(title: &str, width: Width, kind: Kind) -> Column {
    let align = if kind == Kind::Number { Align::Right } else { Align::Left };
    Column { title: title.to_owned(), width, align, kind }
}

pub(crate) fn row(number: u32) -> Vec<Cell> {
    vec![
        Cell::Number(f64::from(number)),
        Cell::Text(format!("Jürgen Süß-Ößler {number}")),
        Cell::Date(day()),
        Cell::At(early()),
        Cell::Box,
    ]
}

pub(crate) fn group(heading: &str, rows: u32) -> Group {
    Group {
        heading: (!heading.is_empty()).then(|| heading.to_owned()),
        note: None,
        rows: (1..=rows).map(row).collect(),
    }
}

pub(crate) fn table(groups: Vec<Group>) -> Table {
    Table {
        title: "Fahrgäste der Tour".to_owned(),
        subtitle: Some("Stand: heute".to_owned()),
        language: Language::De,
        columns: vec![
            column("Nr.", Width::Fit, Kind::Number),
            column("Name", Width::Share(1.0), Kind::Text),
            column("Tag", Width::Fit, Kind::Date),
            column("Einstieg", Width::Fit, Kind::Time),
            column("Da", Width::Fit, Kind::Check),
        ],
        groups,
        footer: "Nach der Tour vernichten".to_owned(),
        landscape: false,
        page_per_group: false,
    }
}

#[test]
fn a_list_says_everything_that_stands_in_it() {
    let mut list = table(vec![group("Bus 1", 3), group("Bus 2", 2)]);
    list.groups[0].note = Some("Fahrer: Herr Groß".to_owned());
    let pdf = Pdf::read(&list.pdf().unwrap(), "de");
    assert_eq!(pdf.title(), "Fahrgäste der Tour");
    assert_eq!(pdf.pages(), 1);
    assert_eq!(pdf.millimetres(), (210, 297));
    let text = pdf.page(1);
    for words in [
        "Fahrgäste der Tour",
        "Stand: heute",
        "Bus 1",
        "Fahrer: Herr Groß",
        "Jürgen Süß-Ößler 3",
        "12.03.2027",
        "07:05",
        "Nach der Tour vernichten",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Seite"), "{text}");
}

#[test]
fn screen_readers_find_headings_tables_and_boxes() {
    let list = table(vec![group("Bus 1", 3), group("Bus 2", 40)]);
    let structure = Pdf::read(&list.pdf().unwrap(), "de").structure();
    assert_eq!(structure.role, "Document");
    assert_eq!([structure.count("H1"), structure.count("H2"), structure.count("Table")], [1, 2, 2]);
    let tables = structure.all("Table");
    for (table, rows) in tables.iter().zip([3, 40]) {
        assert_eq!([table.count("THead"), table.count("TBody"), table.count("TR")], [1, 1, rows + 1]);
        assert_eq!([table.count("TH"), table.count("TD")], [5, 5 * rows]);
        assert!(table.all("TH").iter().all(|head| head.scope.as_deref() == Some("Column")));
        // Every cell has something to read, the boxes too.
        assert!(table.all("TD").iter().all(|cell| cell.leaves == 1));
    }
}

#[test]
fn two_thousand_rows_fill_pages_with_heads_and_numbers() {
    let pdf = Pdf::read(&table(vec![group("", 2_000)]).pdf().unwrap(), "de");
    let pages = pdf.pages();
    assert!((40..80).contains(&pages), "{pages}");
    let mut rows = 0;
    for page in 1..=pages {
        let text = pdf.page(page);
        assert!(text.contains("Nr. Name Tag Einstieg Da"), "{text}");
        assert!(text.contains("Fahrgäste der Tour"), "{text}");
        assert!(text.contains(&format!("Seite {page} von {pages}")), "{text}");
        rows += text.matches("Jürgen Süß-Ößler").count();
    }
    assert_eq!(rows, 2_000);
    assert!(pdf.page(pages).contains("Jürgen Süß-Ößler 2000"));
    // The head is read out once.
    assert_eq!(pdf.structure().count("TH"), 5);
}

#[test]
fn a_group_may_have_pages_of_its_own() {
    let mut list = table((1..=3).map(|bus| group(&format!("Bus {bus}"), 50)).collect());
    list.page_per_group = true;
    list.landscape = true;
    let pdf = Pdf::read(&list.pdf().unwrap(), "de");
    assert_eq!(pdf.millimetres(), (297, 210));
    let texts: Vec<_> = (1..=pdf.pages()).map(|page| pdf.page(page)).collect();
    for text in &texts {
        let buses = (1..=3).filter(|bus| text.contains(&format!("Bus {bus}"))).count();
        assert_eq!(buses, 1, "{text}");
    }
    // A sheet that goes on says with what.
    assert!(texts[1].contains("Fahrgäste der Tour · Bus 1"), "{}", texts[1]);
}

#[test]
fn a_heading_never_stands_alone_at_the_end_of_a_page() {
    for rows in 30..45 {
        let pdf = Pdf::read(&table(vec![group("Bus 1", rows), group("Bus 2", 3)]).pdf().unwrap(), "de");
        let page = (1..=pdf.pages()).find(|&page| pdf.page(page).contains("Bus 2")).unwrap();
        let text = pdf.page(page);
        let (_, after) = text.split_once("Bus 2").unwrap();
        assert!(after.contains("Jürgen Süß-Ößler 1 "), "{rows}: {text}");
    }
}

#[test]
fn nothing_to_list_makes_a_page_that_says_so() {
    for groups in [Vec::new(), vec![group("", 0)], vec![group("Bus 1", 0)]] {
        let pdf = Pdf::read(&table(groups).pdf().unwrap(), "de");
        assert_eq!(pdf.pages(), 1);
        assert!(pdf.page(1).contains("Keine Einträge"));
        assert_eq!(pdf.structure().count("Table"), 0);
    }
    let mut list = table(vec![group("Bus 1", 4)]);
    list.columns.clear();
    list.title = " \0".to_owned();
    list.language = Language::En;
    let pdf = Pdf::read(&list.pdf().unwrap(), "en");
    assert_eq!(pdf.title(), "List");
    assert!(pdf.page(1).contains("No entries"), "{}", pdf.page(1));
}

#[test]
fn the_same_list_makes_the_same_file() {
    let list = table(vec![group("Bus 1", 30)]);
    assert_eq!(list.pdf().unwrap(), list.pdf().unwrap());
    assert_eq!(list.csv().unwrap(), list.csv().unwrap());
}
