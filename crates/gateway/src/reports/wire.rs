use chrono::{DateTime, Utc};
use lotse_domain::{
    report::{Decision, Reason, ReportView, VacancyReport},
    vacancy::VacancyState,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{paths, words};

/// What is wrong with a vacancy.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ReportRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportIn {
    #[schema(value_type = words::ReportReasonDescribed)]
    pub(super) reason: Reason,
    #[schema(max_length = 1_000)]
    pub(super) text: Option<String>,
}

/// A report that was filed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FiledReport)]
pub(super) struct FiledOut {
    /// By when a manager should have decided.
    due_at: DateTime<Utc>,
}

impl From<VacancyReport> for FiledOut {
    fn from(report: VacancyReport) -> Self {
        Self { due_at: report.due_at }
    }
}

/// A cluster's undecided reports, oldest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reports)]
pub(super) struct ReportsOut {
    items: Vec<ReportOut>,
}

/// A report that waits. Who filed it is not known.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Report)]
struct ReportOut {
    id: Uuid,
    vacancy_id: Uuid,
    title: String,
    #[schema(value_type = words::VacancyStateDescribed)]
    state: VacancyState,
    /// Address of its page.
    path: String,
    /// Name of the company.
    company: String,
    #[schema(value_type = words::ReportReasonDescribed)]
    reason: Reason,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    created_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
    overdue: bool,
}

impl From<Vec<ReportView>> for ReportsOut {
    fn from(reports: Vec<ReportView>) -> Self {
        Self { items: reports.into_iter().map(Into::into).collect() }
    }
}

impl From<ReportView> for ReportOut {
    fn from(ReportView { report, vacancy, company, overdue }: ReportView) -> Self {
        let VacancyReport {
            id,
            vacancy_id,
            // Named in the address.
            cluster_id: _,
            reason,
            text,
            created_at,
            due_at,
            reminded_at: _,
            // Only undecided ones are shown.
            decided_at: _,
            decision: _,
            decided_by: _,
        } = report;
        Self {
            id,
            vacancy_id,
            path: paths::vacancy_page(&vacancy.title, vacancy_id),
            title: vacancy.title,
            state: vacancy.state,
            company,
            reason,
            text,
            created_at,
            due_at,
            overdue,
        }
    }
}

/// What a manager decides about a report, and with it about every other one on the same vacancy.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ReportDecisionRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionIn {
    #[schema(value_type = words::ReportDecisionDescribed)]
    pub(super) decision: Decision,
    /// What the company reads; needed unless the vacancy is kept.
    pub(super) note: Option<String>,
}
