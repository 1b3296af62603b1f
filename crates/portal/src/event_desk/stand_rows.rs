//! Stands in rows: a hall plan to begin with.
use lotse_domain::event::{HallPlan, Stand};

/// No plan is wider or higher.
pub(super) const MOST_CELLS: u16 = 60;

/// How the rows are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StandRows {
    pub(super) rows: u16,
    pub(super) each: u16,
    pub(super) width: u16,
    pub(super) height: u16,
    /// Cells between two rows.
    pub(super) aisle: u16,
}

impl StandRows {
    /// The plan, with a free edge around the rows and the entrance below; none where it would be larger than a plan can be.
    pub(super) fn plan(self, entrance: &str) -> Option<HallPlan> {
        let inner = self.each.checked_mul(self.width)?;
        let step = self.height.checked_add(self.aisle)?;
        let rows_end = self.rows.checked_mul(step)?.checked_add(1)?;
        let (width, height) = (inner.checked_add(2)?, rows_end.checked_add(1)?);
        let sensible = self.rows > 0 && self.each > 0 && self.width > 0 && self.height > 0;
        if !sensible || width.max(height) > MOST_CELLS {
            return None;
        }
        let mut stands: Vec<Stand> = (0..self.rows)
            .flat_map(|row| (0..self.each).map(move |at| (row, at)))
            .map(|(row, at)| Stand {
                label: format!("{}{}", letter(row), at + 1),
                bookable: true,
                x: 1 + at * self.width,
                y: 1 + row * step,
                width: self.width,
                height: self.height,
            })
            .collect();
        let door = width.min(4);
        stands.push(Stand {
            label: entrance.to_owned(),
            bookable: false,
            x: (width - door) / 2,
            y: height - 1,
            width: door,
            height: 1,
        });
        Some(HallPlan { width, height, stands })
    }
}

/// A to Z, then AA, AB and so on.
fn letter(row: u16) -> String {
    let one = |at: u16| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if row < 26 { one(row).to_string() } else { format!("{}{}", one(row / 26 - 1), one(row)) }
}

#[cfg(test)]
mod tests {
    use super::StandRows;

    #[test]
    fn rows_of_stands_lie_beside_each_other_within_the_hall() {
        let plan = StandRows { rows: 3, each: 5, width: 2, height: 2, aisle: 1 }.plan("Eingang").unwrap();
        assert_eq!((plan.width, plan.height, plan.stands.len()), (12, 11, 16));
        assert_eq!(plan.stands[5].label, "B1");
        for (at, one) in plan.stands.iter().enumerate() {
            assert!(one.x + one.width <= plan.width && one.y + one.height <= plan.height, "{one:?}");
            for other in &plan.stands[at + 1..] {
                let beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
                let below = one.y + one.height <= other.y || other.y + other.height <= one.y;
                assert!(beside || below, "{one:?} {other:?}");
            }
        }
        assert_eq!(plan.stands.iter().filter(|stand| !stand.bookable).count(), 1);
        let huge = StandRows { rows: 30, each: 30, width: 2, height: 2, aisle: 1 };
        assert_eq!(huge.plan("Eingang"), None);
        assert_eq!(StandRows { rows: 0, ..huge }.plan("Eingang"), None);
        assert_eq!(StandRows { rows: u16::MAX, ..huge }.plan("Eingang"), None);
    }
}
