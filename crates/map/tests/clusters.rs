//! Marks come together as fingers need it.

use std::time::Instant;

use lotse_map::{Frame, Point, Size, cluster};
use proptest::prelude::*;

/// Marks all over the country that look random and are the same each time.
fn scattered(count: usize) -> Vec<Point> {
    let mut state = 42_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1 << 24)
    };
    (0..count).map(|_| Point::new(47.5 + next() * 7.0, 6.2 + next() * 8.5)).collect()
}

/// Pixels between two points, from what the frame says about itself.
fn apart(frame: &Frame, one: Point, other: Point) -> f64 {
    let pixels =
        f64::from(frame.size().width()) / frame.width_km() * 6371.0 * frame.centre().lat.to_radians().cos();
    let y = |lat: f64| lat.to_radians().tan().asinh();
    let (dx, dy) = ((one.lon - other.lon).to_radians(), y(one.lat) - y(other.lat));
    dx.hypot(dy) * pixels
}

fn assert_far_apart(frame: &Frame, points: &[Point]) {
    let found = cluster(points, frame);
    assert!(found.len() <= 60, "{}", found.len());
    for (index, one) in found.iter().enumerate() {
        for other in &found[index + 1..] {
            let pixels = apart(frame, one.centre, other.centre);
            assert!(pixels >= f64::from(frame.size().target()) - 1e-6, "{pixels}");
        }
    }
}

#[test]
fn a_thousand_marks_become_at_most_sixty_and_none_is_lost() {
    let points = scattered(1000);
    let frame = Frame::germany(Size::default());
    let found = cluster(&points, &frame);
    assert_eq!(found.iter().map(lotse_map::Cluster::count).sum::<usize>(), 1000);
    let mut members: Vec<usize> = found.iter().flat_map(|one| one.members.clone()).collect();
    members.sort_unstable();
    assert!(members.into_iter().eq(0..1000));
    assert!(found.len() > 20, "{}", found.len());
    assert_far_apart(&frame, &points);
    assert_eq!(cluster(&points, &frame), found);
    assert!(found.is_sorted_by(|one, other| one.centre.lat >= other.centre.lat));
}

#[test]
fn near_views_count_what_they_show() {
    let points = scattered(5000);
    let frame = Frame::read(Size::new(480, 560).with_target(64), Some("50,10"), Some("2"));
    let seen = points.iter().filter(|point| frame.shows(**point)).count();
    assert!(seen > 50);
    assert_eq!(cluster(&points, &frame).iter().map(lotse_map::Cluster::count).sum::<usize>(), seen);
    assert_far_apart(&frame, &points);
}

#[test]
fn few_far_marks_stay_alone_where_they_are() {
    let points = [Point::new(48.1, 11.6), Point::new(53.5, 10.0), Point::new(f64::NAN, 10.0)];
    let found = cluster(&points, &Frame::germany(Size::default()));
    assert_eq!(found.iter().map(|one| one.members.clone()).collect::<Vec<_>>(), [vec![1], vec![0]]);
    assert!((found[1].centre.lat - 48.1).abs() < 1e-9 && (found[1].centre.lon - 11.6).abs() < 1e-9);
    assert!(cluster(&[], &Frame::germany(Size::default())).is_empty());
}

#[test]
fn marks_at_one_spot_say_so() {
    let spot = Point::new(49.9, 10.9);
    let beside = Point::new(49.9002, 10.9);
    let far = Point::new(49.95, 10.9);
    let frame = Frame::germany(Size::default());
    let one = |points: &[Point]| cluster(points, &frame).remove(0);
    assert!(one(&[spot, spot, beside]).same_place);
    let town = one(&[spot, spot, far]);
    assert!(!town.same_place && town.count() == 3);
    assert_eq!((town.bounds.south_west, town.bounds.north_east), (spot, far));
    assert_eq!(cluster(&[spot, spot, far], &frame.opened(&town)).len(), 2);
}

#[test]
fn ten_thousand_marks_take_no_time() {
    let points = scattered(10_000);
    let frame = Frame::germany(Size::default());
    let best = (0..5)
        .map(|_| {
            let start = Instant::now();
            assert!(!cluster(&points, &frame).is_empty());
            start.elapsed()
        })
        .min()
        .unwrap_or_default();
    println!("10,000 marks: {best:?}");
    // Without optimisation and beside other tests; a few milliseconds in a released program.
    assert!(best.as_millis() < 500, "{best:?}");
}

proptest! {
    #[test]
    fn any_marks_keep_their_distance(
        marks in proptest::collection::vec((46.0..56.0_f64, 5.0..16.0_f64), 0..300), zoom in 0_u8..9,
    ) {
        let points: Vec<Point> = marks.iter().map(|(lat, lon)| Point::new(*lat, *lon)).collect();
        assert_far_apart(&Frame::new(Size::default(), Point::new(50.0, 10.0), zoom), &points);
    }

    #[test]
    fn any_numbers_are_no_reason_to_fail(marks in proptest::collection::vec(any::<(f64, f64)>(), 0..50), zoom: u8) {
        let points: Vec<Point> = marks.iter().map(|(lat, lon)| Point::new(*lat, *lon)).collect();
        let frame = Frame::new(Size::default(), Point::new(50.0, 10.0), zoom);
        let seen = points.iter().filter(|point| frame.shows(**point)).count();
        prop_assert_eq!(cluster(&points, &frame).iter().map(lotse_map::Cluster::count).sum::<usize>(), seen);
    }
}
