//! Views: what they show, how they move, and that any address gives one.

use lotse_map::{Direction, Frame, Point, Size, cluster};
use proptest::prelude::*;

const DIRECTIONS: [Direction; 4] = [Direction::North, Direction::East, Direction::South, Direction::West];
const CORNERS: [Point; 4] =
    [Point::new(55.05, 8.4), Point::new(47.28, 10.2), Point::new(51.05, 5.88), Point::new(51.3, 15.03)];

/// What an address would say, taken apart.
fn read_again(frame: &Frame) -> Frame {
    let query = frame.query();
    let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    Frame::read(frame.size(), value("mitte"), value("zoom"))
}

#[test]
fn the_whole_country_is_seen_in_every_shape_of_picture() {
    for size in [Size::default(), Size::new(480, 560), Size::new(1200, 400), Size::new(300, 900)] {
        let germany = Frame::germany(size);
        assert!(CORNERS.iter().all(|corner| germany.shows(*corner)), "{size:?}");
        assert!(DIRECTIONS.iter().all(|direction| germany.moved(*direction) == germany));
        assert_eq!(germany.zoomed_out(), None);
        assert_eq!(read_again(&germany), germany);
    }
    assert!((900.0..1100.0).contains(&Frame::germany(Size::default()).width_km()));
}

#[test]
fn addresses_are_short_and_say_what_is_seen() {
    let frame = Frame::read(Size::default(), Some("49.87,10.9"), Some("3"));
    assert_eq!(frame.query(), "mitte=49.87,10.9&zoom=3");
    assert!((100.0..160.0).contains(&frame.width_km()), "{}", frame.width_km());
    assert_eq!(frame.zoomed_in().and_then(|nearer| nearer.zoomed_out()), Some(frame));
    let nearest = Frame::new(Size::default(), frame.centre(), 200);
    assert_eq!((nearest.zoom(), nearest.zoomed_in()), (Frame::NEAREST, None));
}

#[test]
fn what_makes_no_sense_is_the_whole_country() {
    let germany = Frame::germany(Size::default());
    for (mitte, zoom) in [
        (None, None),
        (Some(""), Some("")),
        (Some("NaN,NaN"), Some("-1")),
        (Some("inf,9"), Some("999")),
        (Some("91,0"), Some("0x3")),
        (Some("49.87"), None),
        (Some("<script>,1"), Some("１")),
    ] {
        assert_eq!(Frame::read(Size::default(), mitte, zoom), germany, "{mitte:?} {zoom:?}");
    }
    assert_eq!(Frame::around(Size::default(), []), germany);
    assert_eq!(Frame::around(Size::default(), [Point::new(f64::NAN, 1.0)]), germany);
}

#[test]
fn views_around_points_show_them_and_are_as_near_as_can_be() {
    let points = [Point::new(49.89, 10.89), Point::new(50.1, 11.4)];
    let frame = Frame::around(Size::default(), points);
    assert!(points.iter().all(|point| frame.shows(*point)));
    assert!(frame.zoomed_in().is_some_and(|nearer| !points.iter().all(|point| nearer.shows(*point))));
    assert_eq!(Frame::around(Size::default(), [points[0]]).zoom(), 6);
    assert_eq!(Frame::around(Size::default(), CORNERS).zoom(), 0);
}

#[test]
fn moving_goes_where_it_says() {
    let frame = Frame::read(Size::default(), Some("50,10"), Some("4"));
    let at = frame.centre();
    assert!(frame.moved(Direction::North).centre().lat > at.lat);
    assert!(frame.moved(Direction::South).centre().lat < at.lat);
    assert!(frame.moved(Direction::East).centre().lon > at.lon);
    assert!(frame.moved(Direction::West).centre().lon < at.lon);
    let edge = (0..100).fold(frame, |view, _| view.moved(Direction::North));
    assert!(edge.shows(Point::new(55.06, 10.0)) && edge == edge.moved(Direction::North));
}

proptest! {
    #[test]
    fn any_frame_reads_back_as_itself(
        lat in 40.0..60.0_f64, lon in 0.0..20.0_f64, zoom: u8, width: u16, height: u16, target: u16, steps in 0_usize..5,
    ) {
        let size = Size::new(width, height).with_target(target);
        let mut frame = Frame::new(size, Point::new(lat, lon), zoom);
        for direction in DIRECTIONS.iter().take(steps) {
            frame = frame.moved(*direction);
        }
        prop_assert_eq!(read_again(&frame), frame);
    }

    #[test]
    fn any_numbers_give_a_frame_in_the_country(lat: f64, lon: f64, zoom: u8, text in "\\PC*", other in "\\PC*") {
        for frame in [
            Frame::new(Size::default(), Point::new(lat, lon), zoom),
            Frame::read(Size::default(), Some(&text), Some(&other)),
            Frame::read(Size::default(), Some(&format!("{lat},{lon}")), Some(&zoom.to_string())),
            Frame::around(Size::default(), [Point::new(lat, lon), Point::new(lon, lat)]),
        ] {
            let Point { lat, lon } = frame.centre();
            prop_assert!((46.9..=55.5).contains(&lat) && (5.5..=15.5).contains(&lon), "{:?}", frame);
            prop_assert!(frame.zoom() <= Frame::NEAREST);
        }
    }

    #[test]
    fn opening_a_cluster_keeps_its_members_and_comes_to_an_end(
        marks in proptest::collection::vec((47.5..54.5_f64, 6.5..14.5_f64), 1..60),
    ) {
        let points: Vec<Point> = marks.iter().map(|(lat, lon)| Point::new(*lat, *lon)).collect();
        let mut frame = Frame::germany(Size::default());
        let mut steps = 0;
        while let Some(found) = cluster(&points, &frame).into_iter().find(|found| !found.same_place) {
            let opened = frame.opened(&found);
            prop_assert!(opened.zoom() > frame.zoom());
            prop_assert!(found.members.iter().any(|member| opened.shows(points[*member])));
            frame = opened;
            steps += 1;
        }
        prop_assert!(steps <= Frame::NEAREST);
    }
}
