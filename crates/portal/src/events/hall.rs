//! The plan of a hall: drawn by us, with a list beside it that says the same.
use lotse_domain::event::{HallPlan, Stand};

/// A cell of the plan in units of the drawing.
const CELL: u32 = 10;

/// The drawing, and the stands in the order of their labels.
#[derive(Debug, Clone)]
pub(crate) struct Hall {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) areas: Vec<Area>,
    /// (label, who is there): stands that are given.
    pub(crate) list: Vec<(String, String)>,
}

/// A rectangle with its label.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    pub(crate) label: String,
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Where the label stands, and how large.
    pub(crate) middle: (u32, u32),
    pub(crate) size: u32,
    /// `hall-given`, `hall-free`, `hall-other`.
    pub(crate) class: &'static str,
}

impl Hall {
    /// None where there is no plan. `given` says who has which stand.
    pub(crate) fn new(plan: &HallPlan, given: &[(String, String)]) -> Option<Self> {
        if plan.width == 0 || plan.height == 0 || plan.stands.is_empty() {
            return None;
        }
        let holder = |stand: &Stand| given.iter().find(|(label, _)| *label == stand.label);
        let mut list: Vec<(String, String)> = plan.stands.iter().filter_map(holder).cloned().collect();
        list.sort();
        Some(Self {
            width: u32::from(plan.width) * CELL,
            height: u32::from(plan.height) * CELL,
            areas: plan.stands.iter().map(|stand| area(stand, holder(stand).is_some())).collect(),
            list,
        })
    }
}

fn area(stand: &Stand, given: bool) -> Area {
    let [x, y, width, height] =
        [stand.x, stand.y, stand.width, stand.height].map(|cells| u32::from(cells) * CELL);
    // A letter is about six tenths as wide as it is high.
    let letters = u32::try_from(stand.label.chars().count()).unwrap_or(1).max(1);
    let size = (width * 10 / (letters * 6).max(1)).min(height * 7 / 10).clamp(2, 8);
    Area {
        label: stand.label.clone(),
        x,
        y,
        width,
        height,
        middle: (x + width / 2, y + height / 2),
        size,
        class: match (stand.bookable, given) {
            (false, _) => "hall-other",
            (true, true) => "hall-given",
            (true, false) => "hall-free",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Hall, HallPlan, Stand};

    #[test]
    fn stands_are_drawn_and_those_given_are_listed() {
        let stand =
            |label: &str, bookable, x| Stand { label: label.into(), bookable, x, y: 0, width: 2, height: 1 };
        let plan = HallPlan {
            width: 6,
            height: 4,
            stands: vec![stand("B2", true, 2), stand("A1", true, 0), stand("Eingang", false, 4)],
        };
        let given = [("B2".to_owned(), "Bäckerei".to_owned())];
        let hall = Hall::new(&plan, &given).unwrap();
        assert_eq!((hall.width, hall.height), (60, 40));
        let classes: Vec<&str> = hall.areas.iter().map(|area| area.class).collect();
        assert_eq!(classes, ["hall-given", "hall-free", "hall-other"]);
        assert!(hall.areas.iter().all(|area| area.size >= 2 && area.x + area.width <= hall.width));
        assert_eq!(hall.list, given);
        assert!(Hall::new(&HallPlan::default(), &given).is_none());
    }
}
