//! A vector map of Germany, drawn on the server: works offline, without script and by keyboard.
//!
//! The map is one SVG that stands in the page. Its marks are ordinary links; zooming and moving are links too, whose
//! address says what is seen ([`Frame::query`]), so every view can be shared. Marks that would lie closer than a
//! finger's width are drawn as one ([`cluster`]). Outlines and towns are compiled in. Knows no domain and no HTTP:
//! whoever has places gives their [`Point`]s, addresses and names.
//!
//! Whoever shows a map must show [`ATTRIBUTION`] with it.
//!
//! ```
//! use lotse_map::{Direction, Frame, Layers, Mark, Point, Size, cluster, draw};
//!
//! // What the page was asked for: ?mitte=49.9,10.9&zoom=3
//! let frame = Frame::read(Size::default(), Some("49.9,10.9"), Some("3"));
//! let companies = [("Bäckerei Ofenfrisch", Point::new(49.89, 10.89)), ("Brauerei", Point::new(49.9, 10.9)),
//!     ("Sägewerk", Point::new(50.1, 11.2))];
//! let points: Vec<Point> = companies.iter().map(|(_, at)| *at).collect();
//!
//! let marks: Vec<Mark> = cluster(&points, &frame).iter().map(|found| {
//!     let alone = found.count() == 1;
//!     let href = match found.members.as_slice() {
//!         [one] => format!("/betriebe/{one}"),
//!         _ if found.same_place => format!("/karte?{}#liste", frame.query()),
//!         _ => format!("/karte?{}", frame.opened(found).query()),
//!     };
//!     let label = if alone { companies[found.members[0]].0.to_owned() } else { format!("{} Betriebe", found.count()) };
//!     Mark { at: found.centre, count: found.count(), href, label, chosen: false, new_tab: false }
//! }).collect();
//!
//! let svg = draw(&frame, &Layers { label: "Betriebe um Bamberg", marks: &marks, region: &["09471"], ..Layers::default() });
//! assert!(svg.starts_with("<svg") && svg.contains("/betriebe/2"));
//! let north = format!("/karte?{}", frame.moved(Direction::North).query());
//! let nearer = frame.zoomed_in().map(|nearer| format!("/karte?{}", nearer.query()));
//! assert_ne!(Some(north), nearer);
//! ```

mod base;
mod cluster;
mod draw;
mod frame;
mod outline;
mod point;
mod shape;

pub use cluster::{Cluster, cluster};
pub use draw::{Circle, Layers, Mark, Stop, draw};
pub use frame::{Direction, Frame, Size};
pub use outline::district_at;
pub use point::{Bounds, Point};

/// Whose data the base map is made of; must be readable beside or on every map.
pub const ATTRIBUTION: &str = "© GeoBasis-DE / BKG 2017 (Daten verändert), © GeoNames";
