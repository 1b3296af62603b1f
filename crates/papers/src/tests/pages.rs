//! Tickets and posters.

use super::pdf::Pdf;
use crate::{Language, PlanLine, Poster, Ticket, posters, tickets};

fn ticket(name: &str, lines: usize) -> Ticket {
    let line = |number: usize| PlanLine {
        time: format!("{number}. Stunde"),
        what: format!("Führung {number}"),
        place: Some("Molkerei Süd".to_owned()),
    };
    Ticket {
        language: Language::De,
        event: "Tour durch Fürth".to_owned(),
        dates: vec!["Freitag, 12. März 2027".to_owned(), "07:05 bis 14:30 Uhr".to_owned()],
        place: Some("Busbahnhof, Bussteig 3".to_owned()),
        name: name.to_owned(),
        qr: "https://lotse.example/t/ABCDEFGHJKMN".to_owned(),
        code: "ABCDEFGHJKMN".to_owned(),
        plan: (1..=lines).map(line).collect(),
        bring: Some("feste Schuhe\netwas zu trinken".to_owned()),
        footer: format!("Ticket von {name}"),
    }
}

#[test]
fn a_ticket_says_when_where_whose_and_what() {
    let names = ["Jürgen Weiß", "Ayşe Yıldırım", "Łukasz"];
    let all = names.iter().map(|name| ticket(name, 3)).collect();
    let pdf = Pdf::read(&tickets(all).unwrap(), "de");
    assert_eq!(pdf.title(), "Ticket: Tour durch Fürth");
    assert_eq!(pdf.pages(), 3);
    for (page, name) in (1..).zip(names) {
        let text = pdf.page(page);
        for words in [
            "Tour durch Fürth",
            "Freitag, 12. März 2027",
            "07:05 bis 14:30 Uhr",
            "Busbahnhof, Bussteig 3",
            &format!("Ticket für {name}"),
            "ABCD EFGH JKMN",
            "Zeit Was Wo",
            "3. Stunde Führung 3 Molkerei Süd",
            "Bitte mitbringen",
            "etwas zu trinken",
            &format!("Ticket von {name}"),
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        for other in names.iter().filter(|other| **other != name) {
            assert!(!text.contains(other), "{text}");
        }
    }
    let structure = pdf.structure();
    assert_eq!([structure.count("H1"), structure.count("Table"), structure.count("Figure")], [3, 3, 3]);
    assert!(structure.all("Figure").iter().all(|it| it.alt.as_deref() == Some("QR-Code: ABCD EFGH JKMN")));
}

#[test]
fn a_long_plan_goes_on_overleaf() {
    let pdf = Pdf::read(&tickets(vec![ticket("Mia", 60), ticket("Leo", 1)]).unwrap(), "de");
    let pages = pdf.pages();
    assert!(pages > 2, "{pages}");
    for page in 2..pages {
        let text = pdf.page(page);
        assert!(text.contains("Tour durch Fürth") && text.contains("Ticket von Mia"), "{text}");
    }
    let whole = pdf.whole();
    assert!((1..=60).all(|number| whole.contains(&format!("Führung {number} "))), "{whole}");
    assert!(pdf.page(pages).contains("Ticket für Leo"));
}

#[test]
fn each_page_is_in_its_language() {
    let english = Ticket { language: Language::En, ..ticket("Mia", 1) };
    let pdf = Pdf::read(&tickets(vec![english]).unwrap(), "en");
    let text = pdf.page(1);
    assert!(text.contains("Ticket for Mia") && text.contains("Please bring"), "{text}");
}

#[test]
fn no_tickets_and_no_posters_make_a_page_that_says_so() {
    for file in [tickets(Vec::new()), posters(Vec::new())] {
        let pdf = Pdf::read(&file.unwrap(), "de");
        assert_eq!(pdf.pages(), 1);
        assert!(pdf.page(1).contains("Keine Einträge"));
    }
}

#[test]
fn a_poster_says_what_it_is_and_where_to_go() {
    let poster = |number: usize| Poster {
        language: Language::De,
        title: format!("Ausbildungsmesse {number} in Fürth"),
        text: "40 Betriebe an einem Tag.\n\nKomm vorbei.".to_owned(),
        qr: "https://lotse.example/v/messe".to_owned(),
        address: "lotse.example/v/messe".to_owned(),
    };
    let pdf = Pdf::read(&posters((1..=2).map(poster).collect()).unwrap(), "de");
    assert_eq!(pdf.pages(), 2);
    for page in 1..=2 {
        let text = pdf.page(page);
        let title = format!("Ausbildungsmesse {page} in Fürth");
        for words in [title.as_str(), "40 Betriebe an einem Tag.", "lotse.example/v/messe"] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
    let structure = pdf.structure();
    assert_eq!([structure.count("H1"), structure.count("Figure")], [2, 2]);
}
