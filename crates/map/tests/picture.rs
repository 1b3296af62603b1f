//! The picture: well-formed, without styles, with every text escaped, and small.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use lotse_map::{Circle, Frame, Layers, Mark, Point, Size, Stop, cluster, draw};
use proptest::prelude::*;
use quick_xml::events::Event;

type Attributes = Vec<(String, String)>;
/// Every element with its attributes, and every text.
type Parsed = (Vec<(String, Attributes)>, Vec<String>);

const BAMBERG: Point = Point::new(49.89, 10.89);
const HOSTILE: &str = "\"><script>alert('1')</script><a href=\"javascript:x\" style=\"\0\u{ffff}&amp;";

/// Every element with its attributes, and every text; fails unless the picture is well-formed XML.
fn parsed(svg: &str) -> Parsed {
    let mut reader = quick_xml::Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut texts, mut depth) = (Vec::new(), Vec::new(), 0_i32);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => {
                depth += 1;
                elements.push(element(&start));
            }
            Event::Empty(start) => elements.push(element(&start)),
            Event::End(_) => depth -= 1,
            Event::Text(text) => texts.push((*text).to_owned()),
            Event::GeneralRef(_) => {}
            Event::Eof => break,
            other => panic!("nothing but elements and text: {other:?}"),
        }
    }
    assert_eq!(depth, 0);
    (elements, texts)
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> (String, Vec<(String, String)>) {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute, named once");
        let value = attribute.value;
        (
            attribute.key.as_ref().to_owned(),
            quick_xml::escape::unescape(&value).expect("escaped").into_owned(),
        )
    });
    (start.name().as_ref().to_owned(), attributes.collect())
}

fn with_class<'a>(svg: &'a Parsed, class: &str) -> Vec<&'a Vec<(String, String)>> {
    let has = |attributes: &&Vec<(String, String)>| {
        attributes.iter().any(|(name, value)| name == "class" && value.split(' ').any(|one| one == class))
    };
    svg.0.iter().map(|(_, attributes)| attributes).filter(has).collect()
}

fn get<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// As many marks as there can be, with names as long as they are.
fn full_of_marks(frame: &Frame) -> Vec<Mark> {
    let mut points = Vec::new();
    for row in 0_u8..80 {
        for column in 0_u8..80 {
            points.push(Point::new(47.3 + f64::from(row) / 10.0, 5.9 + f64::from(column) / 8.7));
        }
    }
    let marks = cluster(&points, frame).into_iter().map(|found| Mark {
        at: found.centre,
        count: found.count(),
        href: format!("/karte?{}&beruf=Kauffrau&umkreis=25", frame.opened(&found).query()),
        label: format!("{} Betriebe um Garmisch-Partenkirchen", found.count()),
        chosen: false,
        new_tab: false,
    });
    marks.collect()
}

fn everything<'a>(marks: &'a [Mark], route: &'a [Stop]) -> Layers<'a> {
    Layers {
        label: "Betriebe in Oberfranken",
        marks,
        region: &["094"],
        route,
        places: &[],
        circle: Some(Circle { centre: BAMBERG, radius_km: 25.0 }),
    }
}

#[test]
fn the_picture_is_small() {
    for (zoom, limit) in
        [(0, 60_000), (1, 60_000), (2, 60_000), (3, 45_000), (4, 40_000), (5, 40_000), (8, 40_000)]
    {
        // Bamberg, the Ruhr area with its many borders, the coast with its islands, the Alps.
        for centre in [BAMBERG, Point::new(51.4, 7.1), Point::new(54.3, 8.9), Point::new(47.6, 11.0)] {
            let frame = Frame::new(Size::default(), centre, zoom);
            let marks = full_of_marks(&frame);
            let alone = draw(&frame, &Layers::default()).len();
            let svg = draw(&frame, &everything(&marks, &[]));
            println!("zoom {zoom}: {alone} bytes, with {} marks {}", marks.len(), svg.len());
            assert!(svg.len() <= limit, "{} bytes at {frame:?}", svg.len());
        }
    }
}

#[test]
fn it_is_well_formed_and_knows_no_styles() {
    for zoom in 0..=Frame::NEAREST {
        let frame = Frame::new(Size::default(), BAMBERG, zoom);
        let marks = full_of_marks(&frame);
        let stops = [
            Stop { at: BAMBERG, label: "Brauerei".to_owned(), href: None },
            Stop {
                at: Point::new(49.93, 10.95),
                label: "Sägewerk".to_owned(),
                href: Some("/betriebe/2".to_owned()),
            },
        ];
        let svg = parsed(&draw(&frame, &everything(&marks, &stops)));
        for (name, attributes) in &svg.0 {
            assert!(
                ["svg", "g", "path", "circle", "rect", "text", "title", "a"].contains(&name.as_str()),
                "{name}"
            );
            assert!(
                attributes.iter().all(|(key, _)| key != "style" && !key.starts_with("on")),
                "{attributes:?}"
            );
            let classes = get(attributes, "class").unwrap_or("map");
            assert!(classes.split(' ').all(|class| class == "map" || class.starts_with("map-")));
        }
        assert_eq!(
            (get(&svg.0[0].1, "role"), get(&svg.0[0].1, "viewBox")),
            (Some("group"), Some("0 0 800 800"))
        );
        assert_eq!(get(&svg.0[0].1, "aria-label"), Some("Betriebe in Oberfranken"));
        assert_eq!(with_class(&svg, "map-mark").len(), marks.len());
        if zoom < 5 {
            assert_eq!(with_class(&svg, "map-district").len(), usize::from(zoom >= 2), "{zoom}");
        }
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let at = BAMBERG;
    let marks = [Mark {
        at,
        count: 2,
        href: HOSTILE.to_owned(),
        label: HOSTILE.to_owned(),
        chosen: true,
        new_tab: false,
    }];
    let route = [Stop { at, label: HOSTILE.to_owned(), href: Some(HOSTILE.to_owned()) }];
    let frame = Frame::germany(Size::default());
    let svg = draw(&frame, &Layers { label: HOSTILE, region: &[HOSTILE], ..everything(&marks, &route) });
    assert!(!svg.contains("<script") && !svg.contains("javascript:x\""));
    let read = parsed(&svg);
    let readable = HOSTILE.replace(['\0', '\u{ffff}'], "");
    let link = with_class(&read, "map-mark")[0];
    assert_eq!(
        (get(link, "href"), get(link, "aria-label")),
        (Some(readable.as_str()), Some(readable.as_str()))
    );
    assert_eq!(get(link, "aria-current"), Some("true"));
    assert_eq!(get(with_class(&read, "map-stop")[0], "href"), Some(readable.as_str()));
    assert_eq!(get(&read.0[0].1, "aria-label"), Some(readable.as_str()));
}

#[test]
fn marks_are_large_enough_and_numbered() {
    let size = Size::new(480, 560).with_target(64);
    let frame = Frame::germany(size);
    let mark = |lat, count, href: &str| Mark {
        at: Point::new(lat, 10.0),
        count,
        href: href.to_owned(),
        label: String::new(),
        chosen: false,
        new_tab: false,
    };
    let marks =
        [mark(50.0, 1, "/a"), mark(52.0, 17, "/b"), mark(0.0, 5, "/outside"), mark(f64::NAN, 5, "/nowhere")];
    let svg = parsed(&draw(&frame, &Layers { marks: &marks, ..Layers::default() }));
    let targets = with_class(&svg, "map-target");
    assert_eq!(targets.len(), 2);
    assert!(targets.iter().all(|target| get(target, "r") == Some("32")));
    assert_eq!(with_class(&svg, "map-count").len(), 1);
    assert!(svg.1.iter().any(|text| text == "17"));
}

/// The boxes that the names of towns fill at most.
fn label_boxes(svg: &str) -> Vec<(f64, f64, f64, f64)> {
    let names = svg.split("<text class=\"map-town\"").skip(1);
    let boxes = names.map(|rest| {
        let tag = &rest[..rest.find('>').unwrap()];
        let name = &rest[tag.len() + 1..rest.find('<').unwrap()];
        let number = |key: &str| -> f64 {
            let value = &tag[tag.find(key).unwrap() + key.len()..];
            value[..value.find('"').unwrap()].parse().unwrap()
        };
        let width = f64::from(u32::try_from(name.chars().count()).unwrap()) * 13.0 * 0.55;
        let (x, y) = (number("x=\""), number("y=\""));
        let left = if tag.contains("\"end\"") {
            x - width
        } else if tag.contains("\"middle\"") {
            x - width / 2.0
        } else {
            x
        };
        (left, y - 11.0, left + width, y + 3.0)
    });
    boxes.collect()
}

#[test]
fn names_of_towns_touch_nothing() {
    for zoom in 0..=5 {
        for centre in [BAMBERG, Point::new(51.4, 7.1), Point::new(52.5, 13.4)] {
            let frame = Frame::new(Size::default(), centre, zoom);
            let marks = full_of_marks(&frame);
            assert!(label_boxes(&draw(&frame, &Layers::default())).len() >= 5, "{frame:?}");
            let boxes = label_boxes(&draw(&frame, &Layers { marks: &marks, ..Layers::default() }));
            for (index, one) in boxes.iter().enumerate() {
                assert!(one.0 >= 0.0 && one.1 >= 0.0 && one.2 <= 800.0 && one.3 <= 800.0, "{one:?}");
                for other in &boxes[index + 1..] {
                    assert!(one.2 <= other.0 || other.2 <= one.0 || one.3 <= other.1 || other.3 <= one.1);
                }
            }
        }
    }
}

#[test]
fn a_tour_that_comes_back_shows_both_numbers() {
    let stop = |at, label: &str| Stop { at, label: label.to_owned(), href: None };
    let school = Point::new(49.9, 10.9);
    let route = [stop(school, "Schule"), stop(Point::new(50.0, 11.0), "Werk"), stop(school, "Schule")];
    let frame = Frame::around(Size::default(), route.iter().map(|stop| stop.at));
    let svg = parsed(&draw(&frame, &Layers { route: &route, ..Layers::default() }));
    let stops = with_class(&svg, "map-stop");
    assert_eq!(
        stops.iter().map(|stop| get(stop, "aria-label").unwrap()).collect::<Vec<_>>(),
        ["1. Schule, 3. Schule", "2. Werk"]
    );
    assert!(svg.1.iter().any(|text| text == "1, 3"));
    let line = with_class(&svg, "map-route");
    assert!(
        get(line[0], "stroke-dasharray").is_some() && get(line[0], "d").is_some_and(|d| d.starts_with('M'))
    );
}

#[test]
fn a_stop_that_is_nowhere_keeps_its_number() {
    let stop = |at, label: &str| Stop { at, label: label.to_owned(), href: None };
    let nowhere = Point::new(f64::NAN, f64::NAN);
    let route = [stop(BAMBERG, "Schule"), stop(nowhere, "Werk"), stop(Point::new(50.1, 11.2), "Labor")];
    let frame = Frame::around(Size::default(), route.iter().map(|stop| stop.at));
    let svg = parsed(&draw(&frame, &Layers { route: &route, ..Layers::default() }));
    let labels: Vec<_> =
        with_class(&svg, "map-stop").iter().filter_map(|stop| get(stop, "aria-label")).collect();
    assert_eq!(labels, ["1. Schule", "3. Labor"]);
    // From the first to the third, in one piece.
    let line = get(with_class(&svg, "map-route")[0], "d").unwrap_or_default();
    assert_eq!(line.matches('M').count(), 1, "{line}");
    assert_eq!(get(&svg.0[0].1, "role"), Some("group"));
}

#[test]
fn the_line_of_a_tour_ends_where_the_picture_does() {
    let stop = |lat| Stop { at: Point::new(lat, 10.9), label: "Halt".to_owned(), href: None };
    let frame = Frame::new(Size::default(), BAMBERG, 6);
    let inside = [stop(49.88), stop(49.9)];
    let outside = [stop(48.0), stop(48.2)];
    let line = |route: &[Stop]| {
        let svg = parsed(&draw(&frame, &Layers { route, ..Layers::default() }));
        (with_class(&svg, "map-stop").len(), with_class(&svg, "map-route").len())
    };
    assert_eq!((line(&inside), line(&outside), line(&inside[..1])), ((2, 1), (0, 0), (1, 0)));
    let through = [stop(48.0), stop(52.0)];
    assert_eq!(line(&through), (0, 1));
}

#[test]
fn places_of_a_list_are_numbered_and_not_joined() {
    let place = |at, label: &str| Stop { at, label: label.to_owned(), href: None };
    let places = [place(BAMBERG, "Werk"), place(Point::new(50.1, 11.2), "Lager")];
    let frame = Frame::around(Size::default(), places.iter().map(|place| place.at));
    let picture = |places: &[Stop]| parsed(&draw(&frame, &Layers { places, ..Layers::default() }));
    let svg = picture(&places);
    assert_eq!(get(&svg.0[0].1, "role"), Some("img"));
    assert_eq!((with_class(&svg, "map-stop").len(), with_class(&svg, "map-route").len()), (2, 0));
    assert!(svg.1.iter().any(|text| text == "2"));
    let alone = picture(&places[..1]);
    assert_eq!(get(with_class(&alone, "map-stop")[0], "aria-label"), Some("Werk"));
    assert_eq!((with_class(&alone, "map-count").len(), with_class(&alone, "map-dot").len()), (0, 1));
    let linked = [Stop { href: Some("/a".to_owned()), ..places[0].clone() }];
    assert_eq!(get(&picture(&linked).0[0].1, "role"), Some("group"));
}

#[test]
fn a_small_picture_of_some_streets_is_light() {
    let size = Size::new(480, 320).with_target(60);
    // Bamberg, the Ruhr area with its many borders, the coast with its islands, the Alps.
    for at in [BAMBERG, Point::new(51.4, 7.1), Point::new(54.3, 8.9), Point::new(47.6, 11.0)] {
        let places = [Stop { at, label: "Werk".to_owned(), href: None }];
        let svg = draw(&Frame::new(size, at, 5), &Layers { places: &places, ..Layers::default() });
        assert!(svg.len() <= 16_000, "{} bytes at {at:?}", svg.len());
    }
}

#[test]
fn shaded_regions_are_whole_districts() {
    let frame = Frame::germany(Size::default());
    let region = |keys: &[&str]| {
        let svg = parsed(&draw(&frame, &Layers { region: keys, ..Layers::default() }));
        with_class(&svg, "map-region").first().and_then(|path| get(path, "d").map(str::to_owned))
    };
    let bavaria = region(&["09"]).expect("a state");
    assert_eq!(region(&["091", "092", "093", "094", "095", "096", "097"]), Some(bavaria.clone()));
    assert!(region(&["09471"]).expect("a district").len() < bavaria.len() / 5);
    assert_eq!(
        (region(&[]), region(&[""]), region(&["09471111"]), region(&["99"])),
        (None, None, None, None)
    );
}

#[test]
fn inside_the_country_all_is_land() {
    let frame = Frame::new(Size::default(), Point::new(50.93, 11.59), 8);
    let svg = parsed(&draw(&frame, &Layers::default()));
    let land = get(with_class(&svg, "map-land")[0], "d").unwrap_or_default().to_owned();
    assert!(land.contains("-8") && land.len() < 60, "{land}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_numbers_and_texts_make_a_picture(lat: f64, lon: f64, radius: f64, zoom in 0_u8..9, label in "\\PC*", count: usize) {
        let at = Point::new(lat, lon);
        let frame = Frame::new(Size::default(), BAMBERG, zoom);
        let marks = [at, BAMBERG].map(|at| Mark { at, count, href: label.clone(), label: label.clone(), chosen: false, new_tab: false });
        let route = [at, BAMBERG, Point::new(lon, lat), at].map(|at| Stop { at, label: label.clone(), href: None });
        let circle = Some(Circle { centre: BAMBERG, radius_km: radius });
        let (route, places) = route.split_at(2);
        let svg = draw(&frame, &Layers { label: &label, marks: &marks, region: &[&label], route, places, circle });
        prop_assert!(!parsed(&svg).0.is_empty());
    }
}
