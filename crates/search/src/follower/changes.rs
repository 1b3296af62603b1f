//! From entries of the change log to the documents that they concern.
use std::collections::BTreeSet;

use lotse_domain::{
    change_log::{Change, Subject},
    company, occupation, vacancy,
};
use uuid::Uuid;

use super::{Follower, ROWS, writer::Batch};
use crate::error::Result;

/// What changed, each once.
#[derive(Debug, Default)]
pub(super) struct Changed {
    vacancies: BTreeSet<Uuid>,
    companies: BTreeSet<Uuid>,
    occupations: BTreeSet<Uuid>,
}

impl Changed {
    pub(super) fn of(entries: &[Change]) -> Self {
        let mut changed = Self::default();
        for entry in entries {
            match entry.subject {
                Subject::Vacancy => changed.vacancies.insert(entry.subject_id),
                Subject::Company => changed.companies.insert(entry.subject_id),
                Subject::Occupation => changed.occupations.insert(entry.subject_id),
                // A document has only the cluster's slug, and that never changes.
                Subject::Cluster
                | Subject::Event
                | Subject::SearchRule
                | Subject::Institution
                | Subject::StudyProgramme => false,
            };
        }
        changed
    }
}

impl Follower {
    /// Writes anew what the changes concern; says how many documents that were.
    pub(super) async fn apply(&self, changed: &Changed) -> Result<u64> {
        let Changed { vacancies, companies, occupations } = changed;
        let mut vacancies = vacancies.clone();
        let mut written = 0;
        for ids in chunks(companies) {
            vacancies.extend(vacancy::list_ids_of_companies(self.db.read(), ids.clone()).await?);
            let views = company::list_views(self.db.read(), ids.clone()).await?;
            written += views.len() as u64;
            self.writer.write(Batch { gone: ids, companies: views, ..Batch::default() }).await?;
        }
        for ids in chunks(occupations) {
            vacancies.extend(vacancy::list_ids_of_occupations(self.db.read(), ids.clone()).await?);
            let rows = occupation::list_by_ids(self.db.read(), ids.clone()).await?;
            written += rows.len() as u64;
            self.writer.write(Batch { gone: ids, occupations: rows, ..Batch::default() }).await?;
        }
        for ids in chunks(&vacancies) {
            let views = vacancy::list_views(self.db.read(), &ids).await?;
            written += views.len() as u64;
            self.know_places().await?;
            self.writer.write(Batch { gone: ids, vacancies: views, ..Batch::default() }).await?;
        }
        Ok(written)
    }
}

fn chunks(ids: &BTreeSet<Uuid>) -> Vec<Vec<Uuid>> {
    let ids: Vec<Uuid> = ids.iter().copied().collect();
    ids.chunks(ROWS).map(<[Uuid]>::to_vec).collect()
}
