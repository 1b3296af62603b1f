//! What is seen: the middle of the view, how near, and the size of the picture.

use crate::cluster::Cluster;
use crate::point::{Flat, Point, Rect};

/// The country's corners.
const SOUTH_WEST: Point = Point::new(47.27, 5.86);
const NORTH_EAST: Point = Point::new(55.06, 15.05);
/// The land around the country that a view may show, as a share of the country's width.
const MARGIN: f64 = 0.03;
/// A view around points comes no nearer than this: nearer there is nothing on the map to know them by.
const NEAREST_AROUND: u8 = 6;

/// The size of a picture in its own pixels. The page may show it larger or smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    width: u16,
    height: u16,
    target: u16,
}

impl Size {
    /// A picture of `width` times `height` pixels, each brought into 200 to 4,000, with targets of 44 pixels.
    pub const fn new(width: u16, height: u16) -> Self {
        Self { width: within(width, 200, 4000), height: within(height, 200, 4000), target: 44 }
    }

    /// The same with marks, their distance and letters made for targets of `pixels` (24 to 120). A picture that is 480
    /// pixels wide and shown at 330 needs 64, so that 44 are left for a finger.
    #[must_use]
    pub const fn with_target(self, pixels: u16) -> Self {
        Self { target: within(pixels, 24, 120), ..self }
    }

    /// Pixels from left to right.
    pub const fn width(self) -> u16 {
        self.width
    }

    /// Pixels from top to bottom.
    pub const fn height(self) -> u16 {
        self.height
    }

    /// The least distance of two marks, in pixels.
    pub const fn target(self) -> u16 {
        self.target
    }

    pub(crate) fn rect(self) -> Rect {
        Rect { left: 0.0, top: 0.0, right: f64::from(self.width), bottom: f64::from(self.height) }
    }

    /// By how much everything is larger than with the usual target.
    pub(crate) fn unit(self) -> f64 {
        f64::from(self.target) / 44.0
    }
}

/// 800 times 800 pixels with targets of 44.
impl Default for Size {
    fn default() -> Self {
        Self::new(800, 800)
    }
}

/// `Ord::clamp` cannot be used in constants.
const fn within(value: u16, least: u16, most: u16) -> u16 {
    if value < least {
        least
    } else if value > most {
        most
    } else {
        value
    }
}

/// Where to move a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    North,
    /// To the right.
    East,
    /// Down.
    South,
    /// To the left.
    West,
}

/// A view of the map: its middle, its zoom and the size of its picture.
///
/// Zoom 0 shows the whole country, each step shows half as much each way: 3 about a district with its neighbours, 8 some
/// streets. No view leaves the country, and its middle is rounded, so that [`Frame::read`] of [`Frame::query`] is the
/// same frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    centre: Point,
    zoom: u8,
    size: Size,
}

impl Frame {
    /// The nearest zoom.
    pub const NEAREST: u8 = 8;

    /// The whole country.
    pub fn germany(size: Size) -> Self {
        Self::settled(country().middle(), 0, size)
    }

    /// The view at `zoom` (at most [`Frame::NEAREST`]) with `centre` in the middle, or as near to that as the country
    /// allows. A centre that is nowhere on the globe counts as the country's.
    pub fn new(size: Size, centre: Point, zoom: u8) -> Self {
        Self::settled(centre.flat().unwrap_or_else(|| country().middle()), zoom, size)
    }

    /// The nearest view that has all `points` in it, with room for their marks; points nowhere on the globe are left
    /// out. Without points: the whole country.
    pub fn around(size: Size, points: impl IntoIterator<Item = Point>) -> Self {
        let all = Rect::around(points.into_iter().filter_map(Point::flat));
        if all.left > all.right {
            return Self::germany(size);
        }
        Self::fitting(size, all, 0, NEAREST_AROUND)
    }

    /// The view that the parameters of an address name: `mitte` as "latitude,longitude" and `zoom` as a number. What is
    /// missing or makes no sense is as in [`Frame::germany`].
    pub fn read(size: Size, mitte: Option<&str>, zoom: Option<&str>) -> Self {
        let centre = mitte.and_then(|text| {
            let (lat, lon) = text.split_once(',')?;
            Point::new(lat.trim().parse().ok()?, lon.trim().parse().ok()?).flat()
        });
        let zoom = zoom.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
        Self::settled(centre.unwrap_or_else(|| country().middle()), zoom, size)
    }

    /// The parameters for an address, such as `mitte=49.87,10.9&zoom=3`. Needs no percent-encoding; where it goes into
    /// HTML, `&` must be escaped as ever.
    pub fn query(&self) -> String {
        format!("mitte={}&zoom={}", self.centre_text(), self.zoom)
    }

    /// The value of `mitte`, such as `49.87,10.9`: for hidden fields of forms.
    pub fn centre_text(&self) -> String {
        format!("{},{}", self.centre.lat, self.centre.lon)
    }

    /// The middle of the view.
    pub const fn centre(&self) -> Point {
        self.centre
    }

    /// 0 (the whole country) to [`Frame::NEAREST`].
    pub const fn zoom(&self) -> u8 {
        self.zoom
    }

    /// The size of the picture.
    pub const fn size(&self) -> Size {
        self.size
    }

    /// How many kilometres the picture is wide, in its middle.
    pub fn width_km(&self) -> f64 {
        f64::from(self.size.width) / self.pixels_of(self.centre, 1.0)
    }

    /// The view one step nearer; none at the nearest.
    #[must_use]
    pub fn zoomed_in(&self) -> Option<Self> {
        (self.zoom < Self::NEAREST).then(|| Self::new(self.size, self.centre, self.zoom + 1))
    }

    /// The view one step farther; none where the whole country is seen.
    #[must_use]
    pub fn zoomed_out(&self) -> Option<Self> {
        let zoom = self.zoom.checked_sub(1)?;
        Some(Self::new(self.size, self.centre, zoom))
    }

    /// The view moved by half its picture. Where the country ends it is moved less, at last not at all: then it equals
    /// this one, and a link to it is useless.
    #[must_use]
    pub fn moved(&self, direction: Direction) -> Self {
        let Some(mut at) = self.centre.flat() else { return *self };
        let half = Flat {
            x: f64::from(self.size.width) / 2.0 / self.scale(),
            y: f64::from(self.size.height) / 2.0 / self.scale(),
        };
        match direction {
            Direction::North => at.y -= half.y,
            Direction::East => at.x += half.x,
            Direction::South => at.y += half.y,
            Direction::West => at.x -= half.x,
        }
        Self::settled(at, self.zoom, self.size)
    }

    /// The view that a cluster of this one opens into: around its members, at least one step nearer (as long as there is
    /// a nearer one).
    #[must_use]
    pub fn opened(&self, cluster: &Cluster) -> Self {
        let corners = [cluster.bounds.south_west, cluster.bounds.north_east];
        let all = Rect::around(corners.into_iter().filter_map(Point::flat));
        Self::fitting(self.size, all, (self.zoom + 1).min(Self::NEAREST), Self::NEAREST)
    }

    /// Whether `point` is in the picture.
    pub fn shows(&self, point: Point) -> bool {
        self.pixel(point).is_some_and(|at| self.size.rect().holds(at))
    }

    /// The nearest view of at least `least` and at most `most` that holds `all`.
    fn fitting(size: Size, all: Rect, least: u8, most: u8) -> Self {
        let room = f64::from(size.target) * 2.0;
        let zoom = (least..=most)
            .rev()
            .find(|zoom| {
                let scale = scale(size, *zoom);
                all.width() * scale <= f64::from(size.width) - room
                    && all.height() * scale <= f64::from(size.height) - room
            })
            .unwrap_or(least);
        Self::settled(all.middle(), zoom, size)
    }

    fn settled(centre: Flat, zoom: u8, size: Size) -> Self {
        let zoom = zoom.min(Self::NEAREST);
        let country = country();
        let scale = scale(size, zoom);
        let centre = Flat {
            x: inside(centre.x, country.left, country.right, f64::from(size.width) / 2.0 / scale),
            y: inside(centre.y, country.top, country.bottom, f64::from(size.height) / 2.0 / scale),
        };
        // Some pixels more or less: addresses stay short.
        let parts = match zoom {
            0..=2 => 1e2,
            3..=5 => 1e3,
            _ => 1e4,
        };
        let exact = centre.point();
        let centre = Point::new((exact.lat * parts).round() / parts, (exact.lon * parts).round() / parts);
        Self { centre, zoom, size }
    }

    /// Pixels in a radian of the flat map.
    fn scale(&self) -> f64 {
        scale(self.size, self.zoom)
    }

    /// What `to_pixels` needs: the offset of the picture and its scale.
    pub(crate) fn view(&self) -> View {
        let scale = self.scale();
        let centre = self.centre.flat().unwrap_or_else(|| country().middle());
        View {
            scale,
            left: f64::from(self.size.width) / 2.0 - centre.x * scale,
            top: f64::from(self.size.height) / 2.0 - centre.y * scale,
        }
    }

    /// Where `point` is in the picture, or beside it; nothing for what is nowhere on the map.
    pub(crate) fn pixel(&self, point: Point) -> Option<Flat> {
        point.flat().map(|at| self.view().pixel(at))
    }

    /// How many pixels `km` kilometres at `point` are.
    pub(crate) fn pixels_of(&self, point: Point, km: f64) -> f64 {
        point.flat_length(km) * self.scale()
    }

    /// How many pixels the diagonal of a box would have at the nearest zoom.
    pub(crate) fn nearest_diagonal(&self, south_west: Flat, north_east: Flat) -> f64 {
        south_west.distance(north_east) * scale(self.size, Self::NEAREST)
    }
}

/// Turns positions on the flat map into pixels and back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    scale: f64,
    left: f64,
    top: f64,
}

impl View {
    pub(crate) fn pixel(self, at: Flat) -> Flat {
        Flat { x: at.x * self.scale + self.left, y: at.y * self.scale + self.top }
    }

    pub(crate) fn flat(self, pixel: Flat) -> Flat {
        Flat { x: (pixel.x - self.left) / self.scale, y: (pixel.y - self.top) / self.scale }
    }

    pub(crate) fn rect(self, of: Rect) -> Rect {
        let (first, last) = (Flat { x: of.left, y: of.top }, Flat { x: of.right, y: of.bottom });
        Rect::around([self.pixel(first), self.pixel(last)])
    }
}

/// The part of the flat map that views may show.
fn country() -> Rect {
    let all = Rect::around([SOUTH_WEST, NORTH_EAST].into_iter().filter_map(Point::flat));
    all.grown(all.width() * MARGIN)
}

/// Pixels in a radian of the flat map: at zoom 0 the country just fits.
fn scale(size: Size, zoom: u8) -> f64 {
    let country = country();
    let whole = (f64::from(size.width) / country.width()).min(f64::from(size.height) / country.height());
    whole * f64::from(1_u32 << zoom.min(Frame::NEAREST))
}

/// The value next to `value` that keeps `half` to both sides between `least` and `most`, or the middle of them.
fn inside(value: f64, least: f64, most: f64, half: f64) -> f64 {
    let (first, last) = (least + half, most - half);
    if first >= last { f64::midpoint(least, most) } else { value.clamp(first, last) }
}
