use uuid::Uuid;

use super::VacancyDesk;
use crate::{
    Actor, Db,
    cluster::Cluster,
    company::Site,
    error::Result,
    occupation::Occupation,
    vacancy::Vacancy,
};

/// A vacancy as those see it who work for its company.
#[derive(Debug, Clone)]
pub struct OwnVacancy {
    pub vacancy: Vacancy,
    pub desk: VacancyDesk,
    pub sites: Vec<Site>,
    pub occupation: Option<Occupation>,
    /// The cluster that checks it.
    pub cluster: Cluster,
    /// Written here; what an import brought is changed at its source.
    pub editable: bool,
}

/// The vacancies of a company in every state, newest first.
///
/// # Errors
/// `NotFound` for whoever does not work for it (an API key needs `vacancies:read`).
pub async fn list_own(db: &Db, actor: &Actor, company_id: Uuid) -> Result<Vec<OwnVacancy>> {
    todo!()
}

/// One of them.
///
/// # Errors
/// As [`list_own`].
pub async fn find_own(db: &Db, actor: &Actor, company_id: Uuid, vacancy_id: Uuid) -> Result<OwnVacancy> {
    todo!()
}

/// What is known about an occupation when somebody writes a vacancy for it.
#[derive(Debug, Clone)]
pub struct Suggestion {
    pub occupation: Occupation,
    /// Regular length of the training.
    pub duration_months: i32,
    /// What companies here usually ask for; none where too few postings say it.
    pub qualification: Option<crate::vacancy::Qualification>,
    /// School subjects that postings of this occupation name most often; at most three.
    pub subjects: Vec<String>,
    /// A text to start from, German, Markdown, without a company's name.
    pub description: String,
}

/// Fills in what is known, by a code or title of the catalogue.
///
/// # Errors
/// `NotFound` where the catalogue does not know it.
pub async fn suggestion(db: &Db, occupation: &str) -> Result<Suggestion> {
    todo!()
}
