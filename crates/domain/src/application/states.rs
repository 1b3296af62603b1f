//! The one table of what may happen to an application, and by whom (rule 5).
use super::ApplicationState as S;
use crate::error::{DomainError, Result};

/// What happens to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// It reaches the company, at once or when the guardian has agreed.
    Submit,
    See,
    Invite,
    Offer,
    Reject,
    Accept,
    Decline,
    Withdraw,
    /// The time for the next step is over.
    Lapse,
}

impl Event {
    pub const ALL: [Self; 9] = [
        Self::Submit,
        Self::See,
        Self::Invite,
        Self::Offer,
        Self::Reject,
        Self::Accept,
        Self::Decline,
        Self::Withdraw,
        Self::Lapse,
    ];
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    Pupil,
    Company,
    /// Lotse itself: a guardian's answer, a closed vacancy, the end of a time.
    System,
}

impl Party {
    pub const ALL: [Self; 3] = [Self::Pupil, Self::Company, Self::System];
}

use Event as E;
use Party as P;

/// Every allowed step and who may take it; whatever is not here is an error that names the present state.
pub const TRANSITIONS: &[(S, Event, S, Party)] = &[
    (S::Draft, E::Submit, S::Submitted, P::System),
    (S::Draft, E::Withdraw, S::Withdrawn, P::Pupil),
    (S::Draft, E::Withdraw, S::Withdrawn, P::System),
    (S::Submitted, E::See, S::Seen, P::Company),
    (S::Submitted, E::Invite, S::Interview, P::Company),
    (S::Seen, E::Invite, S::Interview, P::Company),
    // More dates, when none fitted.
    (S::Interview, E::Invite, S::Interview, P::Company),
    (S::Submitted, E::Offer, S::Offered, P::Company),
    (S::Seen, E::Offer, S::Offered, P::Company),
    (S::Interview, E::Offer, S::Offered, P::Company),
    (S::Submitted, E::Reject, S::Rejected, P::Company),
    (S::Seen, E::Reject, S::Rejected, P::Company),
    (S::Interview, E::Reject, S::Rejected, P::Company),
    // The vacancy was filled or withdrawn.
    (S::Submitted, E::Reject, S::Rejected, P::System),
    (S::Seen, E::Reject, S::Rejected, P::System),
    (S::Interview, E::Reject, S::Rejected, P::System),
    (S::Offered, E::Accept, S::Accepted, P::Pupil),
    (S::Offered, E::Decline, S::Declined, P::Pupil),
    (S::Submitted, E::Withdraw, S::Withdrawn, P::Pupil),
    (S::Seen, E::Withdraw, S::Withdrawn, P::Pupil),
    (S::Interview, E::Withdraw, S::Withdrawn, P::Pupil),
    (S::Offered, E::Withdraw, S::Withdrawn, P::Pupil),
    // The guardian has taken the consent back, or the account is erased.
    (S::Submitted, E::Withdraw, S::Withdrawn, P::System),
    (S::Seen, E::Withdraw, S::Withdrawn, P::System),
    (S::Interview, E::Withdraw, S::Withdrawn, P::System),
    (S::Offered, E::Withdraw, S::Withdrawn, P::System),
    (S::Submitted, E::Lapse, S::Unanswered, P::System),
    (S::Seen, E::Lapse, S::Unanswered, P::System),
    (S::Interview, E::Lapse, S::Unanswered, P::System),
    // It was the pupil who had to answer.
    (S::Offered, E::Lapse, S::Declined, P::System),
];

/// The state after `event`.
///
/// # Errors
/// `Conflict`, which names the present state, when the table has no such step for this party.
pub fn next(state: S, event: Event, by: Party) -> Result<S> {
    TRANSITIONS
        .iter()
        .find(|(from, what, _, who)| *from == state && *what == event && *who == by)
        .map(|(_, _, to, _)| *to)
        .ok_or_else(|| {
            DomainError::Conflict(format!("the application is {state}, which does not allow this step"))
        })
}

#[cfg(test)]
mod tests {
    use super::{Event, Party, S, TRANSITIONS, next};

    #[test]
    fn every_step_that_is_not_in_the_table_is_refused_and_names_the_present_state() {
        for state in S::ALL {
            for event in Event::ALL {
                for party in Party::ALL {
                    let rows = TRANSITIONS
                        .iter()
                        .filter(|(from, what, _, who)| (from, *what, *who) == (state, event, party))
                        .count();
                    assert!(rows <= 1, "{state} {event:?} {party:?}");
                    match next(*state, event, party) {
                        Ok(_) => assert_eq!(rows, 1, "{state} {event:?} {party:?}"),
                        Err(refused) => {
                            assert_eq!(rows, 0, "{state} {event:?} {party:?}");
                            assert!(refused.to_string().contains(state.as_str()), "{refused}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_closed_stays_closed_and_every_open_state_ends_by_itself() {
        for state in S::ALL {
            let leaves = TRANSITIONS.iter().any(|(from, ..)| from == state);
            assert_eq!(leaves, !state.is_closed(), "{state}");
            let lapses = next(*state, Event::Lapse, Party::System).is_ok();
            assert_eq!(lapses, state.is_open(), "{state}");
        }
    }

    #[test]
    fn nobody_decides_for_the_other_side() {
        for (_, event, _, party) in TRANSITIONS {
            match event {
                Event::See | Event::Invite | Event::Offer => assert_eq!(*party, Party::Company),
                Event::Accept | Event::Decline => assert_eq!(*party, Party::Pupil),
                Event::Submit | Event::Lapse => assert_eq!(*party, Party::System),
                Event::Reject => assert_ne!(*party, Party::Pupil),
                Event::Withdraw => assert_ne!(*party, Party::Company),
            }
        }
    }
}
