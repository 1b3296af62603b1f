use axum::{extract::State, response::Response};
use lotse_domain::vacancy;
use lotse_web_kit::{Answer, Caching, Conditional, Path, Reply};
use uuid::Uuid;

use super::wire::VacancyOut;
use crate::{GatewayState, responses};

/// Read one vacancy
///
/// With everything that is public about it. One that is no longer offered is not found, like one that never was.
#[utoipa::path(
    get,
    path = "/api/v1/vacancies/{id}",
    tag = "vacancies",
    operation_id = "find_vacancy",
    params(("id" = Uuid, Path, description = "Its id.")),
    responses(
        (status = 200, description = "The vacancy.", body = VacancyOut, headers(
            ("ETag" = String, description = "Its version and a hash of what is shown.")
        )),
        responses::OfOne
    )
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Path(id): Path<Uuid>,
    conditional: Conditional,
) -> Reply<Response> {
    let view = vacancy::find_public(state.db.read(), id).await?;
    let version = view.vacancy.version;
    Ok(Answer::json(&VacancyOut::from(view), Caching::Revalidate)?.version(version).respond(&conditional))
}
