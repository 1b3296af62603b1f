//! The checker: what a company should know about its posting before others read it. It advises and never blocks.
mod dates;
mod patterns;
mod pay;
mod phrases;
mod substance;
#[cfg(test)]
mod tests;
mod wording;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

pub use pay::minimum_pay;

use super::VacancyDraft;
use crate::{
    error::Result,
    occupation::{self, Catalogue, Occupation},
};

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Breaks, or is likely to break, a law.
    Law,
    /// Would be better otherwise.
    Better,
}

/// One piece of advice. Texts in the reader's language belong to the pages: `advice-{code}` with `found` and `figure`; the API
/// sends `detail`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Advice {
    /// Name of the field, as in the API.
    pub field: &'static str,
    /// Stable word: `pay_missing`, `pay_below_minimum`, `hours_above_youth_limit`, `deadline_passed`, `deadline_after_start`,
    /// `text_short`, `text_missing`, `wording_age`, `wording_gender`, `wording_origin`, `wording_language`,
    /// `wording_religion`, `wording_disability`, `wording_looks`, `start_missing`, `place_missing`, `occupation_unknown`,
    /// `duration_unusual`.
    pub code: &'static str,
    pub weight: Weight,
    /// The words that it is about, as they stand in the text.
    pub found: Option<String>,
    /// Better words, in German, where there are some.
    pub instead: Option<&'static str>,
    /// A figure in the unit of the field (cents, minutes, months, days): the legal minimum, the limit, what is usual.
    pub figure: Option<i64>,
    /// One English sentence with the source of the rule.
    pub detail: String,
}

impl Advice {
    /// Advice without words or a figure.
    fn better(field: &'static str, code: &'static str, detail: &str) -> Self {
        Self {
            field,
            code,
            weight: Weight::Better,
            found: None,
            instead: None,
            figure: None,
            detail: detail.to_owned(),
        }
    }
}

/// Advises on a draft, by field in the order of the form. `today` in Europe/Berlin.
///
/// Whether the catalogue knows the occupation is not asked; [`advise_knowing`] does.
pub fn advise(draft: &VacancyDraft, today: NaiveDate) -> Vec<Advice> {
    let mut advice = Vec::new();
    advice.extend(wording::check(draft));
    advice.extend(substance::check(draft));
    advice.extend(pay::check(draft, today));
    advice.extend(dates::check(draft, today));
    in_order(advice)
}

/// As [`advise`], with the occupation that the catalogue has found for it, if it has found one.
pub fn advise_knowing(
    draft: &VacancyDraft,
    occupation: Option<&Occupation>,
    today: NaiveDate,
) -> Vec<Advice> {
    let mut advice = advise(draft, today);
    advice.retain(|piece| piece.code != substance::OCCUPATION_UNKNOWN);
    advice.extend(substance::check_occupation(draft, occupation));
    in_order(advice)
}

/// As [`advise_knowing`], with the occupation that the draft will be understood to be about when it is stored.
///
/// # Errors
/// When the database fails.
pub async fn advise_on(
    db: &impl ConnectionTrait,
    draft: &VacancyDraft,
    today: NaiveDate,
) -> Result<Vec<Advice>> {
    let catalogue = Catalogue::new(occupation::list_all(db).await?);
    let occupation = catalogue.of_draft(draft.occupation.as_deref(), &draft.title);
    Ok(advise_knowing(draft, occupation, today))
}

/// The fields in the order of the form.
const FIELDS: &[&str] = &[
    "title",
    "occupation",
    "summary",
    "description",
    "starts_on",
    "duration_months",
    "pay_by_year",
    "pay_note",
    "weekly_minutes",
    "school",
    "prospects",
    "benefits",
    "languages",
    "deadline",
    "sites",
];

/// What matters more comes first within a field.
fn in_order(mut advice: Vec<Advice>) -> Vec<Advice> {
    let place = |field: &str| FIELDS.iter().position(|known| *known == field);
    advice.sort_by_key(|piece| (place(piece.field), piece.weight));
    advice
}
