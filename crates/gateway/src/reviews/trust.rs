use axum::{extract::State, response::Response};
use lotse_domain::{company::admission, grant};
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{GatewayState, private, responses};

/// Whether a company's vacancies are published without a review.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = Trust)]
#[serde(deny_unknown_fields)]
pub(super) struct TrustIn {
    trusted: bool,
}

/// Trust a company, or not any more
///
/// What a trusted one posts is published at once. For the cluster's managers.
#[utoipa::path(
    put,
    path = "/api/v1/clusters/{slug}/memberships/{company_id}/trust",
    tag = "reviews",
    operation_id = "trust_company",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("company_id" = Uuid, Path, description = "Id of the company.")
    ),
    request_body = TrustIn,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is so now."),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn set(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, company_id)): Path<(String, Uuid)>,
    Json(TrustIn { trusted }): Json<TrustIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    admission::trust(&state.db, &*state.clock, &actor, cluster.id, company_id, trusted).await?;
    Ok(private::done())
}
