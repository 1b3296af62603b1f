//! What may happen to an exhibitor (rule 5).
use super::ExhibitorState as S;
use crate::error::{DomainError, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExhibitorStep {
    /// Also gives an admitted one another stand.
    Admit,
    Refuse,
    Withdraw,
    /// It asks again after it had withdrawn.
    Apply,
}

/// Every allowed step; whatever is not here is an error that names the present state.
pub const TRANSITIONS: &[(S, ExhibitorStep, S)] = &[
    (S::Applied, ExhibitorStep::Admit, S::Admitted),
    (S::Admitted, ExhibitorStep::Admit, S::Admitted),
    (S::Refused, ExhibitorStep::Admit, S::Admitted),
    (S::Applied, ExhibitorStep::Refuse, S::Refused),
    (S::Applied, ExhibitorStep::Withdraw, S::Withdrawn),
    (S::Admitted, ExhibitorStep::Withdraw, S::Withdrawn),
    (S::Withdrawn, ExhibitorStep::Apply, S::Applied),
];

/// The state after `step`.
///
/// # Errors
/// `Conflict`, which names the present state, when the table has no such step.
pub fn next(state: S, step: ExhibitorStep) -> Result<S> {
    TRANSITIONS
        .iter()
        .find(|(from, what, _)| *from == state && *what == step)
        .map(|(_, _, to)| *to)
        .ok_or_else(|| {
            DomainError::Conflict(format!("the exhibitor is {state}, which does not allow this step"))
        })
}
