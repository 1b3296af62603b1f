use lotse_domain::occupation::Area;

use super::fixtures::{Bench, company, occupation, offered, site, vacancy, with_occupation};
use crate::SearchQuery;

fn bench() -> Bench {
    let mut cook = with_occupation(
        vacancy(3, "Ausbildung in unserer Küche"),
        occupation("29302-900", "Koch", "Köchin", Area::Hospitality, &["Küchenchef"]),
    );
    cook.vacancy.description =
        Some("Du hilfst unserem Pfleger im Garten. **Führerschein** von Vorteil.".into());
    let mut north = vacancy(6, "Elektroniker für Betriebstechnik");
    north.company = company("Nordlicht AG");
    north.sites = vec![site(north.company.id, "Kiel", "SH", 54.32, 10.12)];
    Bench::new(&[
        with_occupation(
            vacancy(1, "Azubi Werkstatt"),
            occupation(
                "25102-900",
                "Industriemechaniker",
                "Industriemechanikerin",
                Area::Metal,
                &["Schlosser"],
            ),
        ),
        vacancy(2, "Fachkraft für Lebensmitteltechnik"),
        cook,
        vacancy(4, "Mechatroniker"),
        vacancy(5, "Bäckerin"),
        north,
        vacancy(7, "Kaufmann/-frau für Büromanagement"),
        vacancy(8, "Altenpflegehelfer"),
        vacancy(9, "Pfleger"),
        vacancy(10, "Helfer in der Pflege"),
        vacancy(11, "Lebensmittel-Technik, Duales Studium"),
    ])
}

#[test]
fn parts_of_a_compound_find_it() {
    let bench = bench();
    assert_eq!(bench.titles("mechaniker"), ["Azubi Werkstatt"]);
    assert_eq!(bench.titles("lebensmittel technik").len(), 2);
    assert_eq!(bench.titles("industrie"), ["Azubi Werkstatt"]);
    assert!(bench.titles("Technik").contains(&"Elektroniker für Betriebstechnik".to_owned()));
}

#[test]
fn a_compound_finds_what_is_written_apart() {
    let bench = bench();
    let titles = bench.titles("Lebensmitteltechnik");
    assert_eq!(titles[0], "Fachkraft für Lebensmitteltechnik");
    let mut alone = Bench::new(&[vacancy(1, "Lebensmittel-Technik"), vacancy(2, "Technik")]);
    assert_eq!(alone.titles("lebensmitteltechnik"), ["Lebensmittel-Technik"]);
    alone.put(&[vacancy(3, "Altenpflegehelfer")]);
    let page = alone.words("altenpflege helfer");
    assert_eq!((page.hits.len(), page.partial), (1, false));
}

#[test]
fn neighbours_are_joined_where_that_is_a_word() {
    let bench = Bench::new(&[vacancy(1, "Terrazzoleger"), vacancy(2, "Kieferorthopäde")]);
    let page = bench.words("kiefer orthopäde");
    assert_eq!((page.hits.len(), page.partial), (1, false));
}

#[test]
fn every_gender_finds_every_gender() {
    let bench = bench();
    for word in
        ["Industriemechaniker", "Industriemechanikerin", "industriemechanikerinnen", "Industriemechaniker*in"]
    {
        assert_eq!(bench.titles(word), ["Azubi Werkstatt"], "{word}");
    }
    for word in ["Köchin", "Koch", "koechinnen"] {
        assert_eq!(bench.titles(word)[0], "Ausbildung in unserer Küche", "{word}");
    }
    for word in ["Kauffrau", "Kaufmann", "Kaufleute", "Kauffrau für Büromanagement"] {
        assert_eq!(bench.titles(word), ["Kaufmann/-frau für Büromanagement"], "{word}");
    }
    assert_eq!(bench.titles("Schlosserin"), ["Azubi Werkstatt"]);
}

#[test]
fn umlauts_may_be_spelt_out_or_combined() {
    let bench = bench();
    for word in ["Bäcker", "Baecker", "BÄCKER", "ba\u{308}cker", "bäcker"] {
        assert_eq!(bench.titles(word), ["Bäckerin"], "{word}");
    }
    assert_eq!(bench.titles("Luebeck Mechatroniker"), ["Mechatroniker"]);
}

#[test]
fn typos_are_put_right_and_said() {
    let bench = bench();
    for (typed, title, corrected) in [
        ("Mechatronicker", "Mechatroniker", "mechatroniker"),
        ("Eletroniker", "Elektroniker für Betriebstechnik", "elektroniker"),
        ("Mechatronikre Lübeck", "Mechatroniker", "mechatroniker Lübeck"),
    ] {
        let page = bench.words(typed);
        assert_eq!(page.hits[0].card.title, title, "{typed}");
        assert_eq!(page.corrected.as_deref(), Some(corrected));
        assert!(!page.partial);
    }
    assert_eq!(bench.words("Mechatroniker").corrected, None);
    assert!(bench.titles("Xylophonbauermeister").is_empty());
}

#[test]
fn only_the_first_unknown_words_are_put_right() {
    let bench = bench();
    let page =
        bench.words("Mechatronicker Eletroniker Altenpflegehelfre Lebensmitteltecnik Mechatronikre Koch");
    let corrected = page.corrected.unwrap();
    let words: Vec<&str> = corrected.split(' ').collect();
    assert_eq!(words[..3], ["mechatroniker", "elektroniker", "altenpflegehelfer"]);
    assert_eq!(words[4..], ["Mechatronikre", "Koch"], "as typed");
}

#[test]
fn the_last_word_may_be_unfinished() {
    let bench = bench();
    assert_eq!(bench.titles("mechat"), ["Mechatroniker"]);
    assert_eq!(bench.titles("kiel elektr"), ["Elektroniker für Betriebstechnik"]);
    assert!(bench.titles("me").contains(&"Mechatroniker".to_owned()));
}

#[test]
fn the_written_word_stands_before_its_relatives() {
    let bench = bench();
    assert_eq!(bench.titles("pfleger")[0], "Pfleger");
    assert_eq!(bench.titles("pflege")[0], "Helfer in der Pflege");
    let titles = bench.titles("pfleger");
    assert_eq!(titles.last().unwrap(), "Ausbildung in unserer Küche");
}

#[test]
fn company_town_and_state_are_words_too() {
    let bench = bench();
    for words in ["Nordlicht", "Kiel", "elektroniker kiel", "nordlicht elektroniker"] {
        assert_eq!(bench.titles(words)[0], "Elektroniker für Betriebstechnik", "{words}");
    }
    assert_eq!(bench.words("Schleswig-Holstein").total, 11);
    assert_eq!(bench.titles("Führerschein"), ["Ausbildung in unserer Küche"]);
}

#[test]
fn some_of_the_words_will_do_where_all_find_nothing() {
    let bench = bench();
    let page = bench.words("Mechatroniker Bäcker");
    assert!(page.partial);
    assert_eq!(page.total, 2);
    let elsewhere = bench.search(&SearchQuery {
        q: "Mechatroniker Lübeck".into(),
        states: vec!["BY".into()],
        limit: 10,
        ..Default::default()
    });
    assert_eq!((elsewhere.total, elsewhere.partial), (0, false));
}

#[test]
fn a_query_without_words_finds_everything() {
    let bench = bench();
    for q in ["", "   ", "und in der", "(m/w/d)", "!!!", "*", "\0"] {
        assert_eq!(bench.words(q).total, 11, "{q:?}");
    }
}

#[test]
fn hostile_queries_cost_nothing() {
    let bench = bench();
    let thousand_words = "mechaniker ".repeat(1_000);
    let long_word = "a".repeat(100_000);
    let marks = "a\u{300}".repeat(5_000);
    for q in [
        "\0\0\0",
        "a\0b",
        "mecha*",
        "?*+-!(){}[]^\"~:\\/",
        "id:*",
        "head:koch AND NOT body:x",
        "\u{202e}hcoK",
        "\u{308}\u{308}\u{308}",
        "😀😀😀",
        "日本語 中文",
        "ıİſß",
        "ﬁ²½",
        &thousand_words,
        &long_word,
        &marks,
        "\u{feff}koch",
        "' OR 1=1 --",
    ] {
        let query = SearchQuery { q: q.into(), limit: usize::MAX, ..Default::default() };
        bench.index.search(&query).unwrap();
        bench.index.alternatives(&query).unwrap();
        offered(&bench.index, q, usize::MAX);
    }
    assert_eq!(bench.words(&thousand_words).total, bench.words("mechaniker").total);
}
