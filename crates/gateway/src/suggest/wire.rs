use lotse_domain::place::Place;
use lotse_search::{Suggestion, SuggestionKind};
use lotse_web_kit::{Params, QueryParams};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::{paths, search};

/// What has been typed so far.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SuggestIn {
    /// The beginning of an occupation, a company or a place.
    #[param(example = "mecha", max_length = 100)]
    pub(super) q: Option<String>,
    /// Most suggestions.
    #[param(value_type = Option<usize>, default = 8, minimum = 1, maximum = 20)]
    pub(super) limit: usize,
}

impl QueryParams for SuggestIn {
    fn read(params: &mut Params) -> Self {
        Self { q: params.text("q", 100), limit: params.number("limit", &(1..=20)).unwrap_or(8) }
    }
}

/// Completions of what has been typed, the likeliest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Suggestions)]
pub(super) struct SuggestOut {
    items: Vec<SuggestionOut>,
}

/// What a suggestion leads to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SuggestionKind)]
#[serde(rename_all = "snake_case")]
enum SuggestionKindOut {
    Occupation,
    Company,
    Place,
}

/// One completion.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Suggestion)]
struct SuggestionOut {
    kind: SuggestionKindOut,
    /// What to show and to search for: as `q`, or as `near` for a place.
    #[schema(example = "Mechatroniker/in")]
    text: String,
    /// Of the occupation or company.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
    /// Address of its page; places have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/berufe/mechatroniker")]
    path: Option<String>,
    /// Open vacancies; unknown for places.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<u64>,
}

impl SuggestOut {
    /// Occupations and companies first; places take up to a third, or what the others leave.
    pub(super) fn new(words: Vec<Suggestion>, places: &[&Place], limit: usize) -> Self {
        let for_words = limit - places.len().min(limit.div_ceil(3));
        let mut items: Vec<SuggestionOut> = words.into_iter().take(for_words).map(Into::into).collect();
        items.extend(places.iter().take(limit - items.len()).copied().map(Into::into));
        Self { items }
    }
}

impl From<Suggestion> for SuggestionOut {
    fn from(Suggestion { kind, text, slug, open }: Suggestion) -> Self {
        let (kind, path) = match kind {
            SuggestionKind::Occupation => (SuggestionKindOut::Occupation, paths::occupation_page(&slug)),
            SuggestionKind::Company => (SuggestionKindOut::Company, paths::company_page(&slug)),
        };
        Self { kind, text, slug: Some(slug), path: Some(path), open: Some(open) }
    }
}

impl From<&Place> for SuggestionOut {
    fn from(place: &Place) -> Self {
        Self {
            kind: SuggestionKindOut::Place,
            text: search::label(place),
            slug: None,
            path: None,
            open: None,
        }
    }
}
