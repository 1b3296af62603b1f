//! Land, borders and the shaded area.

use std::cell::OnceCell;
use std::fmt::Write;

use crate::base::BASE;
use crate::frame::{Frame, View};
use crate::outline::{Border, Level, Ring};
use crate::point::{Flat, Rect};
use crate::shape::{PathText, cut_line, cut_ring, simplified};

/// From this zoom on districts are drawn.
const DISTRICTS_FROM: u8 = 2;
/// From this zoom on the finer outlines are used; one step before they would be mostly thrown away again.
const FINE_FROM: u8 = 3;
/// Bends smaller than this, in pixels, are left out.
const TOLERANCE: f64 = 0.9;
/// Islands smaller than this, in pixels, are left out.
const SPECK: f64 = 2.5;
/// How far beyond the picture shapes go, in pixels: wider than any stroke, so that cut edges are not seen.
const BEYOND: f64 = 8.0;

pub(super) fn draw(svg: &mut String, frame: &Frame, region: &[&str]) {
    let near = frame.zoom() >= DISTRICTS_FROM;
    let sketch = Sketch::new(if frame.zoom() >= FINE_FROM { &BASE.fine } else { &BASE.coarse }, frame);
    sketch.area(svg, "map-land map-border", &sketch.level.land);
    if near {
        sketch.borders(svg, "map-district", Border::District);
    }
    if !region.is_empty() {
        let wanted = |key: &str| region.iter().any(|begin| !begin.is_empty() && key.starts_with(begin));
        sketch.area(svg, "map-region", &sketch.level.dissolved(wanted));
    }
    sketch.borders(svg, "map-state", Border::State);
}

/// One level of the base map as seen in one picture.
struct Sketch<'a> {
    level: &'a Level,
    view: View,
    window: Rect,
    /// The arcs in pixels, simplified when first needed: areas that share a border share its line.
    lines: Vec<OnceCell<Vec<Flat>>>,
}

impl<'a> Sketch<'a> {
    fn new(level: &'a Level, frame: &Frame) -> Self {
        Self {
            level,
            view: frame.view(),
            window: frame.size().rect().grown(BEYOND),
            lines: level.arcs.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    fn line(&self, index: usize) -> &[Flat] {
        self.lines[index].get_or_init(|| {
            let arc = &self.level.arcs[index];
            let pixels = arc.points.iter().map(|at| self.view.pixel(*at));
            if self.window.meets(self.view.rect(arc.bounds)) {
                simplified(&pixels.collect::<Vec<_>>(), TOLERANCE)
            } else {
                // Nobody sees its bends, but a straight line between its ends could come into the picture.
                pixels.collect()
            }
        })
    }

    fn borders(&self, svg: &mut String, class: &str, kind: Border) {
        let mut path = PathText::default();
        for (index, arc) in self.level.arcs.iter().enumerate() {
            if arc.kind == kind && self.window.meets(self.view.rect(arc.bounds)) {
                for piece in cut_line(self.line(index), self.window) {
                    path.line(&piece);
                }
            }
        }
        element(svg, class, path);
    }

    fn area(&self, svg: &mut String, class: &str, rings: &[Ring]) {
        let mut path = PathText::default();
        for ring in rings {
            let bounds = self.view.rect(self.level.bounds(ring));
            let speck = bounds.width().max(bounds.height()) < SPECK;
            if speck || !self.window.meets(bounds) {
                continue;
            }
            let mut points: Vec<Flat> = Vec::new();
            for part in ring {
                let line = self.line(part.index).iter().copied();
                if part.backwards { points.extend(line.rev()) } else { points.extend(line) }
            }
            path.ring(&if self.window.contains(bounds) { points } else { cut_ring(points, self.window) });
        }
        element(svg, class, path);
    }
}

fn element(svg: &mut String, class: &str, path: PathText) {
    let path = path.finish();
    if !path.is_empty() {
        // Holes are holes whichever way their rings run.
        let _ = write!(svg, r#"<path class="{class}" fill-rule="evenodd" d="{path}"/>"#);
    }
}
