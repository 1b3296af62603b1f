//! What an application asks, before somebody writes one.
use axum::{extract::State, response::Response};
use lotse_domain::{
    DomainError,
    application::{self, AnswerRule, Answers, PupilProfile, QuestionKey, Target, TargetView, rule, submit},
    company,
};
use lotse_web_kit::{Answer, Caching, Conditional, Path, Reply, auth::Person};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::AnswerWire;
use crate::{GatewayState, private, responses, words};

/// What an application asks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApplicationQuestions)]
pub(super) struct AskedOut {
    /// Whether applications are taken at the moment: `full` where there are as many open ones as the company wants,
    /// `elsewhere` where it wants them by another way, `nobody` where nobody would read it here.
    #[schema(value_type = words::TakesDescribed)]
    applications: &'static str,
    /// The questions; each may be left out.
    #[schema(value_type = Vec<words::QuestionDescribed>)]
    questions: Vec<QuestionKey>,
    /// Within how many days the company should answer.
    due_days: i32,
}

async fn asked(state: &GatewayState, target: Target, conditional: &Conditional) -> Reply<Response> {
    let found = application::find_target(&state.db, &*state.clock, target).await?;
    let TargetView { target: _, company: _, vacancy: _, cluster_id, questions, takes } = found;
    let AnswerRule { due_days, .. } = rule::find(state.db.read(), cluster_id).await?;
    let out = AskedOut { applications: words::of_takes(takes), questions, due_days };
    Ok(Answer::json(&out, Caching::Revalidate)?.respond(conditional))
}

/// See what an application to a vacancy asks
#[utoipa::path(
    get,
    path = "/api/v1/vacancies/{id}/questions",
    tag = "applications",
    operation_id = "find_vacancy_questions",
    params(("id" = Uuid, Path, description = "Its id.")),
    responses((status = 200, description = "What it asks.", body = AskedOut), responses::OfOne)
)]
pub(crate) async fn of_vacancy(
    State(state): State<GatewayState>,
    Path(id): Path<Uuid>,
    conditional: Conditional,
) -> Reply<Response> {
    asked(&state, Target::Vacancy(id), &conditional).await
}

/// See what an application to a company without a posting asks
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/questions",
    tag = "applications",
    operation_id = "find_company_questions",
    params(("slug" = String, Path, description = "Slug of the company.")),
    responses((status = 200, description = "What it asks.", body = AskedOut), responses::OfOne)
)]
pub(crate) async fn of_company(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    let found = company::find_public(state.db.read(), &slug).await?;
    asked(&state, Target::Company(found.company.id), &conditional).await
}

/// What a pupil wrote before.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PupilProfile)]
pub(super) struct ProfileOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    /// The last answer to each question.
    answers: Vec<AnswerWire>,
}

impl From<PupilProfile> for ProfileOut {
    fn from(profile: PupilProfile) -> Self {
        let PupilProfile { account_id: _, phone, school, answers: Answers(answers), updated_at: _ } = profile;
        Self { phone, school, answers: answers.into_iter().map(Into::into).collect() }
    }
}

/// See what you wrote before
///
/// For the next application.
#[utoipa::path(
    get,
    path = "/api/v1/me/pupil_profile",
    tag = "applications",
    operation_id = "find_my_pupil_profile",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What was written.", body = ProfileOut),
        responses::Absent, responses::Private
    )
)]
pub(crate) async fn find_profile(
    State(state): State<GatewayState>,
    Person(actor): Person,
) -> Reply<Response> {
    let found = submit::find_profile(&state.db, &actor).await?;
    private::show(&ProfileOut::from(found.ok_or(DomainError::NotFound { what: "profile" })?))
}
