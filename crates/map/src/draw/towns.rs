//! Names of towns, where there is room for them.

use std::fmt::Write;

use super::xml::escaped;
use crate::base::{BASE, Town};
use crate::frame::Frame;
use crate::point::{Flat, Rect};
use crate::shape::short;

/// More names than these are a wall of text.
const MOST: usize = 24;
const FONT: f64 = 13.0;
/// How wide a letter is, as a share of the font's size: more than most fonts need.
const LETTER: f64 = 0.6;
const DOT: f64 = 2.0;

/// A name that has found its place.
struct Label<'a> {
    town: &'a Town,
    at: Flat,
    /// Whether the town itself is seen, and not hidden by a mark.
    dot: bool,
    text: Flat,
    anchor: Anchor,
}

#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

/// Draws the largest towns in the picture whose names touch neither each other nor what is `taken`.
pub(super) fn draw(svg: &mut String, frame: &Frame, taken: &[Rect]) {
    let labels = placed(frame, taken);
    if labels.is_empty() {
        return;
    }
    let unit = frame.size().unit();
    let _ = write!(svg, r#"<g class="map-towns" font-size="{}">"#, short(FONT * unit));
    for Label { town, at, dot, text, anchor } in &labels {
        if *dot {
            let (x, y, radius) = (short(at.x), short(at.y), short(DOT * unit));
            let _ = write!(svg, r#"<circle class="map-town-dot" cx="{x}" cy="{y}" r="{radius}"/>"#);
        }
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let (x, y, name) = (short(text.x), short(text.y), escaped(&town.name));
        let _ = write!(svg, r#"<text class="map-town" x="{x}" y="{y}"{anchor}>{name}</text>"#);
    }
    svg.push_str("</g>");
}

fn placed(frame: &Frame, taken: &[Rect]) -> Vec<Label<'static>> {
    let (view, picture, unit) = (frame.view(), frame.size().rect(), frame.size().unit());
    // On a view of the whole country a small town would pass for a large one.
    let least = match frame.zoom() {
        0 => 100,
        1 => 50,
        2 => 20,
        _ => 0,
    };
    let mut occupied = taken.to_vec();
    let mut labels = Vec::new();
    for town in &BASE.towns {
        if labels.len() == MOST {
            break;
        }
        let at = view.pixel(town.at);
        if town.thousands < least || !picture.holds(at) {
            continue;
        }
        let dot = Rect::around([at]).grown(DOT * unit);
        // The name of a town that a mark hides stands beside the mark.
        let hidden = taken.iter().find(|place| place.meets(dot));
        let around = hidden.copied().unwrap_or(dot);
        let free = candidates(around, &town.name, unit).into_iter().find(|(place, ..)| {
            picture.contains(*place) && !occupied.iter().any(|other| other.meets(*place))
        });
        if let Some((place, text, anchor)) = free {
            occupied.push(place);
            if hidden.is_none() {
                occupied.push(dot);
            }
            labels.push(Label { town, at, dot: hidden.is_none(), text, anchor });
        }
    }
    labels
}

/// To the right, to the left, above and below what is in the middle: the name's box, its start and how it is anchored.
fn candidates(around: Rect, name: &str, unit: f64) -> [(Rect, Flat, Anchor); 4] {
    let letters = f64::from(u32::try_from(name.chars().count()).unwrap_or(u32::MAX));
    let (width, height, gap) = (letters * FONT * LETTER * unit, FONT * 1.25 * unit, 3.0 * unit);
    let middle = around.middle();
    let beside = |left: f64, top: f64| Rect { left, top, right: left + width, bottom: top + height };
    // From the top of the box to the line that letters stand on.
    let base = FONT * 0.95 * unit;
    let top = middle.y - height / 2.0;
    let (right, left) = (around.right + gap, around.left - gap);
    let (above, below) = (around.top - gap / 2.0 - height, around.bottom + gap / 2.0);
    [
        (beside(right, top), Flat { x: right, y: top + base }, Anchor::Start),
        (beside(left - width, top), Flat { x: left, y: top + base }, Anchor::End),
        (beside(middle.x - width / 2.0, above), Flat { x: middle.x, y: above + base }, Anchor::Middle),
        (beside(middle.x - width / 2.0, below), Flat { x: middle.x, y: below + base }, Anchor::Middle),
    ]
}
