use super::{Card, HEIGHT, Rgb, WIDTH};

fn card(title: &str) -> Card {
    Card {
        portal: "Formwerk".to_owned(),
        kind: "Ausbildung ab September 2027".to_owned(),
        title: title.to_owned(),
        lines: vec!["Hartung Analytics GmbH".to_owned(), "96215 Lichtenfels".to_owned()],
        ground: Rgb([0, 95, 115]),
        accent: Rgb([238, 155, 0]),
    }
}

fn pixels(card: &Card) -> image::RgbImage {
    let png = card.draw().unwrap();
    assert!(png.len() < 120_000, "{} bytes", png.len());
    image::load_from_memory(&png).unwrap().to_rgb8()
}

/// Pixels of an area that are white to the eye.
fn white(picture: &image::RgbImage, [left, top, right, bottom]: [u32; 4]) -> usize {
    (top..bottom)
        .flat_map(|y| (left..right).map(move |x| (x, y)))
        .filter(|(x, y)| picture.get_pixel(*x, *y).0.iter().all(|part| *part > 240))
        .count()
}

#[test]
fn the_words_stand_where_they_belong() {
    let picture = pixels(&card("Verfahrensmechanikerin / Verfahrensmechaniker"));
    assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
    assert_eq!(picture.get_pixel(5, 5).0, [0, 95, 115]);
    assert_eq!(picture.get_pixel(5, 435).0, [238, 155, 0]);
    assert!(white(&picture, [72, 52, 1128, 110]) > 500, "the kind");
    assert!(white(&picture, [72, 116, 1128, 420]) > 5_000, "the title");
    // Nothing runs into the margins.
    assert_eq!(white(&picture, [0, 0, 60, 430]), 0);
    assert_eq!(white(&picture, [1140, 0, 1200, 430]), 0);
    if let Ok(folder) = std::env::var("LOTSE_KEEP_PICTURES") {
        let path = std::path::Path::new(&folder).join("card.png");
        picture.save(path).unwrap();
    }
}

#[test]
fn whatever_the_words_are_there_is_a_picture_and_the_same_one() {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(40);
    for title in ["", "\u{0}\u{7}\u{202e}", "日本語 العربية 🎓", &long, "a ".repeat(5_000).as_str(), "&<>\"'"]
    {
        let card = card(title);
        let picture = pixels(&card);
        assert_eq!(white(&picture, [0, 0, 60, 430]), 0, "{title}");
        assert_eq!(card.draw().unwrap(), card.draw().unwrap());
    }
}

#[test]
fn a_short_title_is_larger_than_a_long_one() {
    let rows = |title: &str| {
        let picture = pixels(&card(title));
        (116..430).filter(|y| white(&picture, [72, *y, 1128, y + 1]) > 0).count()
    };
    let (short, long) = (rows("Koch"), rows(&"Fachkraft für Lebensmitteltechnik ".repeat(4)));
    assert!(short > 40 && long > short, "{short} {long}");
}
