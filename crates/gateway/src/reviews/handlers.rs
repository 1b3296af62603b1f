use axum::{extract::State, response::Response};
use lotse_domain::{grant, vacancy::desk};
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{DecisionIn, ReviewOut, ReviewsOut};
use crate::{GatewayState, private, responses};

/// List vacancies that wait for a review
///
/// Submitted ones, and those that were changed after they were published; for the cluster's managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/reviews",
    tag = "reviews",
    operation_id = "list_reviews",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What waits, the longest waiting first.", body = ReviewsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let waiting = desk::list_reviews(&state.db, &*state.clock, &actor, cluster.id).await?;
    private::show(&ReviewsOut::from(waiting))
}

/// Read a review
///
/// With the checker's remarks and what is similar.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/reviews/{vacancy_id}",
    tag = "reviews",
    operation_id = "find_review",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("vacancy_id" = Uuid, Path, description = "Id of the vacancy.")
    ),
    security(("bearer" = [])),
    responses((status = 200, description = "The review.", body = ReviewOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, vacancy_id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let review = desk::find_review(&state.db, &*state.clock, &actor, cluster.id, vacancy_id).await?;
    private::show(&ReviewOut::from(review))
}

/// Decide a review
///
/// Publish it, send it back with remarks, or withdraw a published one. The company is told by mail.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/reviews/{vacancy_id}/decision",
    tag = "reviews",
    operation_id = "decide_review",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("vacancy_id" = Uuid, Path, description = "Id of the vacancy.")
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
    Path((slug, vacancy_id)): Path<(String, Uuid)>,
    Json(decision): Json<DecisionIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let cluster = grant::find_cluster(db, &actor, &slug).await?.id;
    match decision {
        DecisionIn::Publish {} => desk::publish(db, clock, &actor, cluster, vacancy_id).await?,
        DecisionIn::SendBack { remarks } => {
            let remarks = remarks.into_iter().map(Into::into).collect();
            desk::send_back(db, clock, &actor, cluster, vacancy_id, remarks).await?;
        }
        DecisionIn::Withdraw { reason } => {
            desk::withdraw(db, clock, &actor, cluster, vacancy_id, &reason).await?;
        }
    }
    Ok(private::done())
}
