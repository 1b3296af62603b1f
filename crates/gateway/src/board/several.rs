use axum::{extract::State, response::Response};
use lotse_domain::{DomainError, application::desk, grant};
use lotse_web_kit::{
    Json, Path, Problem, Reply,
    auth::{ApplicationsWrite, Permitted},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::input::StepsIn;
use crate::{GatewayState, private, responses};

/// What became of each, in the order in which they were named.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BoardStepsDone)]
pub(super) struct StepsOut {
    items: Vec<StepDoneOut>,
}

/// What became of one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BoardStepDone)]
struct StepDoneOut {
    id: Uuid,
    done: bool,
    /// A stable code as in problems, where it could not be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "conflict")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

impl StepDoneOut {
    fn new((id, result): (Uuid, Result<(), DomainError>)) -> Self {
        // As a problem it says no more than such an answer would.
        let problem = result.err().map(Problem::from);
        Self {
            id,
            done: problem.is_none(),
            code: problem.as_ref().map(|problem| problem.code().row().word),
            detail: problem.map(|problem| problem.detail().to_owned()),
        }
    }
}

/// Answer several applications at once
///
/// In the same way, each by itself: what became of one changes nothing for the others. Also by an API key with
/// `applications:write`.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/applications/steps",
    tag = "answering",
    operation_id = "answer_applications",
    params(("slug" = String, Path, description = "Slug of the company.")),
    request_body = StepsIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What became of each.", body = StepsOut),
        responses::SentTo, responses::Private
    )
)]
pub(crate) async fn answer(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<ApplicationsWrite>,
    Path(slug): Path<String>,
    Json(steps): Json<StepsIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let company = grant::find_company(db, &actor, &slug).await?;
    let (ids, answering) = steps.parts();
    let done = desk::answer_several(db, clock, &actor, company.id, ids, answering).await?;
    private::show(&StepsOut { items: done.into_iter().map(StepDoneOut::new).collect() })
}
