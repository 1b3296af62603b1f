use axum::{extract::State, response::Response};
use lotse_domain::{application::desk, grant};
use lotse_web_kit::{
    Path, Query, Reply,
    auth::{ApplicationsRead, Permitted},
};
use uuid::Uuid;

use super::{
    input::BoardIn,
    wire::{BoardOut, DeskOut},
};
use crate::{GatewayState, private, responses};

/// List the applications to a company
///
/// Its board, for those who work for it; also by an API key with `applications:read`. Reading changes nothing, also not
/// whether one was seen.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/applications",
    tag = "answering",
    operation_id = "list_applications",
    params(("slug" = String, Path, description = "Slug of the company."), BoardIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The board.", body = BoardOut),
        responses::KeyedAndAsked, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<ApplicationsRead>,
    Path(slug): Path<String>,
    Query(asked): Query<BoardIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let company = grant::find_company(db, &actor, &slug).await?;
    let cards = desk::list(db, clock, &actor, company.id, asked.into()).await?;
    let counts = desk::count(db, &actor, company.id).await?;
    private::show(&BoardOut::new(&company.slug, cards, counts))
}

/// Read an application to a company
///
/// With its messages, notes, documents and dates; also by an API key with `applications:read`.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/applications/{id}",
    tag = "answering",
    operation_id = "find_application",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Id of the application.")
    ),
    security(("bearer" = [])),
    responses((status = 200, description = "The application.", body = DeskOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<ApplicationsRead>,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let company = grant::find_company(db, &actor, &slug).await?;
    private::show(&DeskOut::new(&company.slug, desk::find(db, clock, &actor, company.id, id).await?))
}
