//! Places on the globe, made for asking quickly which are near.

/// Mean radius of the earth in kilometres, as in [`lotse_domain::place::distance_km`].
const EARTH_KM: f64 = 6_371.0;
/// Coordinates are stored in ten-millionths of a degree: about a centimetre.
const STEPS: f64 = 1e7;

/// A position as a point on the unit sphere.
///
/// The straight line between two such points grows with the distance over ground, so comparing its square gives the
/// same answer as the haversine formula at the price of three multiplications. Single precision is good to a metre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point([f32; 3]);

impl Point {
    #[expect(clippy::cast_possible_truncation, reason = "a metre of precision is enough")]
    pub(crate) fn new(latitude: f64, longitude: f64) -> Self {
        let (lat, lon) = (latitude.to_radians(), longitude.to_radians());
        Self([(lat.cos() * lon.cos()) as f32, (lat.cos() * lon.sin()) as f32, lat.sin() as f32])
    }

    /// Square of the straight line to another point.
    pub(crate) fn chord2(self, other: Self) -> f32 {
        let [x, y, z] = std::array::from_fn(|i| self.0[i] - other.0[i]);
        x * x + y * y + z * z
    }
}

/// The square of the straight line that belongs to a distance over ground.
#[expect(clippy::cast_possible_truncation, reason = "a metre of precision is enough")]
pub(crate) fn chord2_of_km(km: f64) -> f32 {
    let half = (km.max(0.0) / EARTH_KM / 2.0).min(std::f64::consts::FRAC_PI_2);
    (2.0 * half.sin()).powi(2) as f32
}

/// The distance over ground that belongs to the square of a straight line.
pub(crate) fn km_of_chord2(chord2: f32) -> f64 {
    2.0 * EARTH_KM * (f64::from(chord2).sqrt() / 2.0).min(1.0).asin()
}

/// A position as one number, for the index.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "degrees times ten millions fit 32 bits"
)]
pub(crate) fn pack(latitude: f64, longitude: f64) -> u64 {
    let steps = |degrees: f64| u64::from((degrees * STEPS).round() as i32 as u32);
    steps(latitude) << 32 | steps(longitude)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "takes apart what pack put together"
)]
pub(crate) fn unpack(packed: u64) -> Point {
    let degrees = |half: u64| f64::from(half as u32 as i32) / STEPS;
    Point::new(degrees(packed >> 32), degrees(packed & 0xffff_ffff))
}

/// Where a position lies on a curve that visits neighbours one after the other (z-order): documents in this order have
/// their neighbours on the same pages of memory, and whole blocks of them can be passed over.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "21 bits of either number")]
pub(crate) fn curve(latitude: f64, longitude: f64) -> u64 {
    let cell = |part: f64| (part.clamp(0.0, 1.0) * f64::from((1 << 21) - 1)) as u64;
    spread(cell((latitude + 90.0) / 180.0)) << 1 | spread(cell((longitude + 180.0) / 360.0))
}

/// Puts two zero bits after each of 21 bits.
fn spread(bits: u64) -> u64 {
    [
        (32, 0x001f_0000_0000_ffff),
        (16, 0x001f_0000_ff00_00ff),
        (8, 0x100f_00f0_0f00_f00f),
        (4, 0x10c3_0c30_c30c_30c3),
        (2, 0x1249_2492_4924_9249),
    ]
    .into_iter()
    .fold(bits & 0x1f_ffff, |x, (shift, mask): (u32, u64)| (x | x << shift) & mask)
}

/// A box around the positions of a block of documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    low: [f32; 3],
    high: [f32; 3],
}

impl Bounds {
    pub(crate) const EMPTY: Self = Self { low: [f32::INFINITY; 3], high: [f32::NEG_INFINITY; 3] };

    pub(crate) fn take_in(&mut self, point: Point) {
        for i in 0..3 {
            self.low[i] = self.low[i].min(point.0[i]);
            self.high[i] = self.high[i].max(point.0[i]);
        }
    }

    /// Whether something in the box may be that near; never wrongly false.
    pub(crate) fn may_hold(&self, centre: Point, chord2: f32) -> bool {
        let gap = |i: usize| (self.low[i] - centre.0[i]).max(centre.0[i] - self.high[i]).max(0.0);
        let [x, y, z] = std::array::from_fn(gap);
        x * x + y * y + z * z <= chord2
    }
}

#[cfg(test)]
mod tests {
    use lotse_domain::place::distance_km;

    use super::{Bounds, Point, chord2_of_km, curve, km_of_chord2, pack, unpack};

    #[test]
    fn distances_agree_with_the_haversine_formula() {
        let places = [(53.87, 10.69), (48.14, 11.58), (51.5, -0.12), (53.871, 10.691), (-33.9, 151.2)];
        for a in places {
            for b in places {
                let km = km_of_chord2(Point::new(a.0, a.1).chord2(Point::new(b.0, b.1)));
                assert!((km - distance_km(a, b)).abs() < 0.002_f64.max(km * 1e-6), "{a:?} {b:?} {km}");
            }
        }
        for km in [0.0, 1.0, 25.0, 200.0, 19_000.0] {
            assert!((km_of_chord2(chord2_of_km(km)) - km).abs() < 0.001 + km * 1e-5);
        }
    }

    #[test]
    fn a_position_survives_its_number() {
        for (lat, lon) in [(53.866_67, 10.686_92), (-12.5, -77.25), (0.0, 0.0)] {
            assert!(unpack(pack(lat, lon)).chord2(Point::new(lat, lon)) < 1e-12);
        }
    }

    #[test]
    fn bounds_never_lose_what_they_hold() {
        let points: Vec<Point> = (0..100)
            .map(|i| Point::new(47.0 + f64::from(i) * 0.07, 6.0 + f64::from(i * 37 % 100) * 0.08))
            .collect();
        let mut bounds = Bounds::EMPTY;
        for p in &points {
            bounds.take_in(*p);
        }
        let centre = Point::new(50.0, 8.0);
        for p in &points {
            assert!(bounds.may_hold(centre, p.chord2(centre)));
        }
        assert!(!bounds.may_hold(Point::new(20.0, 8.0), chord2_of_km(200.0)));
        assert!(!Bounds::EMPTY.may_hold(centre, chord2_of_km(20_000.0)));
    }

    #[test]
    fn the_curve_keeps_neighbours_together() {
        let (a, near, far) = (curve(53.87, 10.69), curve(53.8701, 10.6901), curve(48.1, 11.6));
        assert!(a.abs_diff(near) < a.abs_diff(far));
    }
}
