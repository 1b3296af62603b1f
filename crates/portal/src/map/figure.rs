//! Small maps beside a list that says the same: where a place is, and the way of a tour.
use lotse_map::{ATTRIBUTION, Cluster, Frame, Layers, Mark, Point, Size, Stop, cluster, draw};

use super::{links::locations, page};
use crate::site::Site;

/// Pixels of the pictures: what is 60 wide in them is at least 42 on a narrow phone.
const SMALL: Size = Size::new(480, 320).with_target(60);
const TOUR: Size = Size::new(480, 400).with_target(60);
/// Some 30 kilometres: nearer there is no larger town to know the region by.
const NEAREST: u8 = 5;
/// More numbers than these nobody looks up in a list: those that lie together become one mark.
const MOST_NUMBERED: usize = 9;

/// A map within a page.
#[derive(Debug, Clone)]
pub(crate) struct MapFigure {
    pub(crate) svg: String,
    pub(crate) attribution: &'static str,
    /// Label and address of the large map, centred on the same place.
    pub(crate) large: Option<(String, String)>,
}

/// Something with its position, as far as that is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MapPlace {
    pub(crate) at: Option<(f64, f64)>,
    pub(crate) label: String,
}

impl MapPlace {
    /// One whose position is not known keeps its number, and is not drawn.
    fn stop(&self) -> Stop {
        let (latitude, longitude) = self.at.unwrap_or((f64::NAN, f64::NAN));
        Stop { at: Point::new(latitude, longitude), label: self.label.clone(), href: None }
    }
}

impl MapFigure {
    /// Whether so many places are numbered, and with them the list.
    pub(crate) fn numbers(places: usize) -> bool {
        (2..=MOST_NUMBERED).contains(&places)
    }

    /// Where the places of a list are, numbered in its order where there are several. `kept` are further parameters of the large
    /// map. None where no position is known.
    pub(crate) fn places(site: &Site, label: &str, places: &[MapPlace], kept: &str) -> Option<Self> {
        let stops: Vec<Stop> = places.iter().map(MapPlace::stop).collect();
        let frame = around(SMALL, &stops)?;
        let large = |frame: &Frame| {
            let frame = Frame::new(page::SIZE, frame.centre(), frame.zoom());
            site.href(&format!("/karte?{kept}{}#karte", frame.query()))
        };
        let layers = Layers { label, ..Layers::default() };
        let svg = if stops.len() <= MOST_NUMBERED {
            draw(&frame, &Layers { places: &stops, ..layers })
        } else {
            let points: Vec<Point> = stops.iter().map(|stop| stop.at).collect();
            let mark = |found: Cluster| Mark {
                at: found.centre,
                count: found.count(),
                href: large(&frame.opened(&found)),
                label: named(site, &found, places),
                chosen: false,
                new_tab: false,
            };
            let marks: Vec<Mark> = cluster(&points, &frame).into_iter().map(mark).collect();
            draw(&frame, &Layers { marks: &marks, ..layers })
        };
        let large = Some((site.lang.t("map-around"), large(&frame)));
        Some(Self { svg, attribution: ATTRIBUTION, large })
    }

    /// The stops of a tour in their order, joined by a line. None where fewer than two are known by their positions.
    pub(crate) fn tour(label: &str, stops: &[MapPlace]) -> Option<Self> {
        let stops: Vec<Stop> = stops.iter().map(MapPlace::stop).collect();
        let frame = around(TOUR, &stops)?;
        if stops.iter().filter(|stop| frame.shows(stop.at)).count() < 2 {
            return None;
        }
        let svg = draw(&frame, &Layers { label, route: &stops, ..Layers::default() });
        Some(Self { svg, attribution: ATTRIBUTION, large: None })
    }
}

/// The view of all stops; none where the map knows none of them.
fn around(size: Size, stops: &[Stop]) -> Option<Frame> {
    let frame = Frame::around(size, stops.iter().map(|stop| stop.at));
    let frame = if frame.zoom() > NEAREST { Frame::new(size, frame.centre(), NEAREST) } else { frame };
    stops.iter().any(|stop| frame.shows(stop.at)).then_some(frame)
}

/// The name of one, or how many there are.
fn named(site: &Site, found: &Cluster, places: &[MapPlace]) -> String {
    match found.members.as_slice() {
        [one] => places.get(*one).map(|place| place.label.clone()).unwrap_or_default(),
        several => locations(site.lang, several.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::{MapFigure, MapPlace};
    use crate::{language::Lang, site::Site};

    fn place(label: &str, at: Option<(f64, f64)>) -> MapPlace {
        MapPlace { at, label: label.to_owned() }
    }

    fn site() -> Site {
        Site::sample(Lang::De, None, "/stellen/x", "")
    }

    #[test]
    fn what_is_nowhere_has_no_map() {
        let nowhere = [place("Werk", None), place("Lager", Some((0.0, 0.0)))];
        assert!(MapFigure::places(&site(), "Karte", &nowhere, "").is_none());
        assert!(MapFigure::places(&site(), "Karte", &[], "").is_none());
        let (here, same) = (place("Werk", Some((49.45, 11.08))), place("Werk", Some((49.45, 11.08))));
        assert!(MapFigure::tour("Karte", &[here.clone(), nowhere[0].clone()]).is_none());
        assert!(MapFigure::tour("Karte", &[here, same]).is_some());
    }

    #[test]
    fn few_places_are_numbered_and_many_lead_to_the_large_map() {
        let one = MapFigure::places(&site(), "Karte <1>", &[place("Werk", Some((49.45, 11.08)))], "")
            .expect("a position");
        assert!(one.svg.contains("role=\"img\" aria-label=\"Karte &lt;1&gt;\"") && !one.svg.contains("<a "));
        let (_, href) = one.large.expect("a link");
        assert!(href.starts_with("/karte?mitte=49.45,11.08&zoom=5"), "{href}");
        let many: Vec<MapPlace> = (0..12_u8)
            .map(|n| place("Markt", Some((49.0 + f64::from(n) / 8.0, 9.0 + f64::from(n) / 4.0))))
            .collect();
        let all = MapFigure::places(&site(), "Karte", &many, "zeige=unternehmen&").expect("positions");
        assert!(all.svg.contains("role=\"group\""));
        assert!(all.svg.contains("href=\"/karte?zeige=unternehmen&amp;mitte="), "{}", all.svg);
        assert!(!all.svg.contains("map-plate") && all.svg.len() < 40_000);
    }
}
