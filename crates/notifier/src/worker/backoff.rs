use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// A message is given up when both are reached; RFC 5321, section 4.5.4.1, wants four to five days.
const ATTEMPTS: i32 = 12;
const AGE: TimeDelta = TimeDelta::days(4);

const FIRST_S: i64 = 60;
/// With the spread on top, four hours.
const LONGEST_S: i64 = 200 * 60;
/// Greylisting servers want to see the same mail again, five minutes later or more (RFC 6647, section 5).
const GREYLISTED_S: i64 = 5 * 60;

/// When a message is tried again after its `attempts`-th failure: doubling from one minute, spread by up to a fifth so
/// that what failed together does not come together again. The spread hangs on the message, so it needs no dice.
pub(super) fn next_try(now: DateTime<Utc>, id: Uuid, attempts: i32, greylisted: bool) -> DateTime<Utc> {
    let doublings = (attempts - 1).clamp(0, 12);
    let mut wait = (FIRST_S << doublings).min(LONGEST_S);
    if greylisted {
        wait = wait.max(GREYLISTED_S);
    }
    let [.., a, b] = *id.as_bytes();
    let share = i64::from(
        u16::from_be_bytes([a, b]).wrapping_mul(u16::try_from(attempts.max(1)).unwrap_or(u16::MAX)),
    );
    now + TimeDelta::milliseconds(wait * 1_000 + wait * 200 * share / i64::from(u16::MAX))
}

/// Whether it was tried often and long enough.
pub(super) fn enough(now: DateTime<Utc>, created_at: DateTime<Utc>, attempts: i32) -> bool {
    attempts >= ATTEMPTS && now - created_at >= AGE
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use uuid::Uuid;

    use super::{enough, next_try};

    #[test]
    fn waits_double_to_four_hours() {
        let now = DateTime::UNIX_EPOCH;
        for id in (0..50).map(|_| Uuid::now_v7()) {
            for (attempts, minutes) in [(1, 1), (2, 2), (3, 4), (8, 128), (9, 200), (1_000, 200)] {
                let wait = next_try(now, id, attempts, false) - now;
                let least = TimeDelta::minutes(minutes);
                assert!(wait >= least && wait <= least * 6 / 5, "{attempts}: {wait}");
            }
            let wait = next_try(now, id, 1, true) - now;
            assert!(wait >= TimeDelta::minutes(5) && wait <= TimeDelta::minutes(6), "{wait}");
        }
    }

    #[test]
    fn it_takes_attempts_and_days_to_give_up() {
        let now = DateTime::UNIX_EPOCH;
        assert!(!enough(now, now - TimeDelta::days(9), 11));
        assert!(!enough(now, now - TimeDelta::days(3), 40));
        assert!(enough(now, now - TimeDelta::days(4), 12));
    }
}
