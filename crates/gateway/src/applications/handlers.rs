use axum::{extract::State, response::Response};
use lotse_domain::application::{own, submit};
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::{ApplicationIn, target},
    wire::{OwnListOut, OwnOut, SentOut},
};
use crate::{GatewayState, private, responses};

/// List your applications
///
/// What waits for you first, then open ones by due date, then closed ones.
#[utoipa::path(
    get,
    path = "/api/v1/me/applications",
    tag = "applications",
    operation_id = "list_my_applications",
    security(("bearer" = [])),
    responses((status = 200, description = "The applications.", body = OwnListOut), responses::Private)
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    private::show(&OwnListOut::from(own::list(&state.db, &actor).await?))
}

/// Apply
///
/// To a vacancy, or to a company without one where it allows that. Documents are uploaded before. Under 16 a guardian
/// has to agree before the company sees anything. What was written once is there the next time
/// (`/api/v1/me/pupil_profile`).
#[utoipa::path(
    post,
    path = "/api/v1/me/applications",
    tag = "applications",
    operation_id = "apply",
    request_body = ApplicationIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "It is sent, or waits for the guardian.", body = SentOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::Sent, responses::Absent, responses::Clash, responses::Limited, responses::Private
    )
)]
pub(crate) async fn apply(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(given): Json<ApplicationIn>,
) -> Reply<Response> {
    let target = target(&state, given.vacancy_id, given.company.as_deref()).await?;
    let (db, clock) = (&state.db, &*state.clock);
    let sent = SentOut::from(submit::apply(db, clock, &actor, target, given.draft(), Vec::new()).await?);
    private::created_at(&sent, &sent.url)
}

/// Read one of your applications
///
/// With its messages, documents and dates.
#[utoipa::path(
    get,
    path = "/api/v1/me/applications/{id}",
    tag = "applications",
    operation_id = "find_my_application",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses((status = 200, description = "The application.", body = OwnOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::show(&OwnOut::from(own::find(&state.db, &*state.clock, &actor, id).await?))
}

/// Take an application off your list
///
/// A closed one, with everything personal in it. Withdraw an open one first.
#[utoipa::path(
    delete,
    path = "/api/v1/me/applications/{id}",
    tag = "applications",
    operation_id = "remove_my_application",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is gone."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    own::remove(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}
