//! How long something waits, or may still wait, in words.
use chrono::{DateTime, Utc};

use crate::language::Lang;

fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// "seit heute", "seit 3 Tagen": spans of 24 hours.
pub(crate) fn since(lang: Lang, then: DateTime<Utc>, now: DateTime<Utc>) -> String {
    lang.count("waits-since", whole((now - then).num_days()))
}

/// "noch 5 Stunden", "noch weniger als eine Stunde", "seit 3 Stunden überfällig".
pub(crate) fn left(lang: Lang, due: DateTime<Utc>, now: DateTime<Utc>) -> String {
    if now < due {
        return lang.count("waits-left", whole((due - now).num_hours()));
    }
    match (now - due).num_hours() {
        hours @ ..48 => lang.count("waits-overdue-hours", whole(hours)),
        hours => lang.count("waits-overdue-days", whole(hours / 24)),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{Lang, left, since};

    #[test]
    fn a_span_is_told_in_hours_before_it_is_told_in_days() {
        let due: DateTime<Utc> = DateTime::from_timestamp(1_790_848_800, 0).unwrap();
        for (minutes, german) in [
            (-24 * 60, "noch 24 Stunden"),
            (-90, "noch 1 Stunde"),
            (-10, "noch weniger als 1 Stunde"),
            (0, "seit eben überfällig"),
            (60, "seit 1 Stunde überfällig"),
            (47 * 60 + 59, "seit 47 Stunden überfällig"),
            (48 * 60, "seit 2 Tagen überfällig"),
        ] {
            assert_eq!(left(Lang::De, due, due + TimeDelta::minutes(minutes)), german);
        }
        assert_eq!(left(Lang::En, due, due - TimeDelta::hours(5)), "5 hours left");
    }

    #[test]
    fn what_came_within_a_day_waits_since_today() {
        let then: DateTime<Utc> = DateTime::from_timestamp(1_790_848_800, 0).unwrap();
        assert_eq!(since(Lang::De, then, then + TimeDelta::hours(23)), "wartet seit heute");
        assert_eq!(since(Lang::De, then, then + TimeDelta::hours(24)), "wartet seit 1 Tag");
        assert_eq!(since(Lang::En, then, then + TimeDelta::hours(72)), "waiting for 3 days");
    }
}
