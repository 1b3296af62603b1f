//! Lines and areas in pixels: made simpler, cut at the edge of the picture, and written as SVG paths.

use std::fmt::Write;

use crate::point::{Flat, Rect};

/// The line without the bends that are smaller than `tolerance` (Douglas and Peucker). Both ends stay.
pub(crate) fn simplified(line: &[Flat], tolerance: f64) -> Vec<Flat> {
    let mut kept = vec![false; line.len()];
    let (Some(first), Some(last)) = (kept.first_mut(), line.len().checked_sub(1)) else { return Vec::new() };
    *first = true;
    kept[last] = true;
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let farthest = (from + 1..to)
            .map(|index| (off(line[index], line[from], line[to]), index))
            .max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((distance, index)) = farthest
            && distance > tolerance
        {
            kept[index] = true;
            open.extend([(from, index), (index, to)]);
        }
    }
    line.iter().zip(kept).filter(|(_, kept)| *kept).map(|(at, _)| *at).collect()
}

/// How far `at` is from the straight piece between `from` and `to`.
fn off(at: Flat, from: Flat, to: Flat) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 { ((at.x - from.x) * dx + (at.y - from.y) * dy) / length } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    at.distance(Flat { x: from.x + share * dx, y: from.y + share * dy })
}

/// The pieces of a line that lie in `window` (Liang and Barsky for each straight piece).
pub(crate) fn cut_line(line: &[Flat], window: Rect) -> Vec<Vec<Flat>> {
    let mut pieces: Vec<Vec<Flat>> = Vec::new();
    let mut open: Option<Vec<Flat>> = None;
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        let Some((enters, leaves)) = cut_straight(*from, *to, window) else {
            pieces.extend(open.take());
            continue;
        };
        match &mut open {
            Some(piece) if enters == *from => piece.push(leaves),
            _ => {
                pieces.extend(open.take());
                open = Some(vec![enters, leaves]);
            }
        }
        if leaves != *to {
            pieces.extend(open.take());
        }
    }
    pieces.extend(open);
    pieces
}

fn cut_straight(from: Flat, to: Flat, window: Rect) -> Option<(Flat, Flat)> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    let sides = [
        (-dx, from.x - window.left),
        (dx, window.right - from.x),
        (-dy, from.y - window.top),
        (dy, window.bottom - from.y),
    ];
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            first = first.max(room / towards);
        } else {
            last = last.min(room / towards);
        }
    }
    let at = |share: f64| Flat { x: from.x + share * dx, y: from.y + share * dy };
    // Ends inside are passed on as they are, so that the next piece joins them exactly.
    let enters = if first > 0.0 { at(first) } else { from };
    let leaves = if last < 1.0 { at(last) } else { to };
    (first <= last).then_some((enters, leaves))
}

/// The part of a ring that lies in `window` (Sutherland and Hodgman). Where the ring leaves and comes back there are
/// lines along the window's edge: the window must be larger than the picture, so that nobody sees them.
pub(crate) fn cut_ring(ring: Vec<Flat>, window: Rect) -> Vec<Flat> {
    let ring = half(ring, |at| at.x - window.left);
    let ring = half(ring, |at| window.right - at.x);
    let ring = half(ring, |at| at.y - window.top);
    half(ring, |at| window.bottom - at.y)
}

fn half(ring: Vec<Flat>, room: impl Fn(Flat) -> f64) -> Vec<Flat> {
    let Some(mut from) = ring.last().copied() else { return ring };
    let mut kept = Vec::with_capacity(ring.len());
    for to in ring {
        let (before, after) = (room(from), room(to));
        if (before < 0.0) != (after < 0.0) {
            let share = before / (before - after);
            kept.push(Flat { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
        }
        if after >= 0.0 {
            kept.push(to);
        }
        from = to;
    }
    kept
}

/// Writes the `d` of a path: relative steps in tenths of pixels, with as few letters as SVG allows.
#[derive(Debug, Default)]
pub(crate) struct PathText {
    text: String,
    /// Whether the number before has a point, so that the next may begin with one.
    has_point: bool,
}

impl PathText {
    pub(crate) fn line(&mut self, line: &[Flat]) {
        self.add(line, false);
    }

    pub(crate) fn ring(&mut self, ring: &[Flat]) {
        self.add(ring, true);
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn add(&mut self, line: &[Flat], closed: bool) {
        let mut steps: Vec<(i32, i32)> = line.iter().map(|at| (tenths(at.x), tenths(at.y))).collect();
        steps.dedup();
        if closed && steps.len() > 1 && steps.first() == steps.last() {
            steps.pop();
        }
        // What has shrunk to a spot is not to be seen.
        if steps.len() < if closed { 3 } else { 2 } {
            return;
        }
        let mut last = steps[0];
        self.command('M', last);
        for (index, step) in steps.iter().enumerate().skip(1) {
            let by = (step.0 - last.0, step.1 - last.1);
            if index == 1 {
                self.command('l', by);
            } else {
                self.number(by.0, false);
                self.number(by.1, false);
            }
            last = *step;
        }
        if closed {
            self.text.push('z');
        }
    }

    fn command(&mut self, letter: char, (x, y): (i32, i32)) {
        self.text.push(letter);
        self.number(x, true);
        self.number(y, false);
    }

    /// A number needs a space before it unless it begins with what cannot belong to the one before.
    fn number(&mut self, tenths: i32, first: bool) {
        let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let begins_with_point = whole == 0 && part != 0;
        if tenths < 0 {
            self.text.push('-');
        } else if !(first || begins_with_point && self.has_point) {
            self.text.push(' ');
        }
        if !begins_with_point {
            // Writing to a string cannot fail.
            let _ = write!(self.text, "{whole}");
        }
        if part != 0 {
            let _ = write!(self.text, ".{part}");
        }
        self.has_point = part != 0;
    }
}

/// A coordinate or length with at most one decimal.
pub(crate) fn short(value: f64) -> String {
    let tenths = tenths(value);
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[expect(clippy::cast_possible_truncation, reason = "a coordinate of a picture, brought into range before")]
fn tenths(value: f64) -> i32 {
    (value * 10.0).round().clamp(-1e8, 1e8) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    fn flats(points: &[(f64, f64)]) -> Vec<Flat> {
        points.iter().map(|(x, y)| Flat { x: *x, y: *y }).collect()
    }

    #[test]
    fn small_bends_go_and_large_ones_stay() {
        let line = flats(&[(0.0, 0.0), (5.0, 0.3), (10.0, 0.0), (10.0, 9.0)]);
        assert_eq!(simplified(&line, 0.5), flats(&[(0.0, 0.0), (10.0, 0.0), (10.0, 9.0)]));
        assert_eq!(simplified(&line, 0.1), line);
        // An island begins where it ends.
        let island = flats(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 0.0)]);
        assert_eq!(simplified(&island, 0.5), island);
        assert!(simplified(&[], 0.5).is_empty());
    }

    #[test]
    fn lines_are_cut_where_they_leave() {
        let line = flats(&[(-5.0, 5.0), (5.0, 5.0), (5.0, 15.0), (8.0, 15.0), (8.0, 5.0)]);
        let pieces = cut_line(&line, WINDOW);
        assert_eq!(
            pieces,
            [flats(&[(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)]), flats(&[(8.0, 10.0), (8.0, 5.0)])]
        );
        assert!(cut_line(&flats(&[(-5.0, -5.0), (20.0, -1.0)]), WINDOW).is_empty());
        // Both ends outside, the middle inside.
        assert_eq!(
            cut_line(&flats(&[(-5.0, 5.0), (15.0, 5.0)]), WINDOW),
            [flats(&[(0.0, 5.0), (10.0, 5.0)])]
        );
    }

    #[test]
    fn areas_are_cut_at_the_edge() {
        let around = flats(&[(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)]);
        let cut = cut_ring(around, WINDOW);
        assert_eq!(Rect::around(cut.iter().copied()), WINDOW);
        assert_eq!(cut.len(), 4);
        assert!(cut_ring(flats(&[(-5.0, -5.0), (-1.0, -5.0), (-1.0, 5.0)]), WINDOW).is_empty());
        let inside = flats(&[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]);
        assert_eq!(cut_ring(inside.clone(), WINDOW), inside);
    }

    #[test]
    fn paths_are_short() {
        let mut path = PathText::default();
        path.line(&flats(&[(1.04, 2.0), (1.5, 2.55), (0.9, 2.55), (10.9, 12.55)]));
        path.ring(&flats(&[(0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 0.0)]));
        path.line(&flats(&[(1.0, 1.0), (1.01, 1.01)]));
        assert_eq!(path.finish(), "M1 2l.5.6-.6 0 10 10M0 0l3 0 0 3z");
        assert_eq!((short(-0.04), short(-0.25), short(12.0)), ("0".into(), "-0.3".into(), "12".into()));
        assert_eq!(short(f64::NAN), "0");
    }
}
