//! As a company sees it.
use axum::{extract::State, response::Response};
use lotse_domain::{
    DomainError, cluster,
    company::{MembershipState, admission},
    grant,
};
use lotse_web_kit::{
    Json, Path, Reply,
    auth::{CompanyRead, Permitted, Person},
};

use super::wire::{AskIn, MembershipOut, MembershipsOut};
use crate::{GatewayState, private, responses};

/// List a company's memberships
///
/// In every state, for those who work for it; also by an API key with `company:read`.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/memberships",
    tag = "memberships",
    operation_id = "list_company_memberships",
    params(("slug" = String, Path, description = "Slug of the company.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The memberships.", body = MembershipsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<CompanyRead>,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let (_, memberships) = admission::find_own(&state.db, &actor, &slug).await?;
    private::show(&MembershipsOut::from(memberships))
}

/// Ask to become a member of a cluster
///
/// A further one, or again after it ended.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/memberships",
    tag = "memberships",
    operation_id = "ask_for_membership",
    params(("slug" = String, Path, description = "Slug of the company.")),
    request_body = AskIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The cluster's managers are asked.", body = MembershipOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn ask(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(AskIn { cluster, message }): Json<AskIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    let cluster = cluster::find_by_slug(state.db.read(), &cluster).await?;
    let asked = admission::ask(&state.db, &*state.clock, &actor, company.id, cluster.id, message).await?;
    private::created(&MembershipOut::from((asked, cluster)))
}

/// End a membership
///
/// By an admin of the company. Its pages and postings leave the cluster's portal at once.
#[utoipa::path(
    delete,
    path = "/api/v1/companies/{slug}/memberships/{cluster}",
    tag = "memberships",
    operation_id = "end_membership",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("cluster" = String, Path, description = "Slug of the cluster.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It has ended."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn end(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, cluster)): Path<(String, String)>,
) -> Reply<Response> {
    let (company, memberships) = admission::find_own(&state.db, &actor, &slug).await?;
    let (_, cluster) = memberships
        .into_iter()
        .find(|(_, of)| of.slug == cluster)
        .ok_or(DomainError::NotFound { what: "membership" })?;
    let (clock, state_of) = (&*state.clock, MembershipState::Ended);
    admission::decide(&state.db, clock, &actor, company.id, cluster.id, state_of, None).await?;
    Ok(private::done())
}
