use axum::{extract::State, response::Response};
use lotse_domain::{
    application::{guarantee, rule},
    cluster, grant,
};
use lotse_web_kit::{Answer, Caching, Conditional, Json, Path, Reply, auth::Person};

use super::wire::{OverduesOut, RuleWire};
use crate::{GatewayState, private, responses};

/// Read a cluster's answer rule
///
/// Every application gets an answer: when companies are reminded, when the managers take care of it, when it closes.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/answer_rule",
    tag = "answering",
    operation_id = "find_answer_rule",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    responses((status = 200, description = "The rule.", body = RuleWire), responses::OfOne)
)]
pub(crate) async fn find_rule(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    let cluster = cluster::find_by_slug(state.db.read(), &slug).await?;
    let rule = rule::find(state.db.read(), cluster.id).await?;
    Ok(Answer::json(&RuleWire::from(rule), Caching::Revalidate)?.respond(&conditional))
}

/// Set a cluster's answer rule
///
/// By its managers. Counts for applications that are submitted from now on, and for the next step of others.
#[utoipa::path(
    put,
    path = "/api/v1/clusters/{slug}/answer_rule",
    tag = "answering",
    operation_id = "set_answer_rule",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    request_body = RuleWire,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The rule as it is now.", body = RuleWire),
        responses::SentTo, responses::Private
    )
)]
pub(crate) async fn set_rule(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(given): Json<RuleWire>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    rule::set(&state.db, &*state.clock, &actor, cluster.id, given.into()).await?;
    private::show(&RuleWire::from(rule::find(state.db.read(), cluster.id).await?))
}

/// List a cluster's overdue answers
///
/// Which companies keep applicants waiting, for the cluster's managers. Nobody's application is shown.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/overdue_answers",
    tag = "answering",
    operation_id = "list_overdue_answers",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What is overdue.", body = OverduesOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list_overdue(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let overdue = guarantee::list_overdue(&state.db, &*state.clock, &actor, cluster.id).await?;
    private::show(&OverduesOut::from(overdue))
}
