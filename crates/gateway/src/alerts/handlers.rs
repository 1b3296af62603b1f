use axum::{extract::State, response::Response};
use lotse_domain::{
    account::Language,
    alert::{self, Ask, Change, DAYS_UNCONFIRMED},
};
use lotse_web_kit::{
    Json, Path, Problem, Reply,
    auth::{ClientDevice, Person},
};
use uuid::Uuid;

use super::wire::{AlertIn, AlertOut, AlertsOut, AskIn, AskedOut, ChangeIn};
use crate::{GatewayState, private, responses, search};

/// Ask for an alert without an account
///
/// A mail with a link goes to the address; until that is confirmed nothing else does. The answer is the same whether the address is
/// known or not.
#[utoipa::path(
    post,
    path = "/api/v1/alerts",
    tag = "alerts",
    operation_id = "ask_for_alert",
    request_body = AskIn,
    responses(
        (status = 202, description = "A mail is under way.", body = AskedOut),
        responses::Sent, responses::Limited, responses::Ours
    )
)]
pub(crate) async fn ask(
    State(state): State<GatewayState>,
    ClientDevice(device): ClientDevice,
    Json(asked): Json<AskIn>,
) -> Reply<Response> {
    let (db, clock, secrets) = (&state.db, &*state.clock, &state.auth.secrets);
    let (mail, wanted) = asked.parts();
    let wanted = read(&state, wanted, Language::De)?;
    alert::ask(db, clock, secrets, &device.network, &mail, wanted).await?;
    private::accepted(&AskedOut { confirm_within_days: DAYS_UNCONFIRMED })
}

/// List your alerts
#[utoipa::path(
    get,
    path = "/api/v1/me/alerts",
    tag = "alerts",
    operation_id = "list_my_alerts",
    security(("bearer" = [])),
    responses((status = 200, description = "The alerts.", body = AlertsOut), responses::Private)
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    private::show(&AlertsOut::from(alert::list_own(&state.db, &actor).await?))
}

/// Keep an alert
///
/// Mails go to your account's address from now on. One for the same search is changed instead; there are at most 20.
#[utoipa::path(
    post,
    path = "/api/v1/me/alerts",
    tag = "alerts",
    operation_id = "keep_alert",
    request_body = AlertIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The alert.", body = AlertOut),
        responses::Sent, responses::Clash, responses::Private
    )
)]
pub(crate) async fn keep(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(wanted): Json<AlertIn>,
) -> Reply<Response> {
    let language = actor.signed_in()?.language;
    let kept = alert::keep(&state.db, &*state.clock, &actor, read(&state, wanted, language)?).await?;
    private::created(&AlertOut::from(own(&state, &actor, kept.id).await?))
}

/// Change one of your alerts
#[utoipa::path(
    patch,
    path = "/api/v1/me/alerts/{id}",
    tag = "alerts",
    operation_id = "change_my_alert",
    params(("id" = Uuid, Path, description = "Its id.")),
    request_body = ChangeIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The alert.", body = AlertOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
    Json(wanted): Json<ChangeIn>,
) -> Reply<Response> {
    let present = own(&state, &actor, id).await?.alert.state;
    for change in wanted.changes(present) {
        alert::change_own(&state.db, &*state.clock, &actor, id, change).await?;
    }
    private::show(&AlertOut::from(own(&state, &actor, id).await?))
}

/// End one of your alerts
#[utoipa::path(
    delete,
    path = "/api/v1/me/alerts/{id}",
    tag = "alerts",
    operation_id = "end_my_alert",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses((status = 204, description = "It has ended."), responses::Keyed, responses::Private)
)]
pub(crate) async fn end(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    alert::change_own(&state.db, &*state.clock, &actor, id, Change::End).await?;
    Ok(private::done())
}

async fn own(state: &GatewayState, actor: &lotse_domain::Actor, id: Uuid) -> Reply<alert::AlertView> {
    let own = alert::list_own(&state.db, actor).await?;
    own.into_iter().find(|view| view.alert.id == id).ok_or_else(|| Problem::not_found("alert"))
}

fn read(state: &GatewayState, wanted: AlertIn, otherwise: Language) -> Reply<Ask> {
    let AlertIn { search, rhythm, name, language } = wanted;
    let query = search::parse(&search, &state.index, &state.gazetteer)?;
    Ok(Ask {
        criteria: query.into(),
        name,
        rhythm,
        language: language.unwrap_or(otherwise),
        cluster_id: None,
    })
}
