use axum::{extract::State, response::Response};
use lotse_domain::{
    Actor,
    account::Language,
    cluster, refresh_token,
    session::{Device, Surface},
    sign_in::{self, SignIn},
};
use lotse_web_kit::{Json, Reply, RequestId, auth::ClientDevice};

use super::wire::{Begun, ChallengeOut, CodeIn, ResetIn, TokensIn, TokensOut};
use crate::{GatewayState, private, responses};

/// A program on this device.
pub(crate) fn by(device: Device, language: Option<Language>) -> SignIn {
    SignIn { surface: Surface::Api, device, language: language.unwrap_or(Language::De) }
}

/// Ask for a code by mail
///
/// Six digits for signing in, valid for ten minutes and five tries; or for a new password, with `reset`. The answer is
/// the same whether the address is known or not: an account is made when its first code is shown.
#[utoipa::path(
    post,
    path = "/api/v1/auth/codes",
    tag = "signing in",
    operation_id = "request_code",
    request_body = CodeIn,
    responses(
        (status = 202, description = "A mail is on its way.", body = ChallengeOut),
        responses::Sent, responses::Absent, responses::Limited, responses::Ours
    )
)]
pub(crate) async fn request_code(
    State(state): State<GatewayState>,
    ClientDevice(device): ClientDevice,
    Json(CodeIn { mail, language, reset, cluster }): Json<CodeIn>,
) -> Reply<Response> {
    let cluster_id = match cluster {
        Some(slug) => Some(cluster::find_by_slug(state.db.read(), &slug).await?.id),
        None => None,
    };
    let how = by(device, language);
    let secrets = &state.auth.secrets;
    let challenge =
        sign_in::request_code(&state.db, &*state.clock, secrets, &mail, reset, cluster_id, &how).await?;
    private::accepted(&ChallengeOut::from(challenge))
}

/// Get an access token
///
/// By a code, by a password, or by the refresh token of an earlier answer. A refresh token is good once: with the next
/// one it is used up, and whoever shows it again ends the session. Only the very same request, from the same device
/// within ten seconds, is answered again.
#[utoipa::path(
    post,
    path = "/api/v1/auth/tokens",
    tag = "signing in",
    operation_id = "issue_tokens",
    request_body = TokensIn,
    responses(
        (status = 200, description = "Tokens.", body = TokensOut),
        responses::Sent, responses::Refused, responses::Limited, responses::Ours
    )
)]
pub(crate) async fn issue(
    State(state): State<GatewayState>,
    request_id: RequestId,
    ClientDevice(device): ClientDevice,
    Json(given): Json<TokensIn>,
) -> Reply<Response> {
    // An old token in the header says nothing here: whoever refreshes has one that has expired.
    let actor = Actor::stranger(request_id.as_str());
    let (db, clock, auth) = (&state.db, &*state.clock, &state.auth);
    let begun: Begun = match given {
        TokensIn::Code { challenge, code, language } => {
            let how = by(device, language);
            sign_in::by_code(db, clock, &auth.secrets, &actor, challenge, &code, &how).await?.into()
        }
        TokensIn::Password { mail, password } => {
            let how = by(device, None);
            sign_in::by_password(db, clock, &auth.secrets, &auth.hasher, &actor, &mail, password, &how)
                .await?
                .into()
        }
        TokensIn::RefreshToken { refresh_token } => {
            refresh_token::rotate(db, clock, &auth.secrets, &refresh_token, &device).await?.into()
        }
    };
    private::show(&TokensOut::of(auth, begun).await?)
}

/// Set a new password by a code
///
/// With the code of a challenge that was asked for with `reset`. Ends all sessions and API keys of the account. Does not
/// sign in.
#[utoipa::path(
    post,
    path = "/api/v1/auth/password",
    tag = "signing in",
    operation_id = "reset_password",
    request_body = ResetIn,
    responses(
        (status = 204, description = "The password is set."),
        responses::Sent, responses::Limited, responses::Ours
    )
)]
pub(crate) async fn reset_password(
    State(state): State<GatewayState>,
    Json(ResetIn { challenge, code, password }): Json<ResetIn>,
) -> Reply<Response> {
    let auth = &state.auth;
    sign_in::reset_password(
        &state.db,
        &*state.clock,
        &auth.secrets,
        &auth.hasher,
        challenge,
        &code,
        password,
    )
    .await?;
    Ok(private::done())
}
