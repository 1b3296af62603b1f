use serde::Serialize;
use utoipa::ToSchema;

use super::Problem;

/// Problem details (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemOut {
    /// Names the kind of problem; leads to its line in the table of codes.
    #[serde(rename = "type")]
    #[schema(example = "/api/v1/problems#bad_query")]
    kind: String,
    /// The same for every problem of this kind.
    #[schema(example = "The query cannot be read")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What is wrong this time, for people.
    #[schema(example = "radius_km: must be between 1 and 500")]
    detail: String,
    /// The path of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/api/v1/search")]
    instance: Option<String>,
    /// Stable word for programs.
    #[schema(example = "bad_query")]
    code: &'static str,
    /// Each field or parameter that is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldProblemOut>,
    /// Names the request in our logs; the same as the header `X-Request-Id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

/// One field or parameter that is wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FieldProblem)]
pub struct FieldProblemOut {
    /// Its name.
    #[schema(example = "radius_km")]
    field: String,
    /// Stable word for what is wrong with it.
    #[schema(example = "out_of_range")]
    code: &'static str,
    /// One sentence for people.
    #[schema(example = "must be between 1 and 500")]
    detail: String,
}

impl ProblemOut {
    pub(super) fn new(problem: &Problem, instance: Option<&str>, request_id: Option<&str>) -> Self {
        let row = problem.code.row();
        Self {
            kind: format!("/api/v1/problems#{}", row.word),
            title: row.title,
            status: row.status.as_u16(),
            detail: problem.detail.clone().into_owned(),
            instance: instance.map(str::to_owned),
            code: row.word,
            errors: problem
                .errors
                .iter()
                .map(|e| FieldProblemOut {
                    field: e.field.clone().into_owned(),
                    code: e.code,
                    detail: e.detail.clone(),
                })
                .collect(),
            request_id: request_id.map(str::to_owned),
        }
    }
}
