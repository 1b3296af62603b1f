use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{cluster, company};
use lotse_web_kit::{Answer, Caching, Conditional, Path, Query, Reply};

use super::wire::{CompaniesAsked, CompaniesIn, CompaniesOut, CompanyOut};
use crate::{GatewayState, list as lists, responses};

/// List companies
///
/// By slug; all, or the members of one cluster. An unknown cluster is not found.
#[utoipa::path(
    get,
    path = "/api/v1/companies",
    tag = "companies",
    operation_id = "list_companies",
    params(CompaniesIn),
    responses(
        (status = 200, description = "A page of companies.", body = CompaniesOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::OfListWithin
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Query(asked): Query<CompaniesAsked>,
    conditional: Conditional,
    uri: Uri,
) -> Reply<Response> {
    let db = state.db.read();
    let cluster = match asked.cluster {
        Some(slug) => Some(cluster::find_by_slug(db, &slug).await?.id),
        None => None,
    };
    let out = CompaniesOut::from(company::list_public(db, cluster, asked.page.request()).await?);
    lists::page(&out, out.next.as_deref(), &uri, Caching::Revalidate, &conditional)
}

/// Read one company
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}",
    tag = "companies",
    operation_id = "find_company",
    params(("slug" = String, Path, description = "Its slug.")),
    responses((status = 200, description = "The company.", body = CompanyOut), responses::OfOne)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    let view = company::find_public(state.db.read(), &slug).await?;
    let version = view.company.version;
    let profile = company::profile::find_public(state.db.read(), view.company.clone()).await?;
    Ok(Answer::json(&CompanyOut::from(view).with(profile), Caching::Revalidate)?
        .version(version)
        .respond(&conditional))
}
