//! Positions on the globe and on the flat map.
//!
//! The map is Web Mercator, for three reasons: a circle around a place is a circle at every latitude, a shape stays the
//! same while the view moves, and it is what people know from other maps. Distances differ by 8 % between the Alps
//! and the coast, so a scale holds for the middle of a view.

/// The mean radius of the Earth in kilometres.
const EARTH: f64 = 6371.0;
/// Beyond it Mercator goes to infinity; web maps end there.
const LAST_LATITUDE: f64 = 85.0;

/// A position, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

impl Point {
    /// The position at `lat` degrees north, `lon` degrees east. Any number will do: what is not on the globe is nowhere
    /// on the map.
    pub const fn new(lat: f64, lon: f64) -> Self {
        Self { lat, lon }
    }

    /// Where it lies on the flat map, if it is a place on it.
    pub(crate) fn flat(self) -> Option<Flat> {
        // Not a number is in no range.
        let on_map =
            (-LAST_LATITUDE..=LAST_LATITUDE).contains(&self.lat) && (-180.0..=180.0).contains(&self.lon);
        on_map.then(|| Flat { x: self.lon.to_radians(), y: -self.lat.to_radians().tan().asinh() })
    }

    /// How many radians of the flat map `km` kilometres are at this latitude.
    pub(crate) fn flat_length(self, km: f64) -> f64 {
        km / EARTH / self.lat.to_radians().cos()
    }
}

/// The smallest box of parallels and meridians around some points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The corner with the least latitude and longitude.
    pub south_west: Point,
    /// The corner with the greatest latitude and longitude.
    pub north_east: Point,
}

impl Bounds {
    /// A box around nothing but `point`.
    pub(crate) const fn at(point: Point) -> Self {
        Self { south_west: point, north_east: point }
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self {
            south_west: Point::new(
                self.south_west.lat.min(other.south_west.lat),
                self.south_west.lon.min(other.south_west.lon),
            ),
            north_east: Point::new(
                self.north_east.lat.max(other.north_east.lat),
                self.north_east.lon.max(other.north_east.lon),
            ),
        }
    }
}

/// A position on the flat map or in a picture: x to the right, y down. In radians on the map, in pixels in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Flat {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Flat {
    pub(crate) fn point(self) -> Point {
        Point { lat: -self.y.sinh().atan().to_degrees(), lon: self.x.to_degrees() }
    }

    pub(crate) fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// A box on the flat map or in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Rect {
    /// Holds nothing, and grows with what it is given.
    pub(crate) const NOTHING: Self =
        Self { left: f64::INFINITY, top: f64::INFINITY, right: f64::NEG_INFINITY, bottom: f64::NEG_INFINITY };

    pub(crate) fn around(points: impl IntoIterator<Item = Flat>) -> Self {
        points.into_iter().fold(Self::NOTHING, |all, at| Self {
            left: all.left.min(at.x),
            top: all.top.min(at.y),
            right: all.right.max(at.x),
            bottom: all.bottom.max(at.y),
        })
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(crate) const fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    pub(crate) const fn width(self) -> f64 {
        self.right - self.left
    }

    pub(crate) const fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) const fn middle(self) -> Flat {
        Flat { x: f64::midpoint(self.left, self.right), y: f64::midpoint(self.top, self.bottom) }
    }

    pub(crate) const fn holds(self, at: Flat) -> bool {
        self.left <= at.x && at.x <= self.right && self.top <= at.y && at.y <= self.bottom
    }

    pub(crate) const fn contains(self, other: Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    pub(crate) const fn meets(self, other: Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }
}
