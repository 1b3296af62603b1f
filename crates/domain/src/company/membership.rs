//! Company in cluster.
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::error::{DomainError, Result};

string_enum! {
    /// Where a membership stands. What is not active is invisible to the public.
    MembershipState {
        Pending = "pending",
        Active = "active",
        Ended = "ended",
        Refused = "refused",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub cluster_id: Uuid,
    pub state: MembershipState,
    /// What the company wrote when it asked.
    pub message: Option<String>,
    /// What the cluster wrote when it refused or ended it.
    pub reason: Option<String>,
    /// The account that decided last.
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<DateTime<Utc>>,
    /// The cluster trusts it: its vacancies are published without a review.
    pub trusted: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

pub use Model as Membership;

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// Its managers, and operators for them.
    Cluster,
    /// The company's admins.
    Company,
}

use MembershipState as S;

/// Every allowed step and who may take it; whatever is not here is an error that names the present state (rule 5).
pub const TRANSITIONS: &[(S, S, Party)] = &[
    (S::Pending, S::Active, Party::Cluster),
    (S::Pending, S::Refused, Party::Cluster),
    // The company takes its request back.
    (S::Pending, S::Ended, Party::Company),
    (S::Active, S::Ended, Party::Cluster),
    (S::Active, S::Ended, Party::Company),
    // By asking again.
    (S::Ended, S::Pending, Party::Company),
    (S::Refused, S::Pending, Party::Company),
];

impl MembershipState {
    /// Passes when one of these parties may take a membership from this state to another.
    ///
    /// # Errors
    /// `NotFound` for a step that is the other party's, so that whoever may not do it learns nothing; else `Conflict`.
    pub fn can_become(self, to: Self, parties: &[Party]) -> Result<()> {
        let mut theirs =
            TRANSITIONS.iter().filter(|(_, end, by)| *end == to && parties.contains(by)).peekable();
        if theirs.peek().is_none() {
            return Err(DomainError::NotFound { what: "membership" });
        }
        if theirs.any(|(start, _, _)| *start == self) {
            return Ok(());
        }
        Err(DomainError::Conflict(format!("the membership is {self}, which does not allow this step")))
    }
}

#[cfg(test)]
mod tests {
    use super::{Party, S, TRANSITIONS};

    #[test]
    fn every_step_that_is_not_in_the_table_names_the_present_state() {
        let both = [Party::Cluster, Party::Company];
        for from in S::ALL {
            for to in S::ALL {
                let allowed = TRANSITIONS.iter().any(|(start, end, _)| start == from && end == to);
                let answer = from.can_become(*to, &both);
                assert_eq!(answer.is_ok(), allowed, "{from} {to}");
                assert!(allowed || answer.unwrap_err().to_string().contains(from.as_str()), "{from} {to}");
            }
        }
    }

    #[test]
    fn nobody_admits_their_own_company() {
        for from in S::ALL {
            for to in [S::Active, S::Refused] {
                assert!(from.can_become(to, &[Party::Company]).is_err());
            }
            assert!(from.can_become(S::Pending, &[Party::Cluster]).is_err());
            assert!(from.can_become(S::Ended, &[]).is_err());
        }
    }
}
