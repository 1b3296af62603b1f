//! The checker: what a company should know about its posting before others read it. It advises and never blocks.
use chrono::NaiveDate;

use super::{Kind, VacancyDraft};

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
    /// A figure in the unit of the field (cents, minutes, days): the legal minimum, the limit.
    pub figure: Option<i64>,
    /// One English sentence with the source of the rule.
    pub detail: String,
}

/// Advises on a draft, by field in the order of the form. `today` in Europe/Berlin.
pub fn advise(draft: &VacancyDraft, today: NaiveDate) -> Vec<Advice> {
    todo!()
}

/// The legal minimum for trainees in cents a month, for each year of a training that begins in `start_year` (section 17 BBiG and
/// the yearly announcements of the BMBF); none for years that have not been announced.
pub fn minimum_pay(kind: Kind, start_year: i32) -> Option<[i32; 4]> {
    todo!()
}
