//! Areas made of shared pieces of border.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::BASE;
use crate::point::{Flat, Point, Rect};

/// A piece of border between two corners where more than two areas meet. Its first and last point are the corners; an
/// island's coast has none, so both are the same there.
#[derive(Debug)]
pub(crate) struct Arc {
    pub(crate) points: Vec<Flat>,
    pub(crate) bounds: Rect,
    pub(crate) kind: Border,
}

impl Arc {
    /// None of nothing.
    pub(crate) fn new(points: Vec<Flat>) -> Option<Self> {
        let bounds = Rect::around(points.iter().copied());
        (!points.is_empty()).then_some(Self { points, bounds, kind: Border::Country })
    }
}

/// What a piece of border separates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Border {
    /// The country and what is outside: sea, lakes, neighbours.
    Country,
    /// Two states.
    State,
    /// Two districts of one state.
    District,
}

/// A piece of a ring: an arc, and which way the ring runs along it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ArcRef {
    pub(crate) index: usize,
    pub(crate) backwards: bool,
}

pub(crate) type Ring = Vec<ArcRef>;

#[derive(Debug)]
pub(crate) struct District {
    /// Five digits, the first two name the state.
    pub(crate) key: String,
    /// Outer rings and holes as they come: what lies within an odd number of them is inside.
    pub(crate) rings: Vec<Ring>,
    bounds: Rect,
}

impl District {
    pub(crate) fn new(key: String, rings: Vec<Ring>, arcs: &[Arc]) -> Self {
        let bounds =
            rings.iter().flatten().map(|part| arcs[part.index].bounds).fold(Rect::NOTHING, Rect::with);
        Self { key, rings, bounds }
    }
}

/// All districts in one level of detail.
#[derive(Debug, Default)]
pub(crate) struct Level {
    pub(crate) arcs: Vec<Arc>,
    pub(crate) districts: Vec<District>,
    /// The whole country.
    pub(crate) land: Vec<Ring>,
}

impl Level {
    pub(crate) fn new(mut arcs: Vec<Arc>, districts: Vec<District>) -> Self {
        let mut first_side: Vec<Option<&District>> = vec![None; arcs.len()];
        for district in &districts {
            for part in district.rings.iter().flatten() {
                let kind = first_side[part.index].map(|other| {
                    if other.key[..2] == district.key[..2] { Border::District } else { Border::State }
                });
                if let Some(kind) = kind {
                    arcs[part.index].kind = kind;
                }
                first_side[part.index] = Some(district);
            }
        }
        let mut level = Self { arcs, districts, land: Vec::new() };
        level.land = level.dissolved(|_| true);
        level
    }

    /// The rings around all districts whose key is `wanted`, without the borders between them.
    pub(crate) fn dissolved(&self, wanted: impl Fn(&str) -> bool) -> Vec<Ring> {
        let mut outer = BTreeSet::new();
        let inside = self.districts.iter().filter(|district| wanted(&district.key));
        for part in inside.flat_map(|district| district.rings.iter().flatten()) {
            // The neighbour runs along a shared border the other way.
            if !outer.remove(&ArcRef { backwards: !part.backwards, ..*part }) {
                outer.insert(*part);
            }
        }
        let mut by_start: BTreeMap<(u64, u64), Vec<ArcRef>> = BTreeMap::new();
        for part in outer.into_iter().rev() {
            by_start.entry(exactly(self.ends(part).0)).or_default().push(part);
        }
        let mut rings = Vec::new();
        while let Some((start, mut next)) =
            by_start.iter_mut().find_map(|(start, parts)| parts.pop().map(|part| (*start, part)))
        {
            let mut ring = vec![next];
            loop {
                let end = exactly(self.ends(next).1);
                if end == start {
                    break;
                }
                let Some(part) = by_start.get_mut(&end).and_then(Vec::pop) else { break };
                next = part;
                ring.push(next);
            }
            rings.push(ring);
            by_start.retain(|_, parts| !parts.is_empty());
        }
        rings
    }

    /// The first and the last point of a piece of a ring.
    pub(crate) fn ends(&self, part: ArcRef) -> (Flat, Flat) {
        let points = &self.arcs[part.index].points;
        // An arc has at least one point.
        let (first, last) = (points[0], points[points.len() - 1]);
        if part.backwards { (last, first) } else { (first, last) }
    }

    pub(crate) fn bounds(&self, ring: &[ArcRef]) -> Rect {
        ring.iter().map(|part| self.arcs[part.index].bounds).fold(Rect::NOTHING, Rect::with)
    }

    #[cfg(test)]
    pub(crate) fn points(&self) -> usize {
        self.arcs.iter().map(|arc| arc.points.len()).sum()
    }

    /// Whether `at` lies within an odd number of the district's rings.
    fn is_in(&self, district: &District, at: Flat) -> bool {
        district.bounds.holds(at)
            && district.rings.iter().flatten().filter(|part| self.crosses(part.index, at)).count() % 2 == 1
    }

    /// Whether a ray from `at` to the right crosses the arc an odd number of times.
    fn crosses(&self, index: usize, at: Flat) -> bool {
        let Arc { points, bounds, .. } = &self.arcs[index];
        if at.y < bounds.top || at.y > bounds.bottom || at.x > bounds.right {
            return false;
        }
        let crossed = points.iter().zip(&points[1..]).filter(|(from, to)| {
            (from.y > at.y) != (to.y > at.y)
                && at.x < (to.x - from.x) * (at.y - from.y) / (to.y - from.y) + from.x
        });
        crossed.count() % 2 == 1
    }
}

/// Positions come from whole steps of a grid, so the same corner has the same bits everywhere.
const fn exactly(at: Flat) -> (u64, u64) {
    (at.x.to_bits(), at.y.to_bits())
}

/// The key of the district at `point` (five digits, the beginning of its municipalities' keys), if it lies in Germany.
/// Borders are simplified: within some 300 metres of one the answer may be the neighbour.
pub fn district_at(point: Point) -> Option<&'static str> {
    let at = point.flat()?;
    let level = &BASE.fine;
    level.districts.iter().find(|district| level.is_in(district, at)).map(|district| district.key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(level: &Level, ring: &[ArcRef]) -> f64 {
        let points: Vec<Flat> = ring
            .iter()
            .flat_map(|part| {
                let points = level.arcs[part.index].points.iter().copied();
                if part.backwards { points.rev().collect::<Vec<_>>() } else { points.collect() }
            })
            .collect();
        points
            .iter()
            .zip(points.iter().cycle().skip(1))
            .map(|(one, other)| one.x * other.y - other.x * one.y)
            .sum()
    }

    #[test]
    fn the_parts_together_are_as_large_as_the_whole() {
        for level in [&BASE.coarse, &BASE.fine] {
            let parts: f64 =
                level.districts.iter().flat_map(|one| &one.rings).map(|ring| area(level, ring)).sum();
            let whole: f64 = level.land.iter().map(|ring| area(level, ring)).sum();
            assert!(parts.abs() > 0.02 && ((parts - whole) / parts).abs() < 1e-9, "{parts} {whole}");
        }
    }

    #[test]
    fn a_state_without_its_inner_borders_has_few_rings() {
        let level = &BASE.coarse;
        let thuringia = level.dissolved(|key| key.starts_with("16"));
        assert_eq!(thuringia.len(), 1);
        assert!(thuringia[0].iter().all(|part| level.arcs[part.index].kind != Border::District));
        // Bremen and Bremerhaven.
        assert_eq!(level.dissolved(|key| key.starts_with("04")).len(), 2);
        assert_eq!(level.dissolved(|key| key.starts_with("11")).len(), 1);
        assert!(level.dissolved(|_| false).is_empty());
    }

    #[test]
    fn nothing_lies_beyond_the_borders() {
        assert_eq!(district_at(Point::new(49.8988, 10.9028)), Some("09461"));
        for outside in
            [(48.8566, 2.3522), (54.5, 6.5), (f64::NAN, 10.0), (49.0, f64::INFINITY), (-49.0, 10.0)]
        {
            assert_eq!(district_at(Point::new(outside.0, outside.1)), None, "{outside:?}");
        }
    }
}
