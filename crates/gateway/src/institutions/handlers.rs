use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{cluster, institution};
use lotse_web_kit::{Answer, Caching, Conditional, Path, Query, Reply};

use super::{
    input::{InstitutionsAsked, InstitutionsIn},
    wire::{InstitutionsOut, PublicInstitutionOut},
};
use crate::{GatewayState, list as lists, responses};

/// List institutions
///
/// Where one can study, by slug; all, or those of one cluster. An unknown cluster is not found.
#[utoipa::path(
    get,
    path = "/api/v1/institutions",
    tag = "studies",
    operation_id = "list_institutions",
    params(InstitutionsIn),
    responses(
        (status = 200, description = "A page of institutions.", body = InstitutionsOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::OfListWithin
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Query(InstitutionsAsked { cluster, page }): Query<InstitutionsAsked>,
    conditional: Conditional,
    uri: Uri,
) -> Reply<Response> {
    let cluster_id = match cluster {
        Some(slug) => Some(cluster::find_by_slug(state.db.read(), &slug).await?.id),
        None => None,
    };
    let found = institution::list_public(state.db.read(), cluster_id, page.request()).await?;
    let out = InstitutionsOut::from(found);
    lists::page(&out, out.next.as_deref(), &uri, Caching::Revalidate, &conditional)
}

/// Read one institution
#[utoipa::path(
    get,
    path = "/api/v1/institutions/{slug}",
    tag = "studies",
    operation_id = "find_institution",
    params(("slug" = String, Path, description = "Its slug.")),
    responses((status = 200, description = "The institution.", body = PublicInstitutionOut), responses::OfOne)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    let view = institution::find_public(state.db.read(), &slug).await?;
    Ok(Answer::json(&PublicInstitutionOut::from(view), Caching::Revalidate)?.respond(&conditional))
}
