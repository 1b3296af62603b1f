//! Texts that nobody expects, in every place where a text may stand.
use super::{
    lists::{column, group, table},
    pdf::Pdf,
};
use crate::{
    Accent, Badge, Badges, Cell, Kind, Language, PlanLine, Poster, Ticket, Width, badges, posters, tickets,
};

pub(crate) fn texts() -> Vec<String> {
    vec![
        String::new(),
        " \r\n\t ".to_owned(),
        "\0\u{1}\u{1b}[31m\u{7f}".to_owned(),
        "\u{feff}\u{fffe}\u{ffff}\u{e000}\u{10ffff}".to_owned(),
        "👩\u{200d}👩\u{200d}👧 Familie 🎉".to_owned(),
        "שלום עולם \u{202e}txt.exe".to_owned(),
        "Z\u{348}\u{324}\u{32d}a\u{333}\u{36b}l\u{368}\u{357}g\u{327}o\u{317}".to_owned(),
        "漢字 かな 한국어 हिन्दी".to_owned(),
        "ẞ".repeat(500),
        "Wort ".repeat(2_000),
        "\n".repeat(3_000),
        "a\nb\r\n".repeat(300),
        "-/-".repeat(400),
        "<b>&amp;</b> ${x} {{y}} %s \\ ( ) [ ] < > /".to_owned(),
        "=HYPERLINK(\"http://evil.example\")".to_owned(),
    ]
}

#[test]
fn lists_take_any_text() {
    for text in texts() {
        for (width, landscape) in [(Width::Fit, false), (Width::Share(1.0), true)] {
            let mut list = table(vec![group(&text, 2)]);
            list.title.clone_from(&text);
            list.subtitle = Some(text.clone());
            list.footer.clone_from(&text);
            list.groups[0].note = Some(text.clone());
            list.groups[0].rows[1][1] = Cell::Text(text.clone());
            list.columns[1].width = width;
            list.columns.push(column(&text, width, Kind::Text));
            list.landscape = landscape;
            Pdf::read(&list.pdf().unwrap(), "de");
            assert!(!list.xlsx().unwrap().is_empty());
            assert!(!list.csv().unwrap().is_empty());
        }
    }
}

#[test]
fn badges_tickets_and_posters_take_any_text() {
    for text in texts() {
        let some = || Some(text.clone());
        let badge =
            Badge { name: text.clone(), second: some(), third: some(), code: some(), accent: Accent::Blue };
        let items = vec![badge.clone(), badge];
        let file = badges(Badges { language: Language::De, event: text.clone(), items }).unwrap();
        assert_eq!(Pdf::read(&file, "de").pages(), 1);
        let line = PlanLine { time: text.clone(), what: text.clone(), place: some() };
        let ticket = Ticket {
            language: Language::En,
            event: text.clone(),
            dates: vec![text.clone(), text.clone()],
            place: some(),
            name: text.clone(),
            qr: text.clone(),
            code: text.clone(),
            plan: vec![line],
            bring: some(),
            footer: text.clone(),
        };
        Pdf::read(&tickets(vec![ticket.clone(), ticket]).unwrap(), "en");
        let poster = Poster {
            language: Language::De,
            title: text.clone(),
            text: text.clone(),
            qr: text.clone(),
            address: text.clone(),
        };
        Pdf::read(&posters(vec![poster.clone(), poster]).unwrap(), "de");
    }
}

#[test]
fn a_long_cell_goes_on_over_pages_and_loses_nothing() {
    let mut list = table(vec![group("", 3)]);
    let words: Vec<_> = (0..2_000).map(|number| format!("w{number}")).collect();
    let long = words.join(" ");
    assert!(long.len() > 10_000);
    list.groups[0].rows[1][1] = Cell::Text(long);
    let pdf = Pdf::read(&list.pdf().unwrap(), "de");
    assert!(pdf.pages() > 2, "{}", pdf.pages());
    let text = pdf.whole();
    let found: Vec<_> = text.split(' ').filter(|word| word.starts_with('w')).collect();
    assert!(found == words, "{} of {}", found.len(), words.len());
    assert!(text.contains("Jürgen Süß-Ößler 3"), "{text}");
    // It is one cell still.
    let structure = pdf.structure();
    assert_eq!(structure.count("TR"), 4);
}

#[test]
fn an_endless_word_is_broken() {
    let mut list = table(vec![group("", 1)]);
    list.groups[0].rows[0][1] = Cell::Text("ß".repeat(500));
    let pdf = Pdf::read(&list.pdf().unwrap(), "de");
    assert_eq!(pdf.whole().matches('ß').count(), 500);
}

#[test]
fn what_the_font_lacks_is_marked() {
    let mut list = table(vec![group("", 1)]);
    list.groups[0].rows[0][1] = Cell::Text("A👩B\0C".to_owned());
    let text = Pdf::read(&list.pdf().unwrap(), "de").whole();
    assert!(text.contains("A\u{fffd}BC"), "{text}");
}

#[test]
fn rows_may_be_too_short_or_too_long_and_columns_many() {
    let mut list = table(vec![group("", 2)]);
    list.groups[0].rows =
        vec![vec![Cell::Number(f64::NAN)], vec![Cell::Text("x".to_owned()); 99], Vec::new()];
    list.columns.extend((0..80).map(|at| column(&format!("Spalte {at}"), Width::Fit, Kind::Text)));
    let pdf = Pdf::read(&list.pdf().unwrap(), "de");
    assert_eq!(pdf.structure().count("TD"), 3 * 85);
    list.xlsx().unwrap();
    list.csv().unwrap();
}
