//! The plan of a circuit as a table, before it is made: which group is where in which round.
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::event::desk::CircuitPlan;

use super::{table::Table, when};
use crate::language::Lang;

/// Begin and end of each round; one for each station.
pub(super) fn rounds(plan: &CircuitPlan) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let Some(mut begin) = when::moment(plan.on, plan.from) else { return Vec::new() };
    let minutes = |minutes: i32| TimeDelta::minutes(i64::from(minutes));
    (1..=i32::try_from(plan.stations.len()).unwrap_or(0))
        .map(|round| {
            let round_begin = begin;
            let end = begin + minutes(plan.minutes);
            let is_long = plan.long_pause_after == Some(round);
            begin = end + minutes(if is_long { plan.long_pause_minutes } else { plan.pause_minutes });
            (round_begin, end)
        })
        .collect()
}

/// Where group `group` is in round `round`, of as many stations as there are rounds: a Latin square.
pub(super) const fn station(group: usize, round: usize, stations: usize) -> usize {
    (group + round) % stations
}

/// Groups by rounds; `groups` are their names.
pub(super) fn table(lang: Lang, plan: &CircuitPlan, groups: &[String]) -> Table {
    let rounds = rounds(plan);
    let times = rounds.iter().map(|(from, until)| format!("{} – {}", when::time(*from), when::time(*until)));
    let count = plan.stations.len();
    let rows = groups.iter().enumerate().map(|(group, name)| {
        let at = |round| plan.stations.get(station(group, round, count.max(1)));
        let cells =
            (0..count).map(|round| at(round).map(|station| station.title.clone()).unwrap_or_default());
        (name.clone(), cells.collect())
    });
    Table {
        caption: lang.t("edesk-circuit-table"),
        head: std::iter::once(lang.t("edesk-circuit-group")).chain(times).collect(),
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::{NaiveDate, NaiveTime};
    use lotse_domain::event::desk::{CircuitPlan, Station};

    use super::{Lang, rounds, table};
    use crate::event_desk::when;

    fn plan() -> CircuitPlan {
        let station = |title: &str| Station { title: title.into(), company_id: None, place: None };
        CircuitPlan {
            groups: Vec::new(),
            stations: ["Backen", "Kühlen", "Labor", "Lager"].map(station).to_vec(),
            from: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            on: NaiveDate::from_ymd_opt(2027, 5, 4).unwrap(),
            minutes: 20,
            pause_minutes: 5,
            long_pause_after: Some(2),
            long_pause_minutes: 30,
        }
    }

    #[test]
    fn nobody_meets_at_a_station_and_everybody_sees_each() {
        let groups = ["A", "B", "C"].map(str::to_owned);
        let table = table(Lang::De, &plan(), &groups);
        assert_eq!(table.rows[1].1, ["Kühlen", "Labor", "Lager", "Backen"]);
        for (name, cells) in &table.rows {
            assert_eq!(cells.iter().collect::<BTreeSet<_>>().len(), 4, "{name}");
        }
        for round in 0..4 {
            let there: BTreeSet<_> = table.rows.iter().map(|(_, cells)| &cells[round]).collect();
            assert_eq!(there.len(), groups.len(), "round {round}");
        }
    }

    #[test]
    fn a_long_pause_comes_once() {
        let begins: Vec<_> = rounds(&plan()).into_iter().map(|(from, _)| when::time(from)).collect();
        assert_eq!(begins, ["9:00", "9:25", "10:15", "10:40"]);
    }
}
