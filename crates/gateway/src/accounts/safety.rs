//! What keeps an account its owner's: password and mail address.
use axum::{extract::State, response::Response};
use lotse_domain::account::{self, MailChange};
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{MailChangeIn, MailCodeIn, MeOut, PasswordIn};
use crate::{GatewayState, private, responses, sign_in::ChallengeOut};

/// Set your password
///
/// `current_password` is needed where there is one, unless this session was begun by a code in the last ten minutes.
/// Every other session ends.
#[utoipa::path(
    put,
    path = "/api/v1/me/password",
    tag = "me",
    operation_id = "set_password",
    request_body = PasswordIn,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is set."),
        responses::Sent, responses::Limited, responses::Private
    )
)]
pub(crate) async fn set_password(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(PasswordIn { current_password, password }): Json<PasswordIn>,
) -> Reply<Response> {
    let auth = &state.auth;
    let (secrets, hasher) = (&auth.secrets, &auth.hasher);
    account::set_password(&state.db, &*state.clock, secrets, hasher, &actor, current_password, password)
        .await?;
    Ok(private::done())
}

/// Ask for another mail address
///
/// Six digits go to the new one. An address that has an account is answered the same.
#[utoipa::path(
    post,
    path = "/api/v1/me/mail-changes",
    tag = "me",
    operation_id = "request_mail_change",
    request_body = MailChangeIn,
    security(("bearer" = [])),
    responses(
        (status = 202, description = "A mail is on its way.", body = ChallengeOut),
        responses::Sent, responses::Limited, responses::Private
    )
)]
pub(crate) async fn request_mail_change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(MailChangeIn { mail }): Json<MailChangeIn>,
) -> Reply<Response> {
    let secrets = &state.auth.secrets;
    let MailChange { challenge_id } =
        account::request_mail_change(&state.db, &*state.clock, secrets, &actor, &mail).await?;
    private::accepted(&ChallengeOut::new(challenge_id))
}

/// Change your mail address
///
/// By the code that was sent to the new one. Both addresses are told, and every other session ends.
#[utoipa::path(
    post,
    path = "/api/v1/me/mail-changes/{challenge}",
    tag = "me",
    operation_id = "confirm_mail_change",
    params(("challenge" = Uuid, Path, description = "From the answer to the request.")),
    request_body = MailCodeIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The account with its new address.", body = MeOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Limited, responses::Private
    )
)]
pub(crate) async fn confirm_mail_change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(challenge): Path<Uuid>,
    Json(MailCodeIn { code }): Json<MailCodeIn>,
) -> Reply<Response> {
    let secrets = &state.auth.secrets;
    let account =
        account::confirm_mail_change(&state.db, &*state.clock, secrets, &actor, challenge, &code).await?;
    let version = account.version;
    private::show_version(&MeOut::new(account, &actor), version)
}
