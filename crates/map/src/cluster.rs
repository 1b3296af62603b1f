//! Marks that would lie closer than a finger's width become one.

use std::collections::BTreeMap;

use crate::frame::Frame;
use crate::point::{Bounds, Flat, Point};

/// More marks than these nobody reads, and the picture stays small.
const MOST: usize = 60;
/// By how much the distance grows while there are more.
const COARSER: f64 = 1.15;

/// Marks that are drawn as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The middle of the members, in the picture.
    pub centre: Point,
    /// The places of the members in the list that was given, ascending; never empty.
    pub members: Vec<usize>,
    /// The box around the members: see [`Frame::opened`].
    pub bounds: Bounds,
    /// Whether no nearer view would show the members apart: they lie at one spot, or there is no nearer view. Always so
    /// where there is one member only.
    pub same_place: bool,
}

impl Cluster {
    /// How many marks it stands for, at least 1.
    pub fn count(&self) -> usize {
        self.members.len()
    }
}

/// The marks that `frame` shows, put together until no two centres are closer than [`crate::Size::target`] pixels and
/// there are 60 clusters at most. Marks outside the picture are left out. The same marks in the same order give the
/// same clusters, from top to bottom: the order in which a keyboard walks through them.
pub fn cluster(marks: &[Point], frame: &Frame) -> Vec<Cluster> {
    let mut distance = f64::from(frame.size().target());
    let mut groups = merged(gathered(marks, frame, distance / 2.0), distance);
    while groups.len() > MOST {
        distance *= COARSER;
        groups = merged(groups, distance);
    }
    let mut found: Vec<(Flat, Cluster)> = groups.into_iter().map(|group| group.finished(frame)).collect();
    found.sort_by(|(one, _), (other, _)| one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x)));
    found.into_iter().map(|(_, cluster)| cluster).collect()
}

struct Group {
    /// The sum of the members' pixels, so that the centre is their mean.
    sum: Flat,
    weight: f64,
    members: Vec<usize>,
    bounds: Bounds,
}

impl Group {
    fn of(index: usize, at: Flat, point: Point) -> Self {
        Self { sum: at, weight: 1.0, members: vec![index], bounds: Bounds::at(point) }
    }

    fn centre(&self) -> Flat {
        Flat { x: self.sum.x / self.weight, y: self.sum.y / self.weight }
    }

    fn absorb(&mut self, mut other: Self) {
        self.sum.x += other.sum.x;
        self.sum.y += other.sum.y;
        self.weight += other.weight;
        self.members.append(&mut other.members);
        self.bounds = self.bounds.with(other.bounds);
    }

    fn finished(mut self, frame: &Frame) -> (Flat, Cluster) {
        let centre = self.centre();
        self.members.sort_unstable();
        let corners = self.bounds.south_west.flat().zip(self.bounds.north_east.flat());
        let apart = corners.is_some_and(|(south_west, north_east)| {
            frame.nearest_diagonal(south_west, north_east) >= f64::from(frame.size().target())
        });
        let cluster = Cluster {
            centre: frame.view().flat(centre).point(),
            same_place: !apart || frame.zoom() == Frame::NEAREST,
            members: self.members,
            bounds: self.bounds,
        };
        (centre, cluster)
    }
}

/// The marks in the picture, those of one cell of a grid together: afterwards only few are left to compare.
fn gathered(marks: &[Point], frame: &Frame, edge: f64) -> Vec<Group> {
    let view = frame.view();
    let picture = frame.size().rect();
    let mut cells: BTreeMap<(i32, i32), Group> = BTreeMap::new();
    for (index, point) in marks.iter().enumerate() {
        let Some(at) = point.flat().map(|flat| view.pixel(flat)).filter(|at| picture.holds(*at)) else {
            continue;
        };
        let mark = Group::of(index, at, *point);
        match cells.entry(cell(at, edge)) {
            std::collections::btree_map::Entry::Occupied(mut there) => there.get_mut().absorb(mark),
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(mark);
            }
        }
    }
    cells.into_values().collect()
}

/// Joins each group with the nearest one that is closer than `distance`, until none is.
fn merged(mut groups: Vec<Group>, distance: f64) -> Vec<Group> {
    loop {
        let before = groups.len();
        groups = merged_once(groups, distance);
        if groups.len() == before {
            return groups;
        }
    }
}

/// One round: a group that has been joined waits for the next one, because its centre has moved.
fn merged_once(groups: Vec<Group>, distance: f64) -> Vec<Group> {
    let centres: Vec<Flat> = groups.iter().map(Group::centre).collect();
    let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for (index, at) in centres.iter().enumerate() {
        cells.entry(cell(*at, distance)).or_default().push(index);
    }
    let mut left: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    let mut joined = Vec::with_capacity(left.len());
    for (index, at) in centres.iter().enumerate() {
        let Some(mut group) = left[index].take() else { continue };
        let (column, row) = cell(*at, distance);
        let nearest = (column - 1..=column + 1)
            .flat_map(|column| (row - 1..=row + 1).map(move |row| (column, row)))
            .filter_map(|key| cells.get(&key))
            .flatten()
            .filter(|other| left[**other].is_some())
            .map(|other| (at.distance(centres[*other]), *other))
            .filter(|(apart, _)| *apart < distance)
            .min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        if let Some(other) = nearest.and_then(|(_, other)| left[other].take()) {
            group.absorb(other);
        }
        joined.push(group);
    }
    joined
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a picture of at most 4,000")]
fn cell(at: Flat, edge: f64) -> (i32, i32) {
    ((at.x / edge).floor() as i32, (at.y / edge).floor() as i32)
}
