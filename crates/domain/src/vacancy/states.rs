//! The one table of what may happen to a vacancy (rule 5).
use super::VacancyState as S;
use crate::error::{DomainError, Result};

/// What happens to a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    Submit,
    /// By a cluster manager, or at once for a trusted source.
    Publish,
    SendBack,
    Pause,
    Resume,
    Fill,
    Expire,
    Withdraw,
    /// A withdrawn or expired posting is offered again by its source.
    Renew,
}

impl Event {
    pub const ALL: [Self; 9] = [
        Self::Submit,
        Self::Publish,
        Self::SendBack,
        Self::Pause,
        Self::Resume,
        Self::Fill,
        Self::Expire,
        Self::Withdraw,
        Self::Renew,
    ];
}

/// Every allowed step; whatever is not here is an error that names the present state.
pub const TRANSITIONS: &[(S, Event, S)] = &[
    (S::Draft, Event::Submit, S::InReview),
    (S::Draft, Event::Publish, S::Published),
    (S::Draft, Event::Withdraw, S::Withdrawn),
    (S::InReview, Event::Publish, S::Published),
    (S::InReview, Event::SendBack, S::Draft),
    (S::InReview, Event::Withdraw, S::Withdrawn),
    (S::Published, Event::Pause, S::Paused),
    (S::Published, Event::Fill, S::Filled),
    (S::Published, Event::Expire, S::Expired),
    (S::Published, Event::Withdraw, S::Withdrawn),
    (S::Paused, Event::Resume, S::Published),
    (S::Paused, Event::Fill, S::Filled),
    (S::Paused, Event::Expire, S::Expired),
    (S::Paused, Event::Withdraw, S::Withdrawn),
    (S::Expired, Event::Renew, S::Published),
    (S::Withdrawn, Event::Renew, S::Published),
];

/// The state after `event`.
///
/// # Errors
/// `Conflict` when the table has no such step.
pub fn next(state: S, event: Event) -> Result<S> {
    TRANSITIONS.iter().find(|(from, by, _)| *from == state && *by == event).map(|(_, _, to)| *to).ok_or_else(
        || DomainError::Conflict(format!("the vacancy is {state}, which does not allow this step")),
    )
}

#[cfg(test)]
mod tests {
    use super::{Event, S, TRANSITIONS, next};

    #[test]
    fn every_pair_of_state_and_event_has_at_most_one_answer() {
        for state in S::ALL {
            for event in Event::ALL {
                let rows = TRANSITIONS.iter().filter(|(from, by, _)| from == state && *by == event).count();
                assert!(rows <= 1, "{state} {event:?}");
                assert_eq!(next(*state, event).is_ok(), rows == 1, "{state} {event:?}");
            }
        }
    }

    #[test]
    fn a_filled_vacancy_stays_filled_and_says_so() {
        for event in Event::ALL {
            assert!(next(S::Filled, event).unwrap_err().to_string().contains("filled"));
        }
    }

    #[test]
    fn nothing_is_published_from_a_pause_but_by_resuming() {
        let ways: Vec<_> =
            TRANSITIONS.iter().filter(|(from, _, to)| *from == S::Paused && *to == S::Published).collect();
        assert_eq!(ways, [&(S::Paused, Event::Resume, S::Published)]);
    }
}
