//! `GET /api/v1/problems`: the table of codes, to which the `type` of every problem leads.
use axum::response::Response;
use lotse_web_kit::{Answer, Caching, Code, Conditional, Reply};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new().routes(routes!(list))
}

/// What can go wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problems)]
struct ProblemsOut {
    items: Vec<ProblemKindOut>,
}

/// One kind of problem.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProblemKind)]
struct ProblemKindOut {
    /// Stable word.
    #[schema(example = "bad_query")]
    code: &'static str,
    /// HTTP status.
    #[schema(example = 400)]
    status: u16,
    title: &'static str,
    /// What the caller can do about it.
    meaning: &'static str,
}

impl From<Code> for ProblemKindOut {
    fn from(code: Code) -> Self {
        let row = code.row();
        Self { code: row.word, status: row.status.as_u16(), title: row.title, meaning: row.meaning }
    }
}

/// List the kinds of problems
#[utoipa::path(
    get,
    path = "/api/v1/problems",
    tag = "problems",
    operation_id = "list_problems",
    responses((status = 200, description = "Every code with its status and meaning.", body = ProblemsOut))
)]
async fn list(conditional: Conditional) -> Reply<Response> {
    let out = ProblemsOut { items: Code::ALL.into_iter().map(Into::into).collect() };
    Ok(Answer::json(&out, Caching::Minute)?.respond(&conditional))
}
