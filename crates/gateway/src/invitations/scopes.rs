use axum::{extract::State, response::Response};
use lotse_domain::{
    grant::{self, Role},
    school,
};
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::{
    handlers::{invite, list},
    wire::{ColleagueIn, InvitationOut, InvitationsOut, InviteIn},
};
use crate::{GatewayState, responses};

/// List a company's open invitations
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/invitations",
    tag = "teams",
    operation_id = "list_company_invitations",
    params(("slug" = String, Path, description = "Slug of the company.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The invitations, newest first.", body = InvitationsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn of_company(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    list(&state, &actor, company.id).await
}

/// Invite a colleague into a company
///
/// By its admins; admins also by the managers of its clusters. The same again sends a new link.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/invitations",
    tag = "teams",
    operation_id = "invite_to_company",
    params(("slug" = String, Path, description = "Slug of the company.")),
    request_body = ColleagueIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The mail is on its way.", body = InvitationOut),
        responses::SentTo, responses::Clash, responses::Limited, responses::Private
    )
)]
pub(crate) async fn to_company(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(ColleagueIn { mail, role }): Json<ColleagueIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    invite(&state, &actor, role.into(), company.id, &mail).await
}

/// List a cluster's open invitations
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/invitations",
    tag = "teams",
    operation_id = "list_cluster_invitations",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The invitations, newest first.", body = InvitationsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn of_cluster(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    list(&state, &actor, cluster.id).await
}

/// Invite a manager of a cluster
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/invitations",
    tag = "teams",
    operation_id = "invite_to_cluster",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    request_body = InviteIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The mail is on its way.", body = InvitationOut),
        responses::SentTo, responses::Clash, responses::Limited, responses::Private
    )
)]
pub(crate) async fn to_cluster(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(InviteIn { mail }): Json<InviteIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    invite(&state, &actor, Role::ClusterManager, cluster.id, &mail).await
}

/// List a school's open invitations
#[utoipa::path(
    get,
    path = "/api/v1/schools/{slug}/invitations",
    tag = "teams",
    operation_id = "list_school_invitations",
    params(("slug" = String, Path, description = "Slug of the school.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The invitations, newest first.", body = InvitationsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn of_school(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let school = school::find_by_slug(&state.db, &actor, &slug).await?;
    list(&state, &actor, school.id).await
}

/// Invite a teacher
///
/// By the managers of the school's cluster.
#[utoipa::path(
    post,
    path = "/api/v1/schools/{slug}/invitations",
    tag = "teams",
    operation_id = "invite_to_school",
    params(("slug" = String, Path, description = "Slug of the school.")),
    request_body = InviteIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The mail is on its way.", body = InvitationOut),
        responses::SentTo, responses::Clash, responses::Limited, responses::Private
    )
)]
pub(crate) async fn to_school(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(InviteIn { mail }): Json<InviteIn>,
) -> Reply<Response> {
    let school = school::find_by_slug(&state.db, &actor, &slug).await?;
    invite(&state, &actor, Role::Teacher, school.id, &mail).await
}

/// List open invitations among the operators
///
/// For operators.
#[utoipa::path(
    get,
    path = "/api/v1/operators/invitations",
    tag = "operation",
    operation_id = "list_operator_invitations",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The invitations, newest first.", body = InvitationsOut),
        responses::Absent, responses::Private
    )
)]
pub(crate) async fn of_operators(
    State(state): State<GatewayState>,
    Person(actor): Person,
) -> Reply<Response> {
    list(&state, &actor, Uuid::nil()).await
}

/// Invite an operator
///
/// For operators.
#[utoipa::path(
    post,
    path = "/api/v1/operators/invitations",
    tag = "operation",
    operation_id = "invite_operator",
    request_body = InviteIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The mail is on its way.", body = InvitationOut),
        responses::Sent, responses::Absent, responses::Clash, responses::Limited, responses::Private
    )
)]
pub(crate) async fn to_operators(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(InviteIn { mail }): Json<InviteIn>,
) -> Reply<Response> {
    invite(&state, &actor, Role::Operator, Uuid::nil(), &mail).await
}
