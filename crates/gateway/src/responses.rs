//! The answers that several operations share, for their description.
use std::collections::BTreeMap;

use lotse_web_kit::ProblemOut;
use utoipa::{
    IntoResponses, PartialSchema, ToSchema,
    openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder, Schema},
};

fn problem(description: &str) -> RefOr<Response> {
    let schema = RefOr::<Schema>::Ref(Ref::from_schema_name(ProblemOut::name()));
    let content = ContentBuilder::new().schema(Some(schema)).build();
    RefOr::T(
        ResponseBuilder::new().description(description).content("application/problem+json", content).build(),
    )
}

fn answers(all: &[(&str, &str)]) -> BTreeMap<String, RefOr<Response>> {
    let mut map: BTreeMap<_, _> =
        all.iter().map(|(status, description)| ((*status).to_owned(), problem(description))).collect();
    map.insert("500".to_owned(), problem("A fault of ours (`internal`)."));
    map.insert(
        "503".to_owned(),
        problem("Not possible at the moment (`unavailable`, `timeout`); see `Retry-After`."),
    );
    let unchanged =
        ResponseBuilder::new().description("Unchanged since the `ETag` in `If-None-Match`.").build();
    map.insert("304".to_owned(), RefOr::T(unchanged));
    map
}

const BAD_QUERY: (&str, &str) =
    ("400", "A parameter is unknown or has a value that is not allowed (`bad_query`); `errors` names it.");

/// Of a list.
pub(crate) struct OfList;

impl IntoResponses for OfList {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(&[BAD_QUERY])
    }
}

/// Of a list within something that may not exist.
pub(crate) struct OfListWithin;

impl IntoResponses for OfListWithin {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(&[BAD_QUERY, ("404", "There is no such cluster (`not_found`).")])
    }
}

/// Of one thing by its key.
pub(crate) struct OfOne;

impl IntoResponses for OfOne {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(&[
            ("400", "The key has the wrong form (`bad_path`)."),
            ("404", "There is none, or it is not public (`not_found`)."),
        ])
    }
}

/// Of the search.
pub(crate) struct OfSearch;

impl IntoResponses for OfSearch {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(&[
            ("400", "A parameter is unknown or has a value that is not allowed (`bad_query`, `bad_cursor`)."),
            ("422", "`near` is no place that we know (`unknown_place`); the detail suggests some."),
        ])
    }
}

/// The schema that they all refer to, and what it refers to.
pub(crate) fn problem_schemas() -> Vec<(String, RefOr<Schema>)> {
    let mut all = vec![(ProblemOut::name().into_owned(), ProblemOut::schema())];
    ProblemOut::schemas(&mut all);
    all
}
