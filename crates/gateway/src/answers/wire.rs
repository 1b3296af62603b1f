use chrono::{DateTime, Utc};
use lotse_domain::application::{AnswerRecord, AnswerRule, guarantee::Overdue};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::vacancies::CompanyRefOut;

/// How a company answered the applications of the last twelve months.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnswerRecord)]
pub(crate) struct AnswersOut {
    /// How many were answered, or should have been.
    #[schema(minimum = 3)]
    counted: i32,
    /// How many of them were answered in time.
    in_time: i32,
    /// The same in percent, rounded down.
    #[schema(minimum = 0, maximum = 100)]
    share: i32,
    /// Days until the first answer, in the middle; absent where nothing was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    usual_days: Option<i32>,
}

impl From<AnswerRecord> for AnswersOut {
    fn from(record: AnswerRecord) -> Self {
        let share = record.share();
        let AnswerRecord { counted, in_time, usual_days } = record;
        Self { counted, in_time, share, usual_days }
    }
}

/// When what happens to an application that waits for an answer, in days since it waits.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = AnswerRule)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleWire {
    /// The answer is due; then it comes onto the managers' desk.
    #[schema(minimum = 3, maximum = 30, example = 14)]
    due_days: i32,
    /// The company is reminded; rising, each before `due_days`.
    #[schema(max_items = 5, example = json!([3, 7, 12]))]
    remind_days: Vec<i32>,
    /// From then on the pupil may ask, once.
    #[schema(minimum = 1, example = 10)]
    nudge_day: i32,
    /// It closes as unanswered.
    #[schema(maximum = 60, example = 28)]
    close_days: i32,
}

impl From<AnswerRule> for RuleWire {
    fn from(AnswerRule { due_days, remind_days, nudge_day, close_days }: AnswerRule) -> Self {
        Self { due_days, remind_days, nudge_day, close_days }
    }
}

impl From<RuleWire> for AnswerRule {
    fn from(RuleWire { due_days, remind_days, nudge_day, close_days }: RuleWire) -> Self {
        Self { due_days, remind_days, nudge_day, close_days }
    }
}

/// Answers that are overdue, the longest waiting first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OverdueAnswers)]
pub(super) struct OverduesOut {
    items: Vec<OverdueOut>,
}

/// Applications to one vacancy, or to a company without one, that wait for too long. Whose they are is not said.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OverdueAnswer)]
struct OverdueOut {
    company: CompanyRefOut,
    /// Absent where no vacancy is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    vacancy_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// How many wait.
    count: u64,
    /// When the longest waiting was due.
    since: DateTime<Utc>,
}

impl From<Vec<Overdue>> for OverduesOut {
    fn from(overdue: Vec<Overdue>) -> Self {
        Self { items: overdue.into_iter().map(Into::into).collect() }
    }
}

impl From<Overdue> for OverdueOut {
    fn from(overdue: Overdue) -> Self {
        let Overdue {
            // The slug is its public name.
            company_id: _,
            company,
            company_slug,
            title,
            vacancy_id,
            count,
            since,
        } = overdue;
        Self { company: CompanyRefOut::new(company, company_slug), vacancy_id, title, count, since }
    }
}
