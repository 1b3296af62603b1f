//! The stops of a tour and the lines between them, and places of a list.

use std::fmt::Write;

use super::Stop;
use super::xml::escaped;
use crate::frame::Frame;
use crate::point::{Flat, Rect};
use crate::shape::{PathText, cut_line, short};

/// Half as high as a stop's number plate, in pixels at the usual target.
const HALF_HEIGHT: f64 = 12.0;
/// The radius of a place that needs no number, in pixels at the usual target.
const DOT: f64 = 9.0;
/// Lines go this far beyond the picture.
const BEYOND: f64 = 20.0;

/// Stops that are drawn as one because they are at one spot, or almost.
#[derive(Debug)]
pub(super) struct Spot<'a> {
    at: Flat,
    /// Without a number where there is no other to tell it from.
    stops: Vec<(Option<usize>, &'a Stop)>,
    unit: f64,
}

impl Spot<'_> {
    /// "1" or "1, 4": the tour comes back.
    fn numbers(&self) -> String {
        let numbers: Vec<String> =
            self.stops.iter().filter_map(|(number, _)| number.map(|number| number.to_string())).collect();
        numbers.join(", ")
    }

    /// Names with their numbers, escaped.
    fn label(&self) -> String {
        let labels: Vec<String> = self
            .stops
            .iter()
            .map(|(number, stop)| match number {
                Some(number) => format!("{number}. {}", escaped(&stop.label)),
                None => escaped(&stop.label),
            })
            .collect();
        labels.join(", ")
    }

    pub(super) fn place(&self) -> Rect {
        let letters = f64::from(u32::try_from(self.numbers().len()).unwrap_or(u32::MAX));
        let half = (6.0 + letters * 4.2).max(HALF_HEIGHT) * self.unit;
        let (Flat { x, y }, height) = (self.at, HALF_HEIGHT * self.unit);
        Rect { left: x - half, top: y - height, right: x + half, bottom: y + height }
    }
}

/// The stops in the picture.
pub(super) fn stops<'a>(frame: &Frame, route: &'a [Stop]) -> Vec<Spot<'a>> {
    together(frame, (1..).map(Some).zip(route))
}

/// The places in the picture.
pub(super) fn places<'a>(frame: &Frame, places: &'a [Stop]) -> Vec<Spot<'a>> {
    let several = places.len() > 1;
    together(frame, (1..).map(|number| several.then_some(number)).zip(places))
}

fn together<'a>(frame: &Frame, stops: impl Iterator<Item = (Option<usize>, &'a Stop)>) -> Vec<Spot<'a>> {
    let unit = frame.size().unit();
    let picture = frame.size().rect();
    let mut spots: Vec<Spot<'a>> = Vec::new();
    for numbered in stops {
        let Some(at) = frame.pixel(numbered.1.at).filter(|at| picture.holds(*at)) else { continue };
        match spots.iter_mut().find(|spot| spot.at.distance(at) < HALF_HEIGHT * unit) {
            Some(spot) => spot.stops.push(numbered),
            None => spots.push(Spot { at, stops: vec![numbered], unit }),
        }
    }
    spots
}

pub(super) fn draw_line(svg: &mut String, frame: &Frame, route: &[Stop]) {
    let line: Vec<Flat> = route.iter().filter_map(|stop| frame.pixel(stop.at)).collect();
    let mut path = PathText::default();
    for piece in cut_line(&line, frame.size().rect().grown(BEYOND)) {
        path.line(&piece);
    }
    let path = path.finish();
    if !path.is_empty() {
        // Broken even where no stylesheet says so: it is not a road.
        let _ = write!(svg, r#"<path class="map-route" fill="none" stroke-dasharray="3 6" d="{path}"/>"#);
    }
}

pub(super) fn draw_stops(svg: &mut String, frame: &Frame, spots: &[Spot<'_>]) {
    let unit = frame.size().unit();
    for spot in spots {
        let label = spot.label();
        let href = spot.stops.iter().find_map(|(_, stop)| stop.href.as_deref());
        let close = if let Some(href) = href {
            let _ = write!(svg, r#"<a href="{}" class="map-stop" aria-label="{label}">"#, escaped(href));
            "</a>"
        } else {
            let _ = write!(svg, r#"<g class="map-stop" role="img" aria-label="{label}">"#);
            "</g>"
        };
        let (x, y) = (short(spot.at.x), short(spot.at.y));
        let target = short(f64::from(frame.size().target()) / 2.0);
        let _ = write!(
            svg,
            r#"<title>{label}</title><circle class="map-target" cx="{x}" cy="{y}" r="{target}" fill-opacity="0"/>"#
        );
        let numbers = spot.numbers();
        if numbers.is_empty() {
            let radius = short(DOT * unit);
            let _ = write!(svg, r#"<circle class="map-dot" cx="{x}" cy="{y}" r="{radius}"/>"#);
        } else {
            draw_plate(svg, spot, &numbers);
        }
        svg.push_str(close);
    }
}

fn draw_plate(svg: &mut String, spot: &Spot<'_>, numbers: &str) {
    let (place, unit) = (spot.place(), spot.unit);
    let _ = write!(
        svg,
        r#"<rect class="map-plate" x="{left}" y="{top}" width="{width}" height="{height}" rx="{round}"/><text class="map-count" x="{x}" y="{base}" text-anchor="middle" font-size="{font}">{numbers}</text>"#,
        left = short(place.left),
        top = short(place.top),
        width = short(place.width()),
        height = short(place.height()),
        round = short(HALF_HEIGHT * unit),
        x = short(spot.at.x),
        base = short(spot.at.y + 4.6 * unit),
        font = short(13.0 * unit),
    );
}
