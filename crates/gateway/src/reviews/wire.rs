use lotse_domain::vacancy::desk::Review;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    postings::{AdviceOut, PostingOut, RemarkOut},
    vacancies::{CompanyRefOut, VacancyOut},
};

/// What waits for a cluster's managers, the longest waiting first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reviews)]
pub(super) struct ReviewsOut {
    items: Vec<ReviewOut>,
}

/// A vacancy that waits for a manager, or was changed after it was published.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Review)]
pub(super) struct ReviewOut {
    vacancy: PostingOut,
    company: CompanyRefOut,
    /// Whether the cluster trusts the company.
    trusted: bool,
    /// Changed after publication: it is public already.
    changed: bool,
    /// What the checker remarks.
    advice: Vec<AdviceOut>,
    /// Published vacancies that say nearly the same; only where one review is read.
    similar: Vec<VacancyOut>,
}

impl From<Vec<Review>> for ReviewsOut {
    fn from(reviews: Vec<Review>) -> Self {
        Self { items: reviews.into_iter().map(Into::into).collect() }
    }
}

impl From<Review> for ReviewOut {
    fn from(Review { own, company, trusted, changed, advice, similar }: Review) -> Self {
        Self {
            vacancy: own.into(),
            company: CompanyRefOut::from(&company),
            trusted,
            changed,
            advice: advice.into_iter().map(Into::into).collect(),
            similar: similar.into_iter().map(Into::into).collect(),
        }
    }
}

/// What a manager decides; `decision` says which.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ReviewDecision)]
#[serde(tag = "decision", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum DecisionIn {
    /// Publishes it, or agrees to what was changed.
    Publish {},
    /// Back into the drafts, with what is to be mended. A published one is paused.
    SendBack {
        #[schema(min_items = 1)]
        remarks: Vec<RemarkOut>,
    },
    /// Withdraws a published one, with a reason that the company reads.
    Withdraw { reason: String },
}
