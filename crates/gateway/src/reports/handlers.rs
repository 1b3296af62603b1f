use axum::{extract::State, response::Response};
use lotse_domain::{grant, report};
use lotse_web_kit::{
    Json, Path, Reply,
    auth::{ClientDevice, Person},
};
use uuid::Uuid;

use super::wire::{DecisionIn, FiledOut, ReportIn, ReportsOut};
use crate::{GatewayState, private, responses};

/// Report a vacancy
///
/// Without an account; nothing is kept of who it was. A manager of its cluster decides within 24 hours.
#[utoipa::path(
    post,
    path = "/api/v1/vacancies/{id}/reports",
    tag = "vacancies",
    operation_id = "report_vacancy",
    params(("id" = Uuid, Path, description = "Id of the vacancy.")),
    request_body = ReportIn,
    responses(
        (status = 202, description = "The managers are told.", body = FiledOut),
        responses::SentTo, responses::Limited, responses::Ours
    )
)]
pub(crate) async fn file(
    State(state): State<GatewayState>,
    ClientDevice(device): ClientDevice,
    Path(id): Path<Uuid>,
    Json(ReportIn { reason, text }): Json<ReportIn>,
) -> Reply<Response> {
    let (db, clock, secrets) = (&state.db, &*state.clock, &state.auth.secrets);
    let filed = report::file(db, clock, secrets, &device, id, reason, text).await?;
    private::accepted(&FiledOut::from(filed))
}

/// List a cluster's undecided reports
///
/// Oldest first, for its managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/reports",
    tag = "reviews",
    operation_id = "list_reports",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    security(("bearer" = [])),
    responses((status = 200, description = "The reports.", body = ReportsOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let open = report::list_open(&state.db, &*state.clock, &actor, cluster.id).await?;
    private::show(&ReportsOut::from(open))
}

/// Decide a report
///
/// Keep the vacancy, send it back to its company, or withdraw it.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/reports/{id}/decision",
    tag = "reviews",
    operation_id = "decide_report",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the report.")
    ),
    request_body = DecisionIn,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is decided."),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn decide(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
    Json(DecisionIn { decision, note }): Json<DecisionIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    report::decide(&state.db, &*state.clock, &actor, cluster.id, id, decision, note).await?;
    Ok(private::done())
}
