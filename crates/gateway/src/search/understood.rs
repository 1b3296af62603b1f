//! Everything in one box: "Bäcker Lübeck", "was mit Tieren".
use lotse_domain::{
    occupation::Area,
    place::Gazetteer,
    vacancy::{Kind, Qualification},
};
use lotse_search::{SearchIndex, SearchQuery, Sort, intent::Intent};
use serde::Serialize;
use utoipa::ToSchema;

use super::near::NearIn;
use crate::words::{self, sort_word};

/// What was understood in `q`: it counts as if the parameters of these names had been given, and `words` were `q`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Understood)]
pub(super) struct UnderstoodOut {
    /// What is left of `q` and was searched for as words.
    #[schema(example = "Bäcker")]
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Lübeck")]
    near: Option<String>,
    #[schema(value_type = Vec<words::KindDescribed>)]
    kind: Vec<Kind>,
    #[schema(value_type = Vec<words::AreaDescribed>)]
    area: Vec<Area>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::QualificationDescribed>)]
    qualification: Option<Qualification>,
    #[schema(value_type = Vec<words::StateDescribed>)]
    state: Vec<&'static str>,
    /// Districts and Regierungsbezirke, by the first digits of their municipalities' keys.
    #[schema(example = json!(["09573"]))]
    district: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::SortDescribed>)]
    sort: Option<&'static str>,
}

/// Takes places and filters out of the words. A place and a filter that were given themselves stay as they are.
pub(super) fn understand(
    query: &mut SearchQuery,
    near: &mut Option<NearIn>,
    index: &SearchIndex,
    gazetteer: &Gazetteer,
) -> Option<UnderstoodOut> {
    let nowhere = Gazetteer::default();
    let known = if near.is_some() { &nowhere } else { gazetteer };
    let Intent { words, place, states, districts, areas, kinds, qualification, sort } =
        index.understand(&query.q, known, query.cluster.as_deref())?;
    query.q.clone_from(&words);
    if let Some(place) = &place {
        *near = Some(NearIn::Place(place.clone()));
    }
    add(&mut query.kinds, &kinds);
    add(&mut query.areas, &areas);
    add(&mut query.states, &states.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>());
    add(&mut query.districts, &districts);
    query.qualification = query.qualification.or(qualification);
    if query.sort == Sort::default() {
        query.sort = sort.unwrap_or_default();
    }
    Some(UnderstoodOut {
        words,
        near: place,
        kind: kinds,
        area: areas,
        qualification,
        state: states,
        district: districts,
        sort: sort.map(sort_word),
    })
}

pub(super) fn add<T: PartialEq + Clone>(to: &mut Vec<T>, more: &[T]) {
    for value in more {
        if !to.contains(value) {
            to.push(value.clone());
        }
    }
}
