use axum::{extract::State, response::Response};
use lotse_domain::{grant, school};
use lotse_web_kit::{Path, Reply, auth::Person};

use super::wire::TeamOut;
use crate::{GatewayState, private, responses};

/// List who works for a company
///
/// Seen by its own team and by the managers of its clusters.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/team",
    tag = "teams",
    operation_id = "list_company_team",
    params(("slug" = String, Path, description = "Slug of the company.")),
    security(("bearer" = [])),
    responses((status = 200, description = "The team.", body = TeamOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn of_company(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    private::show(&TeamOut::from(grant::list_team(&state.db, &actor, company.id).await?))
}

/// List who manages a cluster
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/team",
    tag = "teams",
    operation_id = "list_cluster_team",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    security(("bearer" = [])),
    responses((status = 200, description = "The team.", body = TeamOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn of_cluster(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    private::show(&TeamOut::from(grant::list_team(&state.db, &actor, cluster.id).await?))
}

/// List who teaches at a school
///
/// Seen by its teachers and by the managers of its cluster.
#[utoipa::path(
    get,
    path = "/api/v1/schools/{slug}/team",
    tag = "teams",
    operation_id = "list_school_team",
    params(("slug" = String, Path, description = "Slug of the school.")),
    security(("bearer" = [])),
    responses((status = 200, description = "The team.", body = TeamOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn of_school(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let school = school::find_by_slug(&state.db, &actor, &slug).await?;
    private::show(&TeamOut::from(grant::list_team(&state.db, &actor, school.id).await?))
}

/// List the operators
///
/// For operators.
#[utoipa::path(
    get,
    path = "/api/v1/operators",
    tag = "operation",
    operation_id = "list_operators",
    security(("bearer" = [])),
    responses((status = 200, description = "The operators.", body = TeamOut), responses::Absent, responses::Private)
)]
pub(crate) async fn of_operators(
    State(state): State<GatewayState>,
    Person(actor): Person,
) -> Reply<Response> {
    private::show(&TeamOut::from(grant::list_operators(&state.db, &actor).await?))
}
