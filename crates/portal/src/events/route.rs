//! The route of a bus, drawn to scale between the towns of its region, with numbers as the list beside it has them.
use lotse_domain::{event::SlotView, place::Gazetteer};

/// Width of the drawing; its height follows the region.
const WIDTH: f64 = 440.0;
const HEIGHTS: (f64, f64) = (220.0, 340.0);
/// Free space around the route, as a part of it.
const MARGIN: f64 = 0.18;
/// A route within one street is not drawn as if it were a journey.
const LEAST_KM: f64 = 6.0;
const KM_PER_DEGREE: f64 = 111.32;
/// Towns that are named for orientation.
const MOST_TOWNS: usize = 5;
const CANDIDATES: usize = 40;
/// Half the size of a pin.
const PIN: f64 = 14.0;
/// A letter's width, a line's height.
const LETTER: f64 = 8.5;
const LINE: f64 = 18.0;

/// The drawing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Route {
    pub(crate) width: String,
    pub(crate) height: String,
    /// Points of the line, as `polyline` takes them.
    pub(crate) line: String,
    pub(crate) pins: Vec<Pin>,
    pub(crate) towns: Vec<Town>,
    /// Towns in the order of the stops, for whoever cannot see it.
    pub(crate) words: String,
}

/// A stop, or several at one place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pin {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) label: String,
    /// Half its width.
    pub(crate) half: String,
    pub(crate) left: String,
    pub(crate) across: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Town {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) name: String,
}

type At = (f64, f64);

impl Route {
    /// None where fewer than two stops are known by their coordinates.
    pub(crate) fn new(view: &SlotView, gazetteer: &Gazetteer) -> Option<Self> {
        let stops: Vec<(usize, At)> = (1..)
            .zip(&view.meetings)
            .filter_map(|(number, (meeting, _))| Some((number, meeting.latitude.zip(meeting.longitude)?)))
            .collect();
        if stops.len() < 2 {
            return None;
        }
        let mut towns: Vec<&str> =
            view.meetings.iter().filter_map(|(meeting, _)| meeting.town.as_deref()).collect();
        towns.dedup();
        let frame = Frame::around(&stops);
        let pins = pins(&frame, &stops);
        let points: Vec<At> = stops.iter().map(|(_, at)| frame.point(*at)).collect();
        Some(Self {
            width: units(WIDTH),
            height: units(frame.height),
            line: points
                .iter()
                .map(|(x, y)| format!("{},{}", units(*x), units(*y)))
                .collect::<Vec<_>>()
                .join(" "),
            towns: named(&frame, &pins, gazetteer),
            pins: pins.into_iter().map(Placed::into_pin).collect(),
            words: towns.join(", "),
        })
    }
}

/// Units of the drawing, without more digits than anybody sees.
fn units(value: f64) -> String {
    format!("{value:.1}")
}

/// What part of the world is shown: a plane that is as wide as a degree is there, right for a region.
struct Frame {
    west: f64,
    north: f64,
    south: f64,
    east: f64,
    /// Units of a degree of latitude; one of longitude has less.
    scale: f64,
    shrink: f64,
    height: f64,
}

impl Frame {
    fn around(stops: &[(usize, At)]) -> Self {
        let (mut south, mut north, mut west, mut east) = (90.0_f64, -90.0_f64, 180.0_f64, -180.0_f64);
        for (_, (latitude, longitude)) in stops {
            (south, north) = (south.min(*latitude), north.max(*latitude));
            (west, east) = (west.min(*longitude), east.max(*longitude));
        }
        let (middle, centre) = (f64::midpoint(south, north), f64::midpoint(west, east));
        let shrink = middle.to_radians().cos().max(0.01);
        let least = LEAST_KM / KM_PER_DEGREE;
        // In degrees of latitude, both.
        let tall = ((north - south) * (1.0 + 2.0 * MARGIN)).max(least);
        let wide = ((east - west) * shrink * (1.0 + 2.0 * MARGIN)).max(least);
        let height = (WIDTH * tall / wide).clamp(HEIGHTS.0, HEIGHTS.1);
        let scale = (WIDTH / wide).min(height / tall);
        let (wide, tall) = (WIDTH / scale / shrink, height / scale);
        Self {
            west: centre - wide / 2.0,
            east: centre + wide / 2.0,
            south: middle - tall / 2.0,
            north: middle + tall / 2.0,
            scale,
            shrink,
            height,
        }
    }

    fn point(&self, (latitude, longitude): At) -> At {
        ((longitude - self.west) * self.shrink * self.scale, (self.north - latitude) * self.scale)
    }
}

struct Placed {
    x: f64,
    y: f64,
    label: String,
}

impl Placed {
    fn half(&self) -> f64 {
        let letters = f64::from(u32::try_from(self.label.chars().count()).unwrap_or(1));
        PIN.max(letters * LETTER / 2.0 + 6.0)
    }

    fn into_pin(self) -> Pin {
        let half = self.half();
        Pin {
            x: units(self.x),
            y: units(self.y),
            half: units(PIN),
            left: units(self.x - half),
            across: units(half * 2.0),
            label: self.label,
        }
    }
}

/// Pins that would lie upon each other are one, with all their numbers.
fn pins(frame: &Frame, stops: &[(usize, At)]) -> Vec<Placed> {
    let mut pins: Vec<Placed> = Vec::new();
    for (number, at) in stops {
        let (x, y) = frame.point(*at);
        match pins.iter_mut().find(|pin| (pin.x - x).abs() < 2.0 * PIN && (pin.y - y).abs() < 2.0 * PIN) {
            Some(pin) => pin.label = format!("{}, {number}", pin.label),
            None => pins.push(Placed { x, y, label: number.to_string() }),
        }
    }
    pins
}

/// The largest towns that find room for their names.
fn named(frame: &Frame, pins: &[Placed], gazetteer: &Gazetteer) -> Vec<Town> {
    // (left, top, right, bottom) of what is drawn.
    let mut taken: Vec<(f64, f64, f64, f64)> =
        pins.iter().map(|pin| (pin.x - pin.half(), pin.y - PIN, pin.x + pin.half(), pin.y + PIN)).collect();
    let mut towns = Vec::new();
    let known = gazetteer.largest_within((frame.south, frame.north), (frame.west, frame.east), CANDIDATES);
    for place in known {
        let (x, y) = frame.point((place.latitude, place.longitude));
        let name = place.name.split(',').next().unwrap_or_default();
        let half = f64::from(u32::try_from(name.chars().count()).unwrap_or(99)) * LETTER / 2.0;
        let room = (x - half, y - LINE, x + half, y + LINE);
        let inside = room.0 > 4.0 && room.2 < WIDTH - 4.0 && room.1 > 4.0 && room.3 < frame.height - 4.0;
        let free = taken.iter().all(|it| room.2 < it.0 || it.2 < room.0 || room.3 < it.1 || it.3 < room.1);
        if inside && free {
            taken.push(room);
            towns.push(Town { x: units(x), y: units(y), name: name.to_owned() });
        }
        if towns.len() == MOST_TOWNS {
            break;
        }
    }
    towns
}

#[cfg(test)]
mod tests {
    use super::{Frame, HEIGHTS, WIDTH, pins};

    #[test]
    fn everything_lies_within_the_drawing_and_north_is_up() {
        for stops in [
            vec![(1, (53.87, 10.69)), (2, (53.55, 9.99))],
            vec![(1, (49.45, 11.08)), (2, (49.45, 11.08))],
            vec![(1, (47.3, 10.2)), (2, (55.0, 8.4)), (3, (51.0, 15.0))],
        ] {
            let frame = Frame::around(&stops);
            assert!((HEIGHTS.0..=HEIGHTS.1).contains(&frame.height));
            for (_, at) in &stops {
                let (x, y) = frame.point(*at);
                assert!(x > 0.0 && x < WIDTH && y > 0.0 && y < frame.height, "{at:?}: {x} {y}");
            }
        }
        let frame = Frame::around(&[(1, (53.0, 9.0)), (2, (54.0, 10.0))]);
        let (south_west, north_east) = (frame.point((53.0, 9.0)), frame.point((54.0, 10.0)));
        assert!(south_west.0 < north_east.0 && south_west.1 > north_east.1);
        // One kilometre is as long to the east as to the north (within a hundredth).
        let (east, north) = (frame.point((53.5, 10.0)).0 - frame.point((53.5, 9.0)).0, frame.scale);
        assert!((east / north - 53.5_f64.to_radians().cos()).abs() < 0.01);
    }

    #[test]
    fn stops_at_one_place_share_a_pin() {
        let stops = [(1, (53.87, 10.69)), (2, (53.55, 9.99)), (3, (53.87, 10.69))];
        let labels: Vec<String> =
            pins(&Frame::around(&stops), &stops).into_iter().map(|pin| pin.label).collect();
        assert_eq!(labels, ["1, 3", "2"]);
    }
}
