//! When trainings begin and applications end.
use chrono::{Datelike, Days, Months, NaiveDate};
use lotse_domain::vacancy::Kind;

use crate::random::Random;

#[derive(Default)]
pub(crate) struct Dates {
    pub starts_on: Option<NaiveDate>,
    pub starts_asap: bool,
    pub start_flexible: bool,
    pub deadline: Option<NaiveDate>,
}

/// Dates for a vacancy; `first_month` is the month in which the region's trainings begin.
pub(crate) fn dates(
    kind: Kind,
    pupils: bool,
    first_month: u32,
    today: NaiveDate,
    random: &mut Random,
) -> Dates {
    let next_year = today.year() + 1;
    let mut dates = Dates { start_flexible: random.chance(15), ..Dates::default() };
    match kind {
        Kind::Apprenticeship => {
            if random.chance(4) {
                dates.starts_asap = true;
            } else {
                let month = if random.chance(75) { first_month } else { 17 - first_month };
                dates.starts_on = day(next_year + i32::from(random.chance(12)), month, 1);
            }
        }
        Kind::DualStudy => {
            dates.starts_on =
                day(next_year + i32::from(random.chance(12)), if random.chance(70) { 10 } else { 9 }, 1);
        }
        Kind::Internship if pupils => {
            dates.start_flexible = true;
            // Mondays do not matter here: what counts is that schools in the region are on holiday.
            let (month, of_month) = [(4, 6), (7, 20), (8, 3), (10, 12)][random.below(4)];
            dates.starts_on = day(next_year, month, of_month);
        }
        Kind::Internship => dates.starts_on = day(next_year, if random.chance(50) { 3 } else { 9 }, 1),
        Kind::TraineeProgramme => dates.starts_on = day(next_year, if random.chance(50) { 4 } else { 10 }, 1),
        Kind::EntryJob => dates.starts_asap = true,
    }
    if random.chance(80) {
        dates.deadline = deadline(today, dates.starts_on, random);
    }
    dates
}

/// Three weeks from today at the earliest, five weeks before the start at the latest.
fn deadline(today: NaiveDate, start: Option<NaiveDate>, random: &mut Random) -> Option<NaiveDate> {
    let earliest = today.checked_add_days(Days::new(21))?;
    let latest = match start {
        Some(start) => start.checked_sub_days(Days::new(35))?,
        None => today.checked_add_months(Months::new(4))?,
    };
    let span = usize::try_from((latest - earliest).num_days()).ok()?;
    let drawn = earliest.checked_add_days(Days::new(u64::try_from(random.below(span + 1)).ok()?))?;
    // Round days are what people set: the middle or the end of a month.
    let round = drawn.with_day(15).filter(|round| (earliest..=latest).contains(round));
    Some(round.unwrap_or(drawn))
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}
