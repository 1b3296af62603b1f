//! As a cluster's managers see it.
use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{company::admission, grant};
use lotse_web_kit::{Json, Links, Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{DecisionIn, DecisionOut, MembersAsked, MembersIn, MembersOut};
use crate::{GatewayState, private, responses};

/// List the members of a cluster
///
/// In one state, by name; for its managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/memberships",
    tag = "memberships",
    operation_id = "list_cluster_memberships",
    params(("slug" = String, Path, description = "Slug of the cluster."), MembersIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A page of members.", body = MembersOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::KeyedAndAsked, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Query(asked): Query<MembersAsked>,
    uri: Uri,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let MembersAsked { state: of, page } = asked;
    let (after, limit) = (MembersOut::key(page.after.as_deref())?, page.limit);
    let members = admission::list_members(&state.db, &actor, cluster.id, of, after, limit + 1).await?;
    let counts = admission::count_members(&state.db, &actor, cluster.id).await?;
    let out = MembersOut::new(members, limit, counts);
    let links = Links::new(&uri).next(out.next.as_deref());
    private::show_linked(&out, &links)
}

/// Decide about a membership
///
/// Admit, refuse or end it, with a reason that the company reads; for the cluster's managers.
#[utoipa::path(
    patch,
    path = "/api/v1/clusters/{slug}/memberships/{company_id}",
    tag = "memberships",
    operation_id = "decide_membership",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("company_id" = Uuid, Path, description = "Id of the company.")
    ),
    request_body = DecisionIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The membership as it is now.", body = DecisionOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn decide(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, company_id)): Path<(String, Uuid)>,
    Json(DecisionIn { state: to, reason }): Json<DecisionIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let decided =
        admission::decide(&state.db, &*state.clock, &actor, company_id, cluster.id, to, reason).await?;
    private::show(&DecisionOut::from(decided))
}
