//! The one table of what may happen to an event (rule 5).
use super::EventState as S;
use crate::error::{DomainError, Result};

/// What happens to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventStep {
    Publish,
    /// Back to a draft, while nobody has signed up.
    Unpublish,
    /// It begins, by itself.
    Begin,
    /// It is over, by itself.
    End,
    Cancel,
}

impl EventStep {
    pub const ALL: [Self; 5] = [Self::Publish, Self::Unpublish, Self::Begin, Self::End, Self::Cancel];
}

/// Every allowed step; whatever is not here is an error that names the present state.
pub const TRANSITIONS: &[(S, EventStep, S)] = &[
    (S::Draft, EventStep::Publish, S::Published),
    (S::Published, EventStep::Unpublish, S::Draft),
    (S::Published, EventStep::Begin, S::Running),
    (S::Running, EventStep::End, S::Done),
    (S::Draft, EventStep::Cancel, S::Cancelled),
    (S::Published, EventStep::Cancel, S::Cancelled),
    (S::Running, EventStep::Cancel, S::Cancelled),
];

/// The state after `step`.
///
/// # Errors
/// `Conflict`, which names the present state, when the table has no such step.
pub fn next(state: S, step: EventStep) -> Result<S> {
    TRANSITIONS
        .iter()
        .find(|(from, what, _)| *from == state && *what == step)
        .map(|(_, _, to)| *to)
        .ok_or_else(|| DomainError::Conflict(format!("the event is {state}, which does not allow this step")))
}

#[cfg(test)]
mod tests {
    use super::{EventStep, S, TRANSITIONS, next};

    #[test]
    fn what_is_not_in_the_table_is_refused_and_names_the_present_state() {
        for state in S::ALL {
            for step in EventStep::ALL {
                let rows =
                    TRANSITIONS.iter().filter(|(from, what, _)| (from, *what) == (state, step)).count();
                assert!(rows <= 1, "{state} {step:?}");
                match next(*state, step) {
                    Ok(_) => assert_eq!(rows, 1, "{state} {step:?}"),
                    Err(refused) => {
                        assert_eq!(rows, 0, "{state} {step:?}");
                        assert!(refused.to_string().contains(state.as_str()), "{refused}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_over_stays_over() {
        for state in [S::Done, S::Cancelled] {
            assert!(TRANSITIONS.iter().all(|(from, ..)| *from != state), "{state}");
        }
    }
}
