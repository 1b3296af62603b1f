use chrono::{DateTime, TimeDelta, Utc};

const FIRST: TimeDelta = TimeDelta::seconds(5);
const LONGEST: TimeDelta = TimeDelta::minutes(5);

/// When the relay takes nothing at all, every mail waits together: trying each of them would only use up its attempts.
#[derive(Debug, Default)]
pub(super) struct Pause {
    failures: u32,
    until: Option<DateTime<Utc>>,
}

impl Pause {
    /// Says when the relay is tried again. What was under way at the same time counts once.
    pub(super) fn relay_failed(&mut self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self.until {
            Some(until) if now < until => until,
            _ => {
                self.failures = self.failures.saturating_add(1);
                let until = now + (FIRST * (1 << (self.failures - 1).min(10))).min(LONGEST);
                self.until = Some(until);
                until
            }
        }
    }

    pub(super) fn relay_answered(&mut self) {
        *self = Self::default();
    }

    /// How many messages may be under way: none in a pause, and one after it, to see whether the relay is back.
    pub(super) fn at_once(&self, now: DateTime<Utc>, usually: usize) -> usize {
        match self.until {
            None => usually,
            Some(until) if now < until => 0,
            Some(_) => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::Pause;

    #[test]
    fn pauses_grow_to_five_minutes_and_end_with_an_answer() {
        let mut now = DateTime::UNIX_EPOCH;
        let mut pause = Pause::default();
        assert_eq!(pause.at_once(now, 8), 8);
        let mut seconds = Vec::new();
        for _ in 0..9 {
            let until = pause.relay_failed(now);
            // Seven others fail with it.
            assert_eq!(pause.relay_failed(now + TimeDelta::seconds(1)), until);
            assert_eq!(pause.at_once(now, 8), 0);
            seconds.push((until - now).num_seconds());
            now = until;
            assert_eq!(pause.at_once(now, 8), 1);
        }
        assert_eq!(seconds, [5, 10, 20, 40, 80, 160, 300, 300, 300]);
        pause.relay_answered();
        assert_eq!(pause.at_once(now, 8), 8);
    }
}
