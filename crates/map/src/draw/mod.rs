//! The picture: one SVG without styles, scripts or references to anything outside.

mod ground;
mod marks;
mod route;
mod towns;
mod xml;

use std::fmt::Write;

use crate::frame::Frame;
use crate::point::{Point, Rect};
use crate::shape::short;
use xml::escaped;

/// What is drawn on the base map. `Layers::default()` is the base map alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layers<'a> {
    /// What the picture shows, for those who do not see it.
    pub label: &'a str,
    /// The marks, drawn and reached by keyboard in this order: see [`crate::cluster`].
    pub marks: &'a [Mark],
    /// An area to be shaded, as beginnings of municipality keys: `09` is a state, `094` a Regierungsbezirk, `09471` a
    /// district. Longer keys shade nothing, for the map knows no municipalities.
    pub region: &'a [&'a str],
    /// The stops of a tour in their order. They are joined by straight, broken lines: not the way that a car takes.
    pub route: &'a [Stop],
    /// Places in the order of a list that stands beside the map: numbered where there is more than one, not joined.
    pub places: &'a [Stop],
    /// A radius around a place.
    pub circle: Option<Circle>,
}

/// A place, or several that are drawn as one, that leads somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where it is; what lies outside the picture is not drawn.
    pub at: Point,
    /// How many it stands for; drawn as a number from 2 on.
    pub count: usize,
    /// Where it leads. Written into the page as it is: the caller answers for its being a safe address.
    pub href: String,
    /// Its name, read aloud and shown beside the pointer.
    pub label: String,
    /// Whether it is the one that the page is about.
    pub chosen: bool,
    /// Whether it leads out of a frame that the map stands in.
    pub new_tab: bool,
}

/// A stop of a tour, or a place of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// Where it is.
    pub at: Point,
    /// Its name, read aloud and shown beside the pointer.
    pub label: String,
    /// Where it leads, if anywhere. Of stops at one spot the first one's counts.
    pub href: Option<String>,
}

/// A radius around a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Circle {
    /// The middle.
    pub centre: Point,
    /// In kilometres; nothing is drawn unless it is more than 0.
    pub radius_km: f64,
}

/// The view as an SVG for a page, some 3 to 60 kB long. Has `role="group"` because there are links in it, or `role="img"`
/// where there is nothing but [`Layers::places`] that lead nowhere. Its elements have classes that begin with `map-`
/// (colours and strokes are the stylesheet's), and every text is escaped.
pub fn draw(frame: &Frame, layers: &Layers<'_>) -> String {
    let size = frame.size();
    let mut svg = String::with_capacity(32 * 1024);
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {} {}" role="{}" aria-label="{}">"#,
        size.width(),
        size.height(),
        if is_picture(layers) { "img" } else { "group" },
        escaped(layers.label)
    );
    let stops = route::stops(frame, layers.route);
    let places = route::places(frame, layers.places);
    let mut taken: Vec<Rect> = marks::places(frame, layers.marks);
    taken.extend(stops.iter().chain(&places).map(route::Spot::place));

    svg.push_str(r#"<g aria-hidden="true">"#);
    ground::draw(&mut svg, frame, layers.region);
    if let Some(circle) = layers.circle {
        draw_circle(&mut svg, frame, circle);
    }
    taken.push(draw_scale(&mut svg, frame));
    towns::draw(&mut svg, frame, &taken);
    route::draw_line(&mut svg, frame, layers.route);
    svg.push_str("</g>");

    marks::draw(&mut svg, frame, layers.marks);
    route::draw_stops(&mut svg, frame, &stops);
    route::draw_stops(&mut svg, frame, &places);
    svg.push_str("</svg>");
    svg
}

/// Whether nothing in it is to be reached or named for itself.
fn is_picture(layers: &Layers<'_>) -> bool {
    let leads = |place: &Stop| place.href.is_some();
    layers.marks.is_empty()
        && layers.route.is_empty()
        && !layers.places.is_empty()
        && !layers.places.iter().any(leads)
}

fn draw_circle(svg: &mut String, frame: &Frame, circle: Circle) {
    let radius = frame.pixels_of(circle.centre, circle.radius_km);
    let Some(at) = frame.pixel(circle.centre) else { return };
    // Much larger than the picture it is nothing but a line somewhere, if it is seen at all.
    if radius > 0.0 && radius < 100_000.0 {
        let (x, y, radius) = (short(at.x), short(at.y), short(radius));
        let _ = write!(svg, r#"<circle class="map-circle" cx="{x}" cy="{y}" r="{radius}"/>"#);
    }
}

/// A bar of some kilometres at the lower left, and where it is.
fn draw_scale(svg: &mut String, frame: &Frame) -> Rect {
    let size = frame.size();
    let unit = size.unit();
    let pixels = frame.pixels_of(frame.centre(), 1.0);
    let longest = f64::from(size.width()) / 4.0;
    let nice = [200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1];
    let km = nice.into_iter().find(|km| km * pixels <= longest).unwrap_or(0.1);
    let (left, bottom) = (12.0 * unit, f64::from(size.height()) - 12.0 * unit);
    let (width, tip, font) = (km * pixels, 5.0 * unit, 12.0 * unit);
    let text = if km < 1.0 { format!("{} m", short(km * 1000.0)) } else { format!("{} km", short(km)) };
    let _ = write!(
        svg,
        r#"<g class="map-scale"><path d="M{left} {top}v{tip}h{width}v-{tip}"/><text x="{left}" y="{y}" font-size="{font}">{text}</text></g>"#,
        left = short(left),
        top = short(bottom - tip),
        tip = short(tip),
        width = short(width),
        y = short(bottom - tip - 3.0 * unit),
        font = short(font),
    );
    Rect { left, top: bottom - tip - font - 4.0 * unit, right: left + width.max(font * 4.0), bottom }
}
