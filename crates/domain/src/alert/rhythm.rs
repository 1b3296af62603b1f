//! When mails are due.
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};
use chrono_tz::Europe::Berlin;

use super::Rhythm;
use crate::clock::german_day;

/// In the morning, before school.
const HOUR: u32 = 6;
const MINUTE: u32 = 30;
/// Between two mails of one alert.
const REST: TimeDelta = TimeDelta::minutes(15);

/// When hits that are found now are mailed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) now: DateTime<Utc>,
    /// At once, for an alert that had a mail since `rested`.
    pub(super) after_rest: DateTime<Utc>,
    pub(super) rested: DateTime<Utc>,
    pub(super) daily: DateTime<Utc>,
    pub(super) weekly: DateTime<Utc>,
}

impl Due {
    pub(super) fn at(now: DateTime<Utc>) -> Self {
        Self {
            now,
            after_rest: now + REST,
            rested: now - REST,
            daily: next_morning(now, |_| true),
            weekly: next_morning(now, |day| day.weekday() == Weekday::Mon),
        }
    }

    pub(super) fn of(&self, rhythm: Rhythm, last_sent_at: Option<DateTime<Utc>>) -> DateTime<Utc> {
        match rhythm {
            Rhythm::AtOnce if last_sent_at.is_some_and(|sent| sent > self.rested) => self.after_rest,
            Rhythm::AtOnce => self.now,
            Rhythm::Daily => self.daily,
            Rhythm::Weekly => self.weekly,
        }
    }
}

fn next_morning(now: DateTime<Utc>, fits: impl Fn(NaiveDate) -> bool) -> DateTime<Utc> {
    let today = german_day(now);
    (0..=8)
        .filter_map(|days| today.checked_add_days(Days::new(days)))
        .filter(|day| fits(*day))
        .filter_map(|day| {
            // The clocks are changed between two and three, so this time of day is there once.
            day.and_hms_opt(HOUR, MINUTE, 0)?.and_local_timezone(Berlin).earliest().map(|at| at.to_utc())
        })
        .find(|at| *at > now)
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{Due, Rhythm};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn due(rhythm: Rhythm, now: DateTime<Utc>, last_sent_at: Option<DateTime<Utc>>) -> DateTime<Utc> {
        Due::at(now).of(rhythm, last_sent_at)
    }

    #[test]
    fn a_mail_is_due_at_once_in_the_morning_or_on_monday() {
        // A Tuesday in winter: half past six in Berlin is half past five in UTC.
        let now = at("2026-11-24T12:00:00Z");
        assert_eq!(due(Rhythm::AtOnce, now, None), now);
        assert_eq!(due(Rhythm::AtOnce, now, Some(now - TimeDelta::minutes(5))), now + TimeDelta::minutes(15));
        assert_eq!(due(Rhythm::AtOnce, now, Some(now - TimeDelta::days(5))), now);
        assert_eq!(due(Rhythm::Daily, now, None), at("2026-11-25T05:30:00Z"));
        assert_eq!(due(Rhythm::Daily, at("2026-11-24T04:00:00Z"), None), at("2026-11-24T05:30:00Z"));
        assert_eq!(due(Rhythm::Weekly, now, None), at("2026-11-30T05:30:00Z"));
        assert_eq!(due(Rhythm::Weekly, at("2026-11-30T05:30:00Z"), None), at("2026-12-07T05:30:00Z"));
    }

    #[test]
    fn the_morning_stays_the_morning_when_the_clocks_change() {
        assert_eq!(due(Rhythm::Daily, at("2027-03-28T00:30:00Z"), None), at("2027-03-28T04:30:00Z"));
        assert_eq!(due(Rhythm::Daily, at("2026-10-25T00:30:00Z"), None), at("2026-10-25T05:30:00Z"));
    }
}
