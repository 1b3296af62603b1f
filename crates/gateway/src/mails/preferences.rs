use axum::{extract::State, response::Response};
use lotse_domain::mail::{self, Topic};
use lotse_web_kit::{Json, Path, Reply, auth::Person};

use super::wire::{PreferenceIn, PreferencesOut};
use crate::{GatewayState, private, responses, words};

/// List which mails you want
///
/// Beyond those that belong to what you started.
#[utoipa::path(
    get,
    path = "/api/v1/me/mail-preferences",
    tag = "me",
    operation_id = "list_mail_preferences",
    security(("bearer" = [])),
    responses((status = 200, description = "Every topic.", body = PreferencesOut), responses::Private)
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    private::show(&PreferencesOut::from(mail::preferences(&state.db, &actor).await?))
}

/// Say whether you want mails on a topic
#[utoipa::path(
    put,
    path = "/api/v1/me/mail-preferences/{topic}",
    tag = "me",
    operation_id = "set_mail_preference",
    params(("topic" = words::TopicDescribed, Path, description = "The topic.")),
    request_body = PreferenceIn,
    security(("bearer" = [])),
    responses((status = 204, description = "It is kept."), responses::SentTo, responses::Private)
)]
pub(crate) async fn set(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(topic): Path<Topic>,
    Json(PreferenceIn { wanted }): Json<PreferenceIn>,
) -> Reply<Response> {
    mail::set_preference(&state.db, &*state.clock, &actor, topic, wanted).await?;
    Ok(private::done())
}
