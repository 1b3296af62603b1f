use axum::{extract::State, response::Response};
use lotse_domain::{grant, school};
use lotse_web_kit::{Json, Path, Reply, auth::Person};

use super::wire::{SchoolIn, SchoolOut, SchoolsOut};
use crate::{GatewayState, private, responses};

/// List the schools of a cluster
///
/// By name; for the cluster's managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/schools",
    tag = "schools",
    operation_id = "list_schools",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The schools.", body = SchoolsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let schools = school::list_of_cluster(&state.db, &actor, cluster.id).await?;
    private::show(&SchoolsOut::from(schools))
}

/// Enter a school
///
/// One that the cluster looks after; for its managers.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/schools",
    tag = "schools",
    operation_id = "create_school",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    request_body = SchoolIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The school.", body = SchoolOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(draft): Json<SchoolIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let school = school::create(&state.db, &*state.clock, &actor, cluster.id, draft.into()).await?;
    private::created(&SchoolOut::from(school))
}
