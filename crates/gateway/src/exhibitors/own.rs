//! A company's own events.
use axum::{extract::State, response::Response};
use lotse_domain::{event::exhibitor, grant};
use lotse_web_kit::{Path, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{CompanyEventsOut, OwnExhibitOut};
use crate::{GatewayState, private, responses};

/// List the events of a company
///
/// To which it could go, or goes: to come, and those of the last 12 months that it went to. For its people.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/events",
    tag = "exhibitors",
    operation_id = "list_company_events",
    params(("slug" = String, Path, description = "Slug of the company.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The events.", body = CompanyEventsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    let events = exhibitor::list_own(&state.db, &*state.clock, &actor, company.id).await?;
    private::show(&CompanyEventsOut::from(events))
}

/// Read a company's part in an event
///
/// Its interviews, stops and talks with who comes. For its people and the event's managers.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/events/{id}",
    tag = "exhibitors",
    operation_id = "find_company_event",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Id of the event.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "Its part.", body = OwnExhibitOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    let own = exhibitor::find_own(&state.db, &*state.clock, &actor, company.id, id).await?;
    private::show(&OwnExhibitOut::from(own))
}
