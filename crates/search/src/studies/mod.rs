//! Study programmes, to be found beside vacancies: "Lebensmitteltechnologie dual".
//!
//! As with events there are few of them: they lie in memory and are read anew as a whole whenever the change log names one. The words
//! are analysed alike.
mod index;
#[cfg(test)]
mod tests;

use lotse_domain::{
    occupation::Area,
    study_programme::{Degree, StudyForm},
};
use uuid::Uuid;

use crate::{Near, SearchIndex};

pub(crate) use index::StudyIndex;

/// What somebody looks for among study programmes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StudyQuery {
    /// Every word must be found; words that tell nothing do not count. Empty: all of them.
    pub words: String,
    /// Only within this circle; programmes without a known place are left out then.
    pub near: Option<Near>,
    /// Slug of a cluster.
    pub cluster: Option<String>,
    pub form: Option<StudyForm>,
    pub degree: Option<Degree>,
    /// One of these; empty: any.
    pub areas: Vec<Area>,
    /// At most so many.
    pub limit: usize,
}

/// A study programme that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyHit {
    pub programme_id: Uuid,
    pub slug: String,
    pub title: String,
    pub form: StudyForm,
    pub degree: Degree,
    pub area: Option<Area>,
    pub semesters: Option<i16>,
    pub institution_id: Uuid,
    pub institution_slug: String,
    pub institution_name: String,
    pub city: Option<String>,
    pub cluster_slug: String,
    pub cluster_name: String,
    pub distance_km: Option<f64>,
}

impl SearchIndex {
    /// Published study programmes that fit: best match first, then by title.
    pub fn search_studies(&self, query: &StudyQuery) -> Vec<StudyHit> {
        self.studies().search(query)
    }
}
