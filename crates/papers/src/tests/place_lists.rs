//! Lists of places with companies and their codes.
use super::{
    lists::{group, table},
    pdf::Pdf,
};
use crate::{CompanyCard, Directory, Language, PlaceList, Table};

pub(crate) fn card(number: usize) -> CompanyCard {
    CompanyCard {
        name: format!("Molkerei {number} GmbH & Co. KG"),
        lines: vec![
            format!("Hauptstraße {number}, 90762 Fürth"),
            "Jana Süß, 0911 12345, jana.suess@molkerei.example".to_owned(),
            "www.molkerei.example".to_owned(),
        ],
        link: Some(format!("https://lotse.example/unternehmen/molkerei-{number}")),
    }
}

fn by_town(companies: usize) -> PlaceList {
    let table = Table {
        title: "Plätze um Fürth".to_owned(),
        ..table(vec![group("Fürth", 40), group("Zirndorf", 3)])
    };
    let directory = Directory {
        title: "Die Unternehmen".to_owned(),
        note: Some("So erreicht man sie.".to_owned()),
        cards: (1..=companies).map(card).collect(),
    };
    PlaceList { table, cards: Vec::new(), directory: Some(directory) }
}

#[test]
fn places_stand_under_headings_and_companies_at_the_end() {
    let pdf = Pdf::read(&by_town(60).pdf().unwrap(), "de");
    assert_eq!(pdf.title(), "Plätze um Fürth");
    let structure = pdf.structure();
    assert_eq!([structure.count("H1"), structure.count("H2"), structure.count("H3")], [1, 3, 60]);
    assert_eq!([structure.count("Table"), structure.count("Figure"), structure.count("Link")], [2, 60, 60]);
    assert!(structure.all("Link").iter().all(|link| link.leaves == 2), "a text, and where it leads");
    let whole = pdf.whole();
    for words in
        ["Molkerei 60 GmbH & Co. KG", "Hauptstraße 60, 90762 Fürth", "lotse.example/unternehmen/molkerei-60"]
    {
        assert!(whole.contains(words), "{words}");
    }
    let links = pdf.links();
    let addresses: Vec<_> = links.iter().filter_map(|link| link.address.clone()).collect();
    assert_eq!(addresses.len(), 60);
    assert!(addresses.contains(&"https://lotse.example/unternehmen/molkerei-7".to_owned()));
    assert!(links.iter().all(|link| !link.says.is_empty()));
    let outline = pdf.outline();
    assert_eq!(outline[0], (1, "Plätze um Fürth".to_owned(), 1));
    assert!(
        outline.iter().any(|(level, text, page)| (*level, text.as_str(), *page > 1)
            == (3, "Molkerei 60 GmbH & Co. KG", true))
    );
}

#[test]
fn a_company_as_a_heading_has_its_card_below_it() {
    let table = table((1..=12).map(|number| group(&card(number).name, 4)).collect());
    let list = PlaceList { table, cards: (1..=12).map(card).collect(), directory: None };
    let pdf = Pdf::read(&list.pdf().unwrap(), "de");
    let structure = pdf.structure();
    assert_eq!([structure.count("H2"), structure.count("Figure"), structure.count("Table")], [12, 12, 12]);
    // Heading, card and the first row stay together.
    for page in 1..=pdf.pages() {
        let text = pdf.page(page);
        for number in 1..=12 {
            if let Some((_, after)) = text.split_once(&format!("Hauptstraße {number}, ")) {
                assert!(after.contains("Jürgen Süß-Ößler 1 "), "{number}: {text}");
            }
        }
    }
}

#[test]
fn a_list_of_nothing_says_so() {
    let mut list = by_town(0);
    list.table.groups.clear();
    list.table.language = Language::En;
    let pdf = Pdf::read(&list.pdf().unwrap(), "en");
    assert_eq!(pdf.pages(), 1);
    assert!(pdf.page(1).contains("No entries"), "{}", pdf.page(1));
}

#[test]
fn any_text_may_stand_on_a_card() {
    for text in super::odd::texts() {
        let odd = CompanyCard { name: text.clone(), lines: vec![text.clone(); 20], link: Some(text.clone()) };
        let mut list = by_town(2);
        list.table.groups = vec![group(&text, 2)];
        list.cards = vec![odd.clone()];
        list.directory =
            Some(Directory { title: text.clone(), note: Some(text.clone()), cards: vec![odd.clone(), odd] });
        Pdf::read(&list.pdf().unwrap(), "de");
    }
}
