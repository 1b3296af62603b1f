use axum::{extract::State, response::Response};
use lotse_domain::{cluster, company::admission};
use lotse_web_kit::{Json, Reply, auth::Person};

use super::wire::{CompanyIn, RegisteredOut};
use crate::{GatewayState, paths, private, responses};

/// Register a company
///
/// You become its admin, and it asks a cluster to admit it. Until then nobody else sees it.
#[utoipa::path(
    post,
    path = "/api/v1/companies",
    tag = "memberships",
    operation_id = "register_company",
    request_body = CompanyIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "Registered.", body = RegisteredOut, headers(
            ("Location" = String, description = "Where its memberships are.")
        )),
        responses::Sent, responses::Absent, responses::Clash, responses::Limited, responses::Private
    )
)]
pub(crate) async fn register(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(given): Json<CompanyIn>,
) -> Reply<Response> {
    let (draft, slug, message) = given.parts();
    let cluster = cluster::find_by_slug(state.db.read(), &slug).await?;
    let (secrets, gazetteer) = (&state.auth.secrets, &*state.gazetteer);
    let company =
        admission::register(&state.db, &*state.clock, secrets, gazetteer, &actor, draft, cluster.id, message)
            .await?;
    let location = paths::memberships(&company.slug);
    private::created_at(&RegisteredOut::from(company), &location)
}
