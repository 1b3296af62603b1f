//! What pages show of a report.
use chrono::{DateTime, Utc};
use lotse_domain::{cluster::Cluster, report::ReportView, vacancy::VacancyState};

use crate::{
    cluster_desk::left,
    format,
    search::{vacancy_path, with_sexes},
    site::Site,
};

#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) title: String,
    pub(super) company: String,
    pub(super) reason: String,
    pub(super) text: Option<String>,
    pub(super) filed: String,
    pub(super) left: String,
    pub(super) overdue: bool,
    /// The page on which it is decided.
    pub(super) href: String,
    /// The posting, while everyone can see it.
    pub(super) public: Option<String>,
}

impl Row {
    pub(super) fn new(site: &Site, cluster: &Cluster, view: &ReportView, now: DateTime<Utc>) -> Self {
        let (lang, report, vacancy) = (site.lang, &view.report, &view.vacancy);
        let shown = vacancy.state == VacancyState::Published && vacancy.duplicate_of.is_none();
        Self {
            title: with_sexes(&vacancy.title),
            company: view.company.clone(),
            reason: lang.word("report-reason", report.reason.as_str()),
            text: report.text.clone(),
            filed: format::moment(lang, report.created_at),
            left: left(lang, report.due_at, now),
            overdue: view.overdue,
            href: site.href(&format!("/cluster/{}/meldungen/{}", cluster.slug, report.id)),
            public: shown.then(|| site.public(lang, &vacancy_path(&vacancy.title, vacancy.id))),
        }
    }
}
