use lotse_search::{Completion, Suggestion, SuggestionKind};
use lotse_web_kit::{Params, QueryParams};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::paths;

/// What has been typed so far.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SuggestIn {
    /// The beginning of an occupation, a company, an event, a place or a district; the last two also after other words.
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
    /// What was typed, put right.
    Spelling,
    Occupation,
    Company,
    Place,
    /// A district, a Regierungsbezirk, or several together.
    District,
    Event,
}

/// One completion.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Suggestion)]
struct SuggestionOut {
    kind: SuggestionKindOut,
    /// What to show; also to search for, as `q` with `understand`.
    #[schema(example = "Mechatroniker/in")]
    text: String,
    /// Only for a place or a district: what stands before it, to search for as `q`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Bäcker")]
    q: Option<String>,
    /// Only for a place or a district: itself, to search for as `near`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Lübeck")]
    near: Option<String>,
    /// Of the occupation, company or event.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
    /// Address of its page; places, districts and spellings have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/berufe/mechatroniker")]
    path: Option<String>,
    /// Open vacancies; only of occupations and companies.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<u64>,
}

impl From<Vec<Completion>> for SuggestOut {
    fn from(found: Vec<Completion>) -> Self {
        Self { items: found.into_iter().map(Into::into).collect() }
    }
}

impl SuggestionOut {
    fn new(kind: SuggestionKindOut, text: String) -> Self {
        Self { kind, text, q: None, near: None, slug: None, path: None, open: None }
    }

    /// Something on the map, after what stands before it.
    fn around(kind: SuggestionKindOut, words: String, name: String) -> Self {
        if words.is_empty() {
            return Self { near: Some(name.clone()), ..Self::new(kind, name) };
        }
        let text = format!("{words} {name}");
        Self { q: Some(words), near: Some(name), ..Self::new(kind, text) }
    }
}

impl From<Completion> for SuggestionOut {
    fn from(completion: Completion) -> Self {
        match completion {
            Completion::Spelling(text) => Self::new(SuggestionKindOut::Spelling, text),
            Completion::Named(Suggestion { kind, text, slug, open }) => {
                let (kind, path) = match kind {
                    SuggestionKind::Occupation => {
                        (SuggestionKindOut::Occupation, paths::occupation_page(&slug))
                    }
                    SuggestionKind::Company => (SuggestionKindOut::Company, paths::company_page(&slug)),
                };
                Self { slug: Some(slug), path: Some(path), open: Some(open), ..Self::new(kind, text) }
            }
            Completion::Place { words, name } => Self::around(SuggestionKindOut::Place, words, name),
            Completion::Area { words, name } => Self::around(SuggestionKindOut::District, words, name),
            Completion::Event { title, slug } => Self {
                path: Some(paths::event_page(&slug)),
                slug: Some(slug),
                ..Self::new(SuggestionKindOut::Event, title)
            },
        }
    }
}
