use std::collections::HashSet;

use sea_orm::{
    QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{hold, require_managed};
use crate::{
    Actor, Clock, Db,
    error::{DomainError, Result},
    event::{Column, Entity, Event, HallPlan, Stand, exhibitor},
    unit_of_work::in_transaction,
};

/// Draws the hall plan anew. Stands that are given stay on it, do not overlap and lie within it.
///
/// # Errors
/// `Invalid` for `hall_plan`; `Conflict` where a given stand is missing; `Stale` for another version.
pub async fn set_hall_plan(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    version: Option<i32>,
    plan: HallPlan,
) -> Result<Event> {
    require_managed(db, actor, event_id, true).await?;
    let plan = check(plan)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (plan, actor) = (plan.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event_id).await?;
            hold::fresh(version, event.version)?;
            let given: Vec<Option<String>> = exhibitor::Entity::find()
                .select_only()
                .column(exhibitor::Column::Stand)
                .filter(exhibitor::Column::EventId.eq(event_id))
                .filter(exhibitor::Column::Stand.is_not_null())
                .into_tuple()
                .all(txn)
                .await?;
            let is_there =
                |label: &String| plan.stands.iter().any(|stand| stand.bookable && stand.label == *label);
            if let Some(missing) = given.iter().flatten().find(|label| !is_there(label)) {
                return Err(DomainError::Conflict(format!(
                    "stand {missing} is given to an exhibitor, and must stay on the plan"
                )));
            }
            Entity::update_many()
                .col_expr(Column::HallPlan, Expr::value(serde_json::to_value(&plan)?))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(now))
                .filter(Column::Id.eq(event_id))
                .exec(txn)
                .await?;
            let event = hold::event(txn, event_id).await?;
            hold::note(txn, now, &actor, &event, ("event.hall_plan_changed", event_id)).await?;
            Ok(event)
        })
    })
    .await
}

/// Cells in each direction.
const MOST_CELLS: u16 = 60;
const MOST_STANDS: usize = 500;

/// The plan as it is kept.
///
/// # Errors
/// `Invalid` for `hall_plan` with the first thing that is wrong, and at which stand.
fn check(plan: HallPlan) -> Result<HallPlan> {
    let HallPlan { width, height, mut stands } = plan;
    let wrong = |detail: String| Err(DomainError::invalid("hall_plan", "form", detail));
    if width > MOST_CELLS || height > MOST_CELLS {
        return wrong(format!("is at most {MOST_CELLS} cells wide and high"));
    }
    if (width == 0) != (height == 0) {
        return wrong("has a width and a height, or neither".into());
    }
    if stands.len() > MOST_STANDS {
        return wrong(format!("has at most {MOST_STANDS} stands"));
    }
    let mut labels = HashSet::new();
    for stand in &mut stands {
        stand.label = stand.label.trim().to_owned();
        if !(1..=32).contains(&stand.label.chars().count()) || stand.label.contains(char::is_control) {
            return wrong("names each stand in 1 to 32 characters in one line".into());
        }
        if !labels.insert(stand.label.clone()) {
            return wrong(format!("has the stand {} twice", stand.label));
        }
        if stand.width == 0 || stand.height == 0 {
            return wrong(format!("gives stand {} no room", stand.label));
        }
        if !fits(stand.x, stand.width, width) || !fits(stand.y, stand.height, height) {
            return wrong(format!("has stand {} outside the hall", stand.label));
        }
    }
    for (at, stand) in stands.iter().enumerate() {
        if let Some(other) = stands[..at].iter().find(|other| overlap(stand, other)) {
            return wrong(format!("has the stands {} and {} in the same place", other.label, stand.label));
        }
    }
    Ok(HallPlan { width, height, stands })
}

fn fits(from: u16, length: u16, most: u16) -> bool {
    from.checked_add(length).is_some_and(|end| end <= most)
}

fn overlap(a: &Stand, b: &Stand) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

#[cfg(test)]
mod tests {
    use super::{HallPlan, Stand, check};

    fn stand(label: &str, x: u16, y: u16, width: u16, height: u16) -> Stand {
        Stand { label: label.into(), bookable: true, x, y, width, height }
    }

    fn refusal(stands: Vec<Stand>) -> String {
        check(HallPlan { width: 10, height: 5, stands }).unwrap_err().to_string()
    }

    #[test]
    fn stands_have_room_of_their_own_within_the_hall() {
        let beside = vec![stand(" A1 ", 0, 0, 2, 2), stand("A2", 2, 0, 2, 2), stand("B1", 0, 2, 10, 3)];
        let plan = check(HallPlan { width: 10, height: 5, stands: beside }).unwrap();
        assert_eq!(plan.stands[0].label, "A1");
        assert!(check(HallPlan::default()).is_ok());
        for (stands, said) in [
            (vec![stand("A1", 0, 0, 2, 2), stand("A2", 1, 1, 2, 2)], "A1 and A2 in the same place"),
            (vec![stand("A1", 9, 0, 2, 1)], "outside"),
            (vec![stand("A1", u16::MAX, 0, 2, 1)], "outside"),
            (vec![stand("A1", 0, 0, 0, 1)], "no room"),
            (vec![stand("A1", 0, 0, 1, 1), stand("A1 ", 2, 0, 1, 1)], "twice"),
            (vec![stand("", 0, 0, 1, 1)], "32 characters"),
        ] {
            assert!(refusal(stands).contains(said), "{said}");
        }
        for (width, height) in [(61, 5), (5, 61), (0, 5)] {
            assert!(check(HallPlan { width, height, stands: Vec::new() }).is_err(), "{width} x {height}");
        }
    }
}
