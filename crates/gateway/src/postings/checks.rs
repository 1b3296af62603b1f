use axum::{extract::State, response::Response};
use lotse_domain::{
    clock::german_day,
    occupation,
    vacancy::{
        Qualification,
        advice::{Advice, advise_on},
        desk::{self, Suggestion},
    },
};
use lotse_web_kit::{
    Answer, Caching, Conditional, Json, Path, Reply,
    auth::{Permitted, VacanciesRead},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::input::PostingIn;
use crate::{GatewayState, occupations::OccupationRefOut, private, responses, words};

/// What the checker says to a posting, by field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdviceList)]
pub(super) struct AdvicesOut {
    items: Vec<AdviceOut>,
}

/// One piece of advice. It blocks nothing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Advice)]
pub(crate) struct AdviceOut {
    /// Name of the field.
    #[schema(example = "pay_by_year")]
    field: &'static str,
    /// Stable word.
    #[schema(example = "pay_below_minimum")]
    code: &'static str,
    /// `law` where it breaks a law or is likely to.
    #[schema(value_type = words::WeightDescribed)]
    weight: &'static str,
    /// The words that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<String>,
    /// Better words, in German.
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<&'static str>,
    /// The legal minimum or limit in the unit of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<i64>,
    /// One sentence with the source of the rule.
    detail: String,
}

impl From<Advice> for AdviceOut {
    fn from(Advice { field, code, weight, found, instead, figure, detail }: Advice) -> Self {
        Self { field, code, weight: words::of_weight(weight), found, instead, figure, detail }
    }
}

/// What is known about an occupation when somebody writes a vacancy for it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OccupationSuggestion)]
pub(super) struct SuggestionOut {
    occupation: OccupationRefOut,
    /// Regular length of the training.
    duration_months: i32,
    /// What companies here usually ask for; absent where too few say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::QualificationDescribed>)]
    qualification: Option<Qualification>,
    /// School subjects that are named most often.
    subjects: Vec<String>,
    /// A text to start from, German, Markdown.
    description: String,
}

impl From<Suggestion> for SuggestionOut {
    fn from(suggestion: Suggestion) -> Self {
        let Suggestion { occupation, duration_months, qualification, subjects, description } = suggestion;
        Self { occupation: occupation.into(), duration_months, qualification, subjects, description }
    }
}

/// Check a vacancy
///
/// What its company should know before others read it: pay and hours against the law, wording, dates, length. Stores
/// nothing and blocks nothing. Also by an API key with `vacancies:read`.
#[utoipa::path(
    post,
    path = "/api/v1/vacancies/checks",
    tag = "postings",
    operation_id = "check_vacancy",
    request_body = PostingIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The advice, by field.", body = AdvicesOut),
        responses::Sent, responses::Private
    )
)]
pub(crate) async fn check(
    State(state): State<GatewayState>,
    Permitted(_caller, _): Permitted<VacanciesRead>,
    Json(given): Json<PostingIn>,
) -> Reply<Response> {
    let draft = given.draft(None).vacancy;
    let advice = advise_on(state.db.read(), &draft, german_day(state.clock.now())).await?;
    private::show(&AdvicesOut { items: advice.into_iter().map(Into::into).collect() })
}

/// See what is known about an occupation
///
/// To start a vacancy from: duration, usual requirements, a text.
#[utoipa::path(
    get,
    path = "/api/v1/occupations/{code}/suggestion",
    tag = "occupations",
    operation_id = "suggest_for_occupation",
    params(("code" = String, Path, description = "Its code.", example = "26112-900")),
    responses((status = 200, description = "What is known.", body = SuggestionOut), responses::OfOne)
)]
pub(crate) async fn suggest(
    State(state): State<GatewayState>,
    Path(code): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    // By its code only: a title would be another address of the same thing.
    let occupation = occupation::find_by_code(state.db.read(), &code).await?;
    let suggestion = desk::suggestion(&state.db, &occupation.code).await?;
    Ok(Answer::json(&SuggestionOut::from(suggestion), Caching::Revalidate)?.respond(&conditional))
}
