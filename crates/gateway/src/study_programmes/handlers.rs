use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{
    cluster, institution,
    study_programme::{self, ProgrammeFilter},
};
use lotse_search::StudyQuery;
use lotse_web_kit::{Answer, Caching, Conditional, Path, Query, Reply};

use super::{
    input::{ProgrammesAsked, ProgrammesIn},
    wire::{ProgrammeOut, ProgrammesOut},
};
use crate::{GatewayState, list as lists, responses};

/// List study programmes
///
/// Those that are published, by slug; or those that fit some words, best match first. An unknown cluster or institution is not
/// found.
#[utoipa::path(
    get,
    path = "/api/v1/study-programmes",
    tag = "studies",
    operation_id = "list_study_programmes",
    params(ProgrammesIn),
    responses(
        (status = 200, description = "A page of study programmes.", body = ProgrammesOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::OfListWithin
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Query(asked): Query<ProgrammesAsked>,
    conditional: Conditional,
    uri: Uri,
) -> Reply<Response> {
    let out = if asked.q.is_some() { found(&state, asked).await? } else { listed(&state, asked).await? };
    lists::page(&out, out.next.as_deref(), &uri, Caching::Revalidate, &conditional)
}

async fn found(state: &GatewayState, asked: ProgrammesAsked) -> Reply<ProgrammesOut> {
    let ProgrammesAsked { q, cluster, institution: _, form, degree, area, page } = asked;
    if let Some(slug) = &cluster {
        cluster::find_by_slug(state.db.read(), slug).await?;
    }
    let query = StudyQuery {
        words: q.unwrap_or_default(),
        near: None,
        cluster,
        form,
        degree,
        areas: area.into_iter().collect(),
        limit: usize::try_from(page.limit).unwrap_or(usize::MAX),
    };
    Ok(ProgrammesOut::from(state.index.search_studies(&query)))
}

async fn listed(state: &GatewayState, asked: ProgrammesAsked) -> Reply<ProgrammesOut> {
    let ProgrammesAsked { q: _, cluster, institution, form, degree, area, page } = asked;
    let cluster_id = match cluster {
        Some(slug) => Some(cluster::find_by_slug(state.db.read(), &slug).await?.id),
        None => None,
    };
    let institution_id = match institution {
        Some(slug) => Some(institution::find_public(state.db.read(), &slug).await?.institution.id),
        None => None,
    };
    let filter = ProgrammeFilter { cluster_id, institution_id, area, form, degree };
    let found = study_programme::list_public(state.db.read(), &filter, page.request()).await?;
    Ok(ProgrammesOut::from(found))
}

/// Read one study programme
#[utoipa::path(
    get,
    path = "/api/v1/study-programmes/{slug}",
    tag = "studies",
    operation_id = "find_study_programme",
    params(("slug" = String, Path, description = "Its slug.")),
    responses((status = 200, description = "The study programme.", body = ProgrammeOut), responses::OfOne)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    let view = study_programme::find_public(state.db.read(), &slug).await?;
    Ok(Answer::json(&ProgrammeOut::from(view), Caching::Revalidate)?.respond(&conditional))
}
