use super::pdf::Pdf;
use crate::{Accent, Badge, Badges, Language, badges};

fn badge(number: usize) -> Badge {
    Badge {
        name: format!("Jürgen Weiß {number}"),
        second: Some("Realschule am Stadtpark".to_owned()),
        third: Some("Klasse 9b".to_owned()),
        code: number.is_multiple_of(2).then(|| format!("https://lotse.example/t/{number}")),
        accent: Accent::Green,
    }
}

fn sheets(count: usize) -> Pdf {
    let items = (1..=count).map(badge).collect();
    let badges = badges(Badges { language: Language::De, event: "Messe Fürth".to_owned(), items });
    Pdf::read(&badges.unwrap(), "de")
}

#[test]
fn ten_badges_are_on_a_page() {
    for (count, pages) in [(1, 1), (10, 1), (11, 2), (45, 5)] {
        let pdf = sheets(count);
        assert_eq!(pdf.pages(), pages);
        assert_eq!(pdf.whole().matches("Messe Fürth").count(), count);
        assert!(pdf.page(pages).contains(&format!("Jürgen Weiß {count}")), "{}", pdf.page(pages));
    }
}

#[test]
fn codes_have_a_text_for_who_cannot_see_them() {
    let structure = sheets(4).structure();
    let figures = structure.all("Figure");
    let told: Vec<_> = figures.iter().filter_map(|figure| figure.alt.as_deref()).collect();
    assert_eq!(told, ["QR-Code: https://lotse.example/t/2", "QR-Code: https://lotse.example/t/4"]);
    assert_eq!(structure.count("Div"), 4);
}

#[test]
fn no_badges_make_a_page_that_says_so() {
    let pdf = sheets(0);
    assert_eq!(pdf.pages(), 1);
    assert_eq!(pdf.title(), "Namensschilder: Messe Fürth");
    assert!(pdf.page(1).contains("Keine Einträge"));
}

#[test]
fn long_names_are_whole() {
    for name in [
        "Dr. Maximiliane Leutheusser-Schnarrenberger-Westernhagen",
        "Nguyễn Thị Minh Châu",
        "Karl-Theodor Maria Nikolaus Johann Jacob Philipp Franz Joseph Sylvester",
    ] {
        let item = Badge { name: name.to_owned(), ..badge(2) };
        let file = badges(Badges { language: Language::En, event: String::new(), items: vec![item] });
        let text = Pdf::read(&file.unwrap(), "en").page(1).replace("- ", "-");
        assert!(text.contains(name), "{text}");
    }
}
