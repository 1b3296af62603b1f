use axum::{extract::State, response::Response};
use lotse_domain::application::own;
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    MessageIn, MessageOut,
    wire::{HandOverOut, OwnOut, SentsOut},
};
use crate::{GatewayState, private, responses};

/// What a pupil does with an application; `step` says which.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MyApplicationStep)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum OwnStepIn {
    /// Takes it back.
    Withdraw {},
    /// Takes the offer.
    Accept {},
    Decline {},
    /// Asks the company for an answer, once.
    Remind {},
    /// Chooses one of the offered dates; another one later moves it.
    ChooseDate {
        date_id: Uuid,
    },
}

/// Where to hand an application on.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = HandOverRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct HandOverIn {
    /// Ids out of the list.
    #[schema(min_items = 1, max_items = 10)]
    vacancies: Vec<Uuid>,
}

/// Take a step with one of your applications
///
/// Withdraw it, accept or decline an offer, ask for an answer, choose a date.
#[utoipa::path(
    post,
    path = "/api/v1/me/applications/{id}/steps",
    tag = "applications",
    operation_id = "step_my_application",
    params(("id" = Uuid, Path, description = "Its id.")),
    request_body = OwnStepIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The application as it is now.", body = OwnOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn step(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(step): Json<OwnStepIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    match step {
        OwnStepIn::Withdraw {} => own::withdraw(db, clock, &actor, id).await?,
        OwnStepIn::Accept {} => own::accept(db, clock, &actor, id).await?,
        OwnStepIn::Decline {} => own::decline(db, clock, &actor, id).await?,
        OwnStepIn::Remind {} => own::remind(db, clock, &actor, id).await?,
        OwnStepIn::ChooseDate { date_id } => own::choose_date(db, clock, &actor, id, date_id).await?,
    }
    private::show(&OwnOut::from(own::find(db, clock, &actor, id).await?))
}

/// Write to the company
#[utoipa::path(
    post,
    path = "/api/v1/me/applications/{id}/messages",
    tag = "applications",
    operation_id = "write_to_company",
    params(("id" = Uuid, Path, description = "Id of the application.")),
    request_body = MessageIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The company is told.", body = MessageOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn write(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(MessageIn { text }): Json<MessageIn>,
) -> Reply<Response> {
    let written = own::write(&state.db, &*state.clock, &actor, id, &text).await?;
    private::created(&MessageOut::from(written))
}

/// List where an application can be handed on
///
/// Open vacancies of other companies of the cluster in the same area, for one that was refused or not answered.
#[utoipa::path(
    get,
    path = "/api/v1/me/applications/{id}/hand_over",
    tag = "applications",
    operation_id = "list_hand_over",
    params(("id" = Uuid, Path, description = "Id of the application.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The vacancies, the best fitting first.", body = HandOverOut),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn list_hand_over(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    let found = own::list_hand_over(&state.db, &*state.clock, &actor, id).await?;
    private::show(&HandOverOut { items: found.into_iter().map(Into::into).collect() })
}

/// Hand an application on
///
/// The same, with its documents and answers, to vacancies of the list. Those that take none any more are left out.
#[utoipa::path(
    post,
    path = "/api/v1/me/applications/{id}/hand_over",
    tag = "applications",
    operation_id = "hand_over",
    params(("id" = Uuid, Path, description = "Id of the application.")),
    request_body = HandOverIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The applications that were sent.", body = SentsOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn hand_over(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(HandOverIn { vacancies }): Json<HandOverIn>,
) -> Reply<Response> {
    let sent = own::hand_over(&state.db, &*state.clock, &actor, id, vacancies).await?;
    private::created(&SentsOut::from(sent))
}
