//! The one table of what may happen to a booking, and by whom (rule 5).
use super::BookingState as S;
use crate::error::{DomainError, Result};

/// What happens to a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BookingStep {
    /// It has its place for good.
    Confirm,
    /// There was no place, or there is none any more.
    Wait,
    /// A place came free, to be confirmed by a date.
    Offer,
    Cancel,
    CheckIn,
    /// A check-in was a mistake.
    UndoCheckIn,
    /// The event is over and nobody has seen them.
    Miss,
}

impl BookingStep {
    pub const ALL: [Self; 7] =
        [Self::Confirm, Self::Wait, Self::Offer, Self::Cancel, Self::CheckIn, Self::UndoCheckIn, Self::Miss];
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// Whoever booked, or who is booked.
    Holder,
    /// A manager of the cluster.
    Organiser,
    /// Lotse itself: a time that is over, a place that came free, a guardian's answer.
    System,
}

impl Party {
    pub const ALL: [Self; 3] = [Self::Holder, Self::Organiser, Self::System];
}

use BookingStep as B;
use Party as P;

/// Every allowed step and who may take it; whatever is not here is an error that names the present state.
pub const TRANSITIONS: &[(S, BookingStep, S, Party)] = &[
    (S::Held, B::Confirm, S::Confirmed, P::Holder),
    (S::Held, B::Confirm, S::Confirmed, P::Organiser),
    // The guardian has agreed.
    (S::Held, B::Confirm, S::Confirmed, P::System),
    (S::Waitlisted, B::Confirm, S::Confirmed, P::System),
    (S::Waitlisted, B::Confirm, S::Confirmed, P::Organiser),
    (S::Waitlisted, B::Offer, S::Offered, P::System),
    (S::Offered, B::Confirm, S::Confirmed, P::Holder),
    (S::Offered, B::Confirm, S::Confirmed, P::Organiser),
    // The slot got fewer places.
    (S::Held, B::Wait, S::Waitlisted, P::Organiser),
    (S::Offered, B::Wait, S::Waitlisted, P::Organiser),
    (S::Confirmed, B::Wait, S::Waitlisted, P::Organiser),
    (S::Held, B::Cancel, S::Cancelled, P::Holder),
    (S::Held, B::Cancel, S::Cancelled, P::Organiser),
    (S::Held, B::Cancel, S::Cancelled, P::System),
    (S::Confirmed, B::Cancel, S::Cancelled, P::Holder),
    (S::Confirmed, B::Cancel, S::Cancelled, P::Organiser),
    (S::Confirmed, B::Cancel, S::Cancelled, P::System),
    (S::Waitlisted, B::Cancel, S::Cancelled, P::Holder),
    (S::Waitlisted, B::Cancel, S::Cancelled, P::Organiser),
    (S::Waitlisted, B::Cancel, S::Cancelled, P::System),
    (S::Offered, B::Cancel, S::Cancelled, P::Holder),
    (S::Offered, B::Cancel, S::Cancelled, P::Organiser),
    (S::Offered, B::Cancel, S::Cancelled, P::System),
    (S::Confirmed, B::CheckIn, S::Attended, P::Organiser),
    // They came after all, or were forgotten at the door.
    (S::Missed, B::CheckIn, S::Attended, P::Organiser),
    (S::Attended, B::UndoCheckIn, S::Confirmed, P::Organiser),
    (S::Confirmed, B::Miss, S::Missed, P::System),
];

/// The state after `step`.
///
/// # Errors
/// `Conflict`, which names the present state, when the table has no such step for this party.
pub fn next(state: S, step: BookingStep, by: Party) -> Result<S> {
    TRANSITIONS
        .iter()
        .find(|(from, what, _, who)| *from == state && *what == step && *who == by)
        .map(|(_, _, to, _)| *to)
        .ok_or_else(|| {
            DomainError::Conflict(format!("the booking is {state}, which does not allow this step"))
        })
}

#[cfg(test)]
mod tests {
    use super::{BookingStep, Party, S, TRANSITIONS, next};

    #[test]
    fn what_is_not_in_the_table_is_refused_and_names_the_present_state() {
        for state in S::ALL {
            for step in BookingStep::ALL {
                for party in Party::ALL {
                    let rows = TRANSITIONS
                        .iter()
                        .filter(|(from, what, _, who)| (from, *what, *who) == (state, step, party))
                        .count();
                    assert!(rows <= 1, "{state} {step:?} {party:?}");
                    match next(*state, step, party) {
                        Ok(_) => assert_eq!(rows, 1, "{state} {step:?} {party:?}"),
                        Err(refused) => {
                            assert_eq!(rows, 0, "{state} {step:?} {party:?}");
                            assert!(refused.to_string().contains(state.as_str()), "{refused}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn whoever_is_not_done_may_cancel_and_nobody_moves_themselves_up() {
        for state in S::ALL {
            let cancels = next(*state, BookingStep::Cancel, Party::Holder).is_ok();
            assert_eq!(cancels, state.is_live(), "{state}");
        }
        assert!(next(S::Waitlisted, BookingStep::Confirm, Party::Holder).is_err());
        assert!(TRANSITIONS.iter().all(|(from, ..)| *from != S::Cancelled));
    }
}
