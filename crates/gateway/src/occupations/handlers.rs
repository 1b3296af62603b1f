use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::occupation;
use lotse_web_kit::{Answer, Caching, Conditional, Path, Query, Reply};

use super::wire::{OccupationOut, OccupationsAsked, OccupationsIn, OccupationsOut};
use crate::{GatewayState, list as lists, responses};

/// List occupations
///
/// By slug; all, or those of one area of employment.
#[utoipa::path(
    get,
    path = "/api/v1/occupations",
    tag = "occupations",
    operation_id = "list_occupations",
    params(OccupationsIn),
    responses(
        (status = 200, description = "A page of occupations.", body = OccupationsOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::OfList
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Query(asked): Query<OccupationsAsked>,
    conditional: Conditional,
    uri: Uri,
) -> Reply<Response> {
    let out =
        OccupationsOut::from(occupation::list(state.db.read(), asked.area, asked.page.request()).await?);
    lists::page(&out, out.next.as_deref(), &uri, Caching::Minute, &conditional)
}

/// Read one occupation
#[utoipa::path(
    get,
    path = "/api/v1/occupations/{code}",
    tag = "occupations",
    operation_id = "find_occupation",
    params(("code" = String, Path, description = "Its code.", example = "26112-900")),
    responses((status = 200, description = "The occupation.", body = OccupationOut), responses::OfOne)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Path(code): Path<String>,
    conditional: Conditional,
) -> Reply<Response> {
    let out = OccupationOut::from(occupation::find_by_code(state.db.read(), &code).await?);
    Ok(Answer::json(&out, Caching::Minute)?.respond(&conditional))
}
