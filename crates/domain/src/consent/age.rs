use chrono::{Months, NaiveDate};

use crate::error::{DomainError, Result};

/// Below this age a guardian must agree (GDPR Art. 8, paragraph 1; Germany has not lowered it).
const GUARDED_YEARS: u32 = 16;

/// Whether someone has not turned 16 yet. `today` is the date in UTC: in Germany a birthday begins an hour or two earlier,
/// for which nobody needs another calendar; the guardian is asked rather too long than too short.
pub(crate) fn under_16(birth_date: NaiveDate, today: NaiveDate) -> bool {
    // A date that the calendar does not hold is no birthday that has been.
    years_after(birth_date, GUARDED_YEARS).is_none_or(|birthday| today < birthday)
}

/// A birth date of somebody who can be a pupil.
///
/// # Errors
/// When it is not between 10 and 99 years ago.
pub(crate) fn check(birth_date: NaiveDate, today: NaiveDate) -> Result<()> {
    let old_enough = years_after(birth_date, 10).is_some_and(|birthday| birthday <= today);
    let young_enough = years_after(birth_date, 100).is_some_and(|birthday| today < birthday);
    if old_enough && young_enough {
        return Ok(());
    }
    Err(DomainError::invalid("birth_date", "out_of_range", "lies between 10 and 99 years ago"))
}

fn years_after(date: NaiveDate, years: u32) -> Option<NaiveDate> {
    date.checked_add_months(Months::new(years * 12))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{check, under_16};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_sixteenth_birthday_is_the_first_day_without_a_guardian() {
        let born = day(2010, 11, 22);
        assert!(under_16(born, day(2026, 11, 21)));
        assert!(!under_16(born, day(2026, 11, 22)));
        let leap = day(2012, 2, 29);
        assert!(under_16(leap, day(2028, 2, 28)));
        assert!(!under_16(leap, day(2028, 2, 29)));
    }

    #[test]
    fn a_birth_date_lies_between_10_and_99_years_ago() {
        let today = day(2026, 11, 22);
        for good in [day(2016, 11, 22), day(1926, 11, 23), day(2010, 1, 1)] {
            assert!(check(good, today).is_ok(), "{good}");
        }
        for bad in [day(2016, 11, 23), day(1926, 11, 22), day(2027, 1, 1), NaiveDate::MAX, NaiveDate::MIN] {
            assert!(check(bad, today).is_err(), "{bad}");
        }
    }
}
