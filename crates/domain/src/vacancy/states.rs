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
    /// By the company, before anybody has checked it.
    TakeBack,
    Pause,
    Resume,
    Fill,
    Expire,
    Withdraw,
    /// A withdrawn or expired posting is offered again, or a published one longer.
    Renew,
}

impl Event {
    pub const ALL: [Self; 10] = [
        Self::Submit,
        Self::Publish,
        Self::SendBack,
        Self::TakeBack,
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
    (S::InReview, Event::TakeBack, S::Draft),
    (S::InReview, Event::Withdraw, S::Withdrawn),
    (S::Published, Event::Pause, S::Paused),
    // What is public and has to be mended leaves the public first.
    (S::Published, Event::SendBack, S::Paused),
    (S::Published, Event::Fill, S::Filled),
    (S::Published, Event::Expire, S::Expired),
    (S::Published, Event::Withdraw, S::Withdrawn),
    // Longer than it was meant to.
    (S::Published, Event::Renew, S::Published),
    // What a manager has sent back or withdrawn is public again only after a manager has seen it.
    (S::Paused, Event::Submit, S::InReview),
    (S::Paused, Event::Resume, S::Published),
    (S::Paused, Event::Fill, S::Filled),
    (S::Paused, Event::Expire, S::Expired),
    (S::Paused, Event::Withdraw, S::Withdrawn),
    (S::Expired, Event::Submit, S::InReview),
    (S::Expired, Event::Renew, S::Published),
    // Those who had applied before may still be taken.
    (S::Expired, Event::Fill, S::Filled),
    (S::Withdrawn, Event::Submit, S::InReview),
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
                match next(*state, event) {
                    Ok(_) => assert_eq!(rows, 1, "{state} {event:?}"),
                    Err(refused) => {
                        assert_eq!(rows, 0, "{state} {event:?}");
                        assert!(refused.to_string().contains(state.as_str()), "{refused}");
                    }
                }
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

    #[test]
    fn only_a_pause_a_review_or_an_end_takes_what_is_published_from_the_public() {
        let ways: Vec<_> = TRANSITIONS
            .iter()
            .filter(|(from, _, _)| *from == S::Published)
            .map(|(_, by, to)| (*by, *to))
            .collect();
        assert_eq!(
            ways,
            [
                (Event::Pause, S::Paused),
                (Event::SendBack, S::Paused),
                (Event::Fill, S::Filled),
                (Event::Expire, S::Expired),
                (Event::Withdraw, S::Withdrawn),
                (Event::Renew, S::Published),
            ]
        );
    }
}
