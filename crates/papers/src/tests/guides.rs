//! Guides: what is in them, and where the page numbers and links lead.
use super::{
    lists::{column, row},
    pdf::Pdf,
    place_lists::card,
};
use crate::{
    Guide, GuideCompany, GuideInstitution, GuideOccupation, GuideProgramme, GuideTown, Kind, Language, Width,
};

fn company(number: usize) -> GuideCompany {
    let card = card(number);
    GuideCompany {
        name: card.name,
        lines: card.lines,
        link: card.link,
        text: vec!["Wir machen Käse.".to_owned(), "Bei uns lernen 12 Azubis. ".repeat(number % 40)],
        places: (0..number % 5).map(|_| row(1)).collect(),
    }
}

fn guide(companies: usize) -> Guide {
    let occupation = |number: usize| GuideOccupation {
        title: format!("Beruf {number:02}"),
        facts: vec!["Dauer: 3 Jahre".to_owned(), "Bereich: Lebensmittel".to_owned()],
        names: vec![format!("Anders {number:02}")],
        companies: (0..companies).filter(|at| at % 20 == number % 20).collect(),
    };
    let town = |number: usize| GuideTown {
        name: format!("Ort {number:02}"),
        companies: (0..companies).filter(|at| at % 30 == number).chain([99_999]).collect(),
    };
    Guide {
        language: Language::De,
        publisher: "Käse im Norden – Netzwerk der Molkereien".to_owned(),
        colour: (0x0b, 0x4a, 0x5c),
        title: "Ausbildungsführer 2027".to_owned(),
        about: vec!["Stand: heute".to_owned()],
        foreword: "Liebe Leserin, lieber Leser,\n\nviel Freude mit diesem Heft.".to_owned(),
        footer: "Stand: heute".to_owned(),
        occupations: (1..=20).map(occupation).collect(),
        companies: (1..=companies).map(company).collect(),
        columns: vec![
            column("Nr.", Width::Fit, Kind::Number),
            column("Name", Width::Share(1.0), Kind::Text),
            column("Tag", Width::Fit, Kind::Date),
        ],
        institutions: Vec::new(),
        towns: (0..30).map(town).collect(),
    }
}

#[test]
fn what_can_be_studied_is_a_chapter_and_stands_in_the_index() {
    let programme = |title: &str| GuideProgramme { title: title.into(), facts: vec!["7 Semester".into()] };
    let institution = GuideInstitution {
        name: "Akademie Ostufer".into(),
        lines: vec!["Duale Hochschule".into(), "23552 Lübeck".into()],
        link: Some("https://lotse.example/bildungseinrichtungen/akademie-ostufer".into()),
        text: vec!["Klein und fein.".into()],
        programmes: vec![programme("Agrarwirtschaft"), programme("Zahntechnik")],
    };
    let pdf = Pdf::read(&Guide { institutions: vec![institution], ..guide(3) }.pdf().unwrap(), "de");
    let pages: Vec<String> = (1..=pdf.pages()).map(|page| pdf.page(page)).collect();
    let with = |words: &str| pages.iter().filter(|page| page.contains(words)).count();
    assert!(with("Studiengänge") >= 2, "in the contents, and as a chapter");
    assert!(with("Akademie Ostufer") >= 2);
    assert!(with("Zahntechnik") >= 2, "in the chapter, and in the index");
    assert!(with("Verzeichnis der Berufe und Studiengänge") >= 1);
    let none = Pdf::read(&guide(3).pdf().unwrap(), "de");
    assert!((1..=none.pages()).all(|page| !none.page(page).contains("Studiengänge")));
}

#[test]
fn every_link_of_the_contents_leads_to_the_page_that_it_names() {
    let pdf = Pdf::read(&guide(200).pdf().unwrap(), "de");
    assert_eq!(pdf.title(), "Ausbildungsführer 2027");
    assert!(pdf.pages() > 50, "{}", pdf.pages());
    let cover = pdf.page(1);
    assert!(cover.contains("Käse im Norden") && cover.contains("Ausbildungsführer 2027"), "{cover}");
    assert!(!cover.contains("Seite"), "{cover}");
    let inside: Vec<_> = pdf.links().into_iter().filter(|link| link.page.is_some()).collect();
    // Contents (5 parts, 20 occupations, 200 companies), trainers, towns, index.
    assert_eq!(inside.len(), 225 + 200 + 200 + 40, "{}", inside.len());
    let pages: Vec<String> = (1..=pdf.pages()).map(|page| pdf.page(page)).collect();
    for link in &inside {
        let there = &pages[link.page.unwrap() - 1];
        // An index of other names leads to the occupation itself.
        let expected = link.says.replace("Anders", "Beruf");
        assert!(there.contains(&expected), "{} is not on page {:?}", link.says, link.page);
    }
    let contents = pages[1..8].join(" ");
    for link in inside.iter().take(225) {
        let entry = format!("{} {}", link.says, link.page.unwrap());
        assert!(contents.contains(&entry), "{entry}");
    }
}

#[test]
fn a_guide_can_be_walked_by_bookmarks_and_headings() {
    let pdf = Pdf::read(&guide(40).pdf().unwrap(), "de");
    let outline = pdf.outline();
    let parts: Vec<_> =
        outline.iter().filter(|(level, ..)| *level == 1).map(|(_, text, _)| text.as_str()).collect();
    assert_eq!(
        parts,
        [
            "Ausbildungsführer 2027",
            "Inhalt",
            "Vorwort",
            "Berufe von A bis Z",
            "Unternehmen von A bis Z",
            "Verzeichnis der Orte",
            "Verzeichnis der Berufe",
        ]
    );
    for (_, text, page) in &outline {
        assert!(pdf.page(*page).contains(text.as_str()), "{text} is not on page {page}");
    }
    let structure = pdf.structure();
    assert_eq!([structure.count("H1"), structure.count("H2")], [7, 60]);
    assert_eq!([structure.count("Figure"), structure.count("Index")], [40, 2]);
    // Every link has its text and where it leads.
    assert!(structure.all("Link").iter().all(|link| link.leaves == 2));
    assert_eq!(structure.count("Link"), pdf.links().len());
    let whole = pdf.whole();
    for words in [
        "Liebe Leserin",
        "Dauer: 3 Jahre",
        "Diese Unternehmen bilden aus",
        "Offene Plätze",
        "Jürgen Süß-Ößler 1",
    ] {
        assert!(whole.contains(words), "{words}");
    }
    assert!(pdf.page(3).contains("Seite 3 von"), "{}", pdf.page(3));
}

#[test]
fn a_guide_of_nobody_and_one_of_a_thousand_are_guides() {
    let mut empty = guide(0);
    empty.occupations.clear();
    empty.towns.clear();
    empty.foreword = " \n".to_owned();
    empty.title = String::new();
    empty.language = Language::En;
    let pdf = Pdf::read(&empty.pdf().unwrap(), "en");
    assert_eq!(pdf.title(), "Training guide");
    assert!(pdf.whole().matches("No entries").count() >= 4, "{}", pdf.whole());
    assert!(!pdf.whole().contains("Foreword"));
    let pdf = Pdf::read(&guide(1_000).pdf().unwrap(), "de");
    assert!(pdf.pages() > 200, "{}", pdf.pages());
    assert!(pdf.page(pdf.pages()).contains("Beruf 20"));
}

#[test]
fn any_text_may_stand_in_a_guide() {
    for text in super::odd::texts() {
        let mut odd = guide(2);
        for field in [&mut odd.publisher, &mut odd.title, &mut odd.foreword, &mut odd.footer] {
            field.clone_from(&text);
        }
        odd.about = vec![text.clone(); 3];
        odd.companies[0] = GuideCompany {
            name: text.clone(),
            lines: vec![text.clone(); 12],
            link: Some(text.clone()),
            text: vec![text.clone()],
            places: vec![vec![crate::Cell::Text(text.clone()); 5]],
        };
        odd.occupations[0].title.clone_from(&text);
        odd.occupations[0].facts = vec![text.clone()];
        odd.occupations[0].names = vec![text.clone()];
        odd.occupations[0].companies = vec![0, 0, 1, usize::MAX];
        odd.towns[0].name.clone_from(&text);
        Pdf::read(&odd.pdf().unwrap(), "de");
    }
}
