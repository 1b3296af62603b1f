use uuid::Uuid;

use super::QuestionKey;
use crate::{Clock, Db, company::Company, error::Result, vacancy::VacancyView};

/// What is applied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    Vacancy(Uuid),
    /// A company without a posting.
    Company(Uuid),
}

/// Whether applications are taken at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    Yes,
    /// The company wants no more open applications at a time.
    Full,
    /// The deadline is over (its last day counts whole, in Europe/Berlin).
    DeadlinePassed,
    /// The company wants them by another way (`apply_by`).
    Elsewhere,
    /// Nobody works for the company on Lotse who would read it, or it wants no speculative ones.
    Nobody,
}

/// What the form needs to know.
#[derive(Debug, Clone)]
pub struct TargetView {
    pub target: Target,
    pub company: Company,
    /// Of a vacancy.
    pub vacancy: Option<VacancyView>,
    /// Whose rule counts: the vacancy's cluster while the company is an active member there, else the first where it is.
    pub cluster_id: Uuid,
    pub questions: Vec<QuestionKey>,
    pub takes: Takes,
}

/// What is applied to, as the public sees it.
///
/// # Errors
/// `NotFound` where the public sees no such vacancy or company.
pub async fn find_target(db: &Db, clock: &dyn Clock, target: Target) -> Result<TargetView> {
    todo!()
}
