//! What can be filled in once the occupation is known.
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::start_texts::start_text;
use crate::{
    Db,
    error::{DomainError, Result},
    fold::fold,
    occupation::{self, Catalogue, Occupation, Words},
    vacancy::{self, Qualification, VacancyState},
};

/// What is known about an occupation when somebody writes a vacancy for it.
#[derive(Debug, Clone)]
pub struct Suggestion {
    pub occupation: Occupation,
    /// Regular length of the training.
    pub duration_months: i32,
    /// What companies here usually ask for; none where too few postings say it.
    pub qualification: Option<Qualification>,
    /// School subjects that postings of this occupation name most often; at most three.
    pub subjects: Vec<String>,
    /// A text to start from, German, Markdown, without a company's name.
    pub description: String,
}

/// So many of the newest postings are asked.
const POSTINGS: u64 = 500;
/// What fewer postings say is not what companies usually say.
const FEWEST: usize = 3;
const MOST_SUBJECTS: usize = 3;

/// Fills in what is known, by a code or title of the catalogue.
///
/// # Errors
/// `NotFound` where the catalogue does not know it.
pub async fn suggestion(db: &Db, occupation: &str) -> Result<Suggestion> {
    let catalogue = Catalogue::new(occupation::list_all(db.read()).await?);
    let occupation =
        catalogue.of_name(occupation.trim()).cloned().ok_or(DomainError::NotFound { what: "occupation" })?;
    let (qualification, subjects) = usual(db.read(), occupation.id).await?;
    Ok(Suggestion {
        duration_months: occupation.months,
        qualification,
        subjects,
        description: start_text(occupation.area),
        occupation,
    })
}

async fn usual(
    db: &impl ConnectionTrait,
    occupation_id: Uuid,
) -> Result<(Option<Qualification>, Vec<String>)> {
    let said: Vec<(Option<Qualification>, Words)> = vacancy::Entity::find()
        .select_only()
        .columns([vacancy::Column::Qualification, vacancy::Column::Subjects])
        .filter(vacancy::Column::OccupationId.eq(occupation_id))
        .filter(vacancy::Column::State.eq(VacancyState::Published))
        .filter(vacancy::Column::DuplicateOf.is_null())
        .order_by_desc(vacancy::Column::Id)
        .limit(POSTINGS)
        .into_tuple()
        .all(db)
        .await?;
    let mut qualifications: HashMap<Qualification, usize> = HashMap::new();
    // Folded -> as most write it first, and how often.
    let mut subjects: HashMap<String, (String, usize)> = HashMap::new();
    for (qualification, Words(words)) in said {
        if let Some(qualification) = qualification {
            *qualifications.entry(qualification).or_default() += 1;
        }
        for word in words {
            subjects.entry(fold(&word)).or_insert((word, 0)).1 += 1;
        }
    }
    let answers: usize = qualifications.values().sum();
    // Of two that are asked for equally often, the lower one.
    let usual = qualifications.into_iter().max_by_key(|(which, count)| (*count, std::cmp::Reverse(*which)));
    let qualification = usual.filter(|_| answers >= FEWEST).map(|(which, _)| which);
    let mut subjects: Vec<(String, usize)> =
        subjects.into_values().filter(|(_, count)| *count >= FEWEST).collect();
    subjects.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
    subjects.truncate(MOST_SUBJECTS);
    Ok((qualification, subjects.into_iter().map(|(word, _)| word).collect()))
}
