//! The base map that is compiled in: its format is described in `tools/outlines.py`.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;

use crate::outline::{Arc, ArcRef, District, Level};
use crate::point::{Flat, Point};

static PACKED: &[u8] = include_bytes!("../data/outlines.bin.gz");
const VERSION: u32 = 1;
const DEGREE: f64 = 1e6;

/// The whole base map. The data are part of the program and read by a test, so what cannot be read is an empty map and
/// no reason for a page to fail.
pub(crate) static BASE: LazyLock<Base> = LazyLock::new(|| read(PACKED).unwrap_or_default());

#[derive(Debug, Default)]
pub(crate) struct Base {
    /// For views of the whole country and of states.
    pub(crate) coarse: Level,
    /// For views of districts and nearer.
    pub(crate) fine: Level,
    /// Largest first.
    pub(crate) towns: Vec<Town>,
}

#[derive(Debug)]
pub(crate) struct Town {
    pub(crate) name: String,
    pub(crate) at: Flat,
    /// Inhabitants in thousands.
    pub(crate) thousands: u32,
}

fn read(packed: &[u8]) -> Option<Base> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes).ok()?;
    let mut reader = Reader { bytes: &bytes };
    if reader.number()? != VERSION {
        return None;
    }
    let grid = Grid {
        west: f64::from(reader.number()?),
        south: f64::from(reader.number()?),
        step_lon: f64::from(reader.number()?),
        step_lat: f64::from(reader.number()?),
    };
    let base = Base { coarse: reader.level(&grid)?, fine: reader.level(&grid)?, towns: reader.towns(&grid)? };
    reader.bytes.is_empty().then_some(base)
}

/// What the steps in the file mean.
struct Grid {
    west: f64,
    south: f64,
    step_lon: f64,
    step_lat: f64,
}

impl Grid {
    fn flat(&self, x: i32, y: i32) -> Option<Flat> {
        let lat = (self.south + f64::from(y) * self.step_lat) / DEGREE;
        let lon = (self.west + f64::from(x) * self.step_lon) / DEGREE;
        Point::new(lat, lon).flat()
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl Reader<'_> {
    fn number(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            value |= u32::from(byte & 127) << shift;
            if byte & 128 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn signed(&mut self) -> Option<i32> {
        let value = self.number()?;
        let half = i32::try_from(value >> 1).ok()?;
        Some(if value & 1 == 0 { half } else { -half - 1 })
    }

    fn level(&mut self, grid: &Grid) -> Option<Level> {
        let mut first = (0_i32, 0_i32);
        let mut arcs = Vec::new();
        for _ in 0..self.count()? {
            let count = self.count()?;
            let mut last = first;
            let mut points = Vec::with_capacity(count.min(self.bytes.len()));
            for index in 0..count {
                last = (last.0.checked_add(self.signed()?)?, last.1.checked_add(self.signed()?)?);
                if index == 0 {
                    first = last;
                }
                points.push(grid.flat(last.0, last.1)?);
            }
            arcs.push(Arc::new(points)?);
        }
        let mut districts = Vec::new();
        for _ in 0..self.count()? {
            districts.push(self.district(&arcs)?);
        }
        Some(Level::new(arcs, districts))
    }

    fn district(&mut self, arcs: &[Arc]) -> Option<District> {
        let key = format!("{:05}", self.number()?);
        let mut rings = Vec::new();
        for _ in 0..self.count()? {
            let mut last = 0_i32;
            let mut ring = Vec::new();
            for _ in 0..self.count()? {
                last = last.checked_add(self.signed()?)?;
                let index = usize::try_from(last >> 1).ok().filter(|index| *index < arcs.len())?;
                ring.push(ArcRef { index, backwards: last & 1 == 1 });
            }
            rings.push(ring);
        }
        Some(District::new(key, rings, arcs))
    }

    fn towns(&mut self, grid: &Grid) -> Option<Vec<Town>> {
        let mut towns = Vec::new();
        for _ in 0..self.count()? {
            let length = self.count()?;
            let (name, rest) = self.bytes.split_at_checked(length)?;
            self.bytes = rest;
            let name = str::from_utf8(name).ok()?.to_owned();
            let (x, y) = (i32::try_from(self.number()?).ok()?, i32::try_from(self.number()?).ok()?);
            towns.push(Town { name, at: grid.flat(x, y)?, thousands: self.number()? });
        }
        Some(towns)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn the_compiled_data_can_be_read() {
        let base = read(PACKED).expect("the file has the format of tools/outlines.py");
        assert!(PACKED.len() <= 250_000, "{} bytes", PACKED.len());
        for level in [&base.coarse, &base.fine] {
            assert_eq!(level.districts.len(), 402);
            let states: BTreeSet<&str> = level.districts.iter().map(|district| &district.key[..2]).collect();
            assert_eq!(states.len(), 16);
        }
        assert!(base.fine.points() > 2 * base.coarse.points());
        assert_eq!(base.towns[0].name, "Berlin");
        assert!(base.towns.len() > 1000);
        assert!(base.towns.is_sorted_by(|one, other| one.thousands >= other.thousands));
    }

    #[test]
    fn damaged_data_are_refused() {
        assert!(read(&PACKED[..PACKED.len() / 2]).is_none());
        assert!(read(b"").is_none());
        let mut reader = Reader { bytes: &[255; 9] };
        assert_eq!(reader.number(), None);
    }

    /// Which districts an arc lies between, in both directions.
    fn sides(level: &Level) -> Vec<Vec<(&str, bool)>> {
        let mut sides = vec![Vec::new(); level.arcs.len()];
        for district in &level.districts {
            for part in district.rings.iter().flatten() {
                sides[part.index].push((district.key.as_str(), part.backwards));
            }
        }
        sides
    }

    #[test]
    fn every_border_is_there_once_and_shared() {
        for level in [&BASE.coarse, &BASE.fine] {
            for used in sides(level) {
                assert!((1..=2).contains(&used.len()), "{used:?}");
                // Neighbours walk along their border in opposite directions, or the land could not be put together.
                assert!(used.len() == 1 || used[0].1 != used[1].1, "{used:?}");
            }
        }
    }

    #[test]
    fn rings_are_closed() {
        for level in [&BASE.coarse, &BASE.fine] {
            let every = level.districts.iter().flat_map(|district| &district.rings).chain(&level.land);
            for ring in every {
                for (part, next) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                    assert_eq!(level.ends(*part).1, level.ends(*next).0);
                }
            }
        }
    }

    #[test]
    fn both_levels_have_the_same_neighbours() {
        let pairs = |level| -> BTreeMap<(String, String), usize> {
            let mut pairs = BTreeMap::new();
            for used in sides(level) {
                if let [(one, _), (other, _)] = used.as_slice() {
                    *pairs.entry(((*one).to_owned(), (*other).to_owned())).or_default() += 1;
                }
            }
            pairs
        };
        let (coarse, fine) = (pairs(&BASE.coarse), pairs(&BASE.fine));
        let only: Vec<_> = fine.keys().filter(|pair| !coarse.contains_key(*pair)).collect();
        let new: Vec<_> = coarse.keys().filter(|pair| !fine.contains_key(*pair)).collect();
        assert!(only.is_empty() && new.is_empty(), "only fine: {only:?}, only coarse: {new:?}");
    }
}
