//! Start and deadline.
use chrono::NaiveDate;

use super::Advice;
use crate::vacancy::VacancyDraft;

pub(super) fn check(draft: &VacancyDraft, today: NaiveDate) -> Vec<Advice> {
    let mut advice = Vec::new();
    if draft.starts_on.is_none() && !draft.starts_asap && !draft.start_flexible {
        advice.push(Advice::better("starts_on", "start_missing", "it does not say when the training begins"));
    }
    let Some(deadline) = draft.deadline else { return advice };
    if deadline < today {
        advice.push(Advice {
            figure: Some((today - deadline).num_days()),
            ..Advice::better("deadline", "deadline_passed", "the deadline is over, so nobody can apply")
        });
    }
    if let Some(start) = draft.starts_on.filter(|start| deadline > *start) {
        advice.push(Advice {
            figure: Some((deadline - start).num_days()),
            ..Advice::better("deadline", "deadline_after_start", "the deadline is later than the start")
        });
    }
    advice
}
