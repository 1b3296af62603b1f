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

/// Of the same for everyone, whatever is asked.
pub(crate) struct OfReference;

impl IntoResponses for OfReference {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(&[])
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

/// Makes sets of answers of which operations are described piece by piece.
macro_rules! sets {
    ($($(#[$meta:meta])* $name:ident: [$(($status:literal, $description:literal)),+ $(,)?];)+) => {$(
        $(#[$meta])*
        pub(crate) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                [$(($status.to_owned(), problem($description))),+].into()
            }
        }
    )+};
}

sets! {
    /// Of what takes the parameters of a search.
    UnknownPlace: [("422", "`near` is no place that we know (`unknown_place`); the detail suggests some.")];
    /// What may happen to anyone.
    Ours: [
        ("500", "A fault of ours (`internal`)."),
        ("503", "Not possible at the moment (`unavailable`, `timeout`); see `Retry-After`."),
    ];
    /// Of what is for people who are signed in.
    Private: [
        ("401", "Nobody is signed in (`unauthenticated`), or the token does not hold (`bad_credentials`)."),
        (
            "403",
            "A second factor is missing (`second_factor_required`), or an API key cannot do this (`forbidden`)."
        ),
        ("500", "A fault of ours (`internal`)."),
        ("503", "Not possible at the moment (`unavailable`, `timeout`); see `Retry-After`."),
    ];
    /// Of what is asked with parameters.
    Asked: [("400", "A parameter is unknown or has a value that is not allowed (`bad_query`, `bad_cursor`).")];
    /// Of what is addressed by a key.
    Keyed: [
        ("400", "The key has the wrong form (`bad_path`)."),
        ("404", "There is none, or it is not to be seen by the caller (`not_found`)."),
    ];
    /// Of a key and parameters.
    KeyedAndAsked: [
        ("400", "A key or a parameter has the wrong form (`bad_path`, `bad_query`, `bad_cursor`)."),
        ("404", "There is none, or it is not to be seen by the caller (`not_found`)."),
    ];
    /// Of what is named in the body.
    Absent: [("404", "There is none, or it is not to be seen by the caller (`not_found`).")];
    /// Of a body.
    Sent: [
        ("400", "The body is not JSON (`bad_body`)."),
        ("413", "The body is too large (`body_too_large`)."),
        ("415", "The body does not come as `application/json` (`unsupported_media_type`)."),
        ("422", "A field is missing, unknown or breaks a rule (`invalid`); `errors` names it where one is meant."),
    ];
    /// Of a body to something that is addressed by a key.
    SentTo: [
        ("400", "The key has the wrong form (`bad_path`), or the body is not JSON (`bad_body`)."),
        ("404", "There is none, or it is not to be seen by the caller (`not_found`)."),
        ("413", "The body is too large (`body_too_large`)."),
        ("415", "The body does not come as `application/json` (`unsupported_media_type`)."),
        ("422", "A field is missing, unknown or breaks a rule (`invalid`); `errors` names it where one is meant."),
    ];
    /// Of a file.
    Uploaded: [
        ("400", "A parameter is missing, unknown or has a value that is not allowed (`bad_query`), or the body broke off (`bad_body`)."),
        ("413", "The file is larger than is read here at all (`body_too_large`)."),
        ("415", "The body does not come as a file (`unsupported_media_type`)."),
        ("422", "The file is empty, too large, of another type, broken or dangerous (`invalid`); `errors` says which."),
    ];
    /// Of a file to something that is addressed by a key.
    UploadedTo: [
        ("400", "The key or a parameter has the wrong form (`bad_path`, `bad_query`), or the body broke off (`bad_body`)."),
        ("404", "There is none, or it is not to be seen by the caller (`not_found`)."),
        ("413", "The file is larger than is read here at all (`body_too_large`)."),
        ("415", "The body does not come as a file (`unsupported_media_type`)."),
        ("422", "The file is empty, too large, of another type, broken or dangerous (`invalid`); `errors` says which."),
    ];
    /// Of a step that the present state may not allow.
    Clash: [("409", "Clashes with the present state (`conflict`); the detail says how.")];
    /// Of what may not be bookable.
    Unbookable: [(
        "409",
        "Clashes with the present state (`conflict`); where slots cannot be booked, `not_bookable` says of each why, and \
         what can be booked instead."
    )];
    /// Of what may be done only so often.
    Limited: [("429", "Done too often (`too_many`); see `Retry-After`.")];
    /// Of what `If-Match` may forbid.
    Outdated: [("412", "`If-Match` names another version than the present one (`precondition_failed`).")];
    /// Of what shows that someone is who they say.
    Refused: [("401", "What was given does not fit or has ended (`bad_credentials`); which of it is not said.")];
}

/// The schema that they all refer to, and what it refers to.
pub(crate) fn problem_schemas() -> Vec<(String, RefOr<Schema>)> {
    let mut all = vec![(ProblemOut::name().into_owned(), ProblemOut::schema())];
    ProblemOut::schemas(&mut all);
    all
}
