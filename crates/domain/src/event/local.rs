//! Days and hours as clocks show them in Europe/Berlin.
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc, offset::LocalResult};
use chrono_tz::Europe::Berlin;

/// The moment at which clocks there show this. What they show twice in autumn is the first time; what they leave out in spring
/// is an hour later.
pub(crate) fn at_local(shown: NaiveDateTime) -> DateTime<Utc> {
    match shown.and_local_timezone(Berlin) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
        LocalResult::None => {
            let later = shown.checked_add_signed(TimeDelta::hours(1)).unwrap_or(shown);
            later.and_local_timezone(Berlin).earliest().map_or_else(|| shown.and_utc(), |at| at.to_utc())
        }
    }
}

/// The same hour so many days later, however long these days are.
pub(crate) fn days_later(at: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    let shown = at.with_timezone(&Berlin).naive_local();
    TimeDelta::try_days(days).and_then(|span| shown.checked_add_signed(span)).map_or(at, at_local)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{at_local, days_later};

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn nine_o_clock_stays_nine_o_clock_when_the_clocks_are_changed() {
        // 24 October 2026 is summer time, 31 October is not.
        assert_eq!(days_later(utc("2026-10-24T07:00:00Z"), 7), utc("2026-10-31T08:00:00Z"));
        assert_eq!(days_later(utc("2027-03-20T08:00:00Z"), 14), utc("2027-04-03T07:00:00Z"));
        assert_eq!(days_later(utc("2027-04-03T07:00:00Z"), -14), utc("2027-03-20T08:00:00Z"));
        // A moment before midnight UTC is the next day in Berlin, and stays so.
        assert_eq!(days_later(utc("2026-06-30T22:30:00Z"), 365), utc("2027-06-30T22:30:00Z"));
    }

    #[test]
    fn hours_that_come_twice_or_never_are_moments_all_the_same() {
        assert_eq!(at_local("2026-10-25T02:30:00".parse().unwrap()), utc("2026-10-25T00:30:00Z"));
        assert_eq!(at_local("2027-03-28T02:30:00".parse().unwrap()), utc("2027-03-28T01:30:00Z"));
        assert_eq!(at_local("2027-03-28T03:00:00".parse().unwrap()), utc("2027-03-28T01:00:00Z"));
    }
}
