//! Applying without an account: a form, and the code of a mail that confirms it all at once.
use axum::{extract::State, response::Response};
use lotse_domain::{
    application::submit::{self, Begun, Confirmed},
    sign_in::CODE_MINUTES,
};
use lotse_web_kit::{
    Json, Path, Reply,
    auth::{Caller, ClientDevice},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    input::{CodeAgainIn, ConfirmIn, FormIn, target},
    wire::SentOut,
};
use crate::{
    GatewayState, private, responses,
    sign_in::{self, TokensOut},
};

/// A form that waits for its code.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApplicationForm)]
pub(super) struct FormOut {
    /// To be confirmed under this id, within a day.
    id: Uuid,
    /// Seconds for which the code is good; ask for another one after that.
    #[schema(example = 600)]
    expires_in: i64,
}

impl FormOut {
    fn new(id: Uuid) -> Self {
        Self { id, expires_in: CODE_MINUTES * 60 }
    }
}

/// An application that was confirmed.
#[derive(Serialize, ToSchema)]
#[schema(as = ConfirmedApplication)]
pub(super) struct ConfirmedOut {
    application: SentOut,
    /// The session that the code has begun, as `/api/v1/auth/tokens` gives it; absent where the caller had confirmed it
    /// before.
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<TokensOut>,
}

/// Apply without an account
///
/// A code goes to the address; nothing is stored in anybody's name before it is shown. The answer is the same whether
/// the address is known or not.
#[utoipa::path(
    post,
    path = "/api/v1/application_forms",
    tag = "applications",
    operation_id = "begin_application",
    request_body = FormIn,
    responses(
        (status = 202, description = "A mail with the code is on its way.", body = FormOut),
        responses::Sent, responses::Absent, responses::Clash, responses::Limited, responses::Ours
    )
)]
pub(crate) async fn begin(
    State(state): State<GatewayState>,
    ClientDevice(device): ClientDevice,
    Json(given): Json<FormIn>,
) -> Reply<Response> {
    let target = target(&state, given.vacancy_id, given.company.as_deref()).await?;
    let how = sign_in::by(device, given.language);
    let (db, clock, secrets) = (&state.db, &*state.clock, &state.auth.secrets);
    let mail = given.mail.clone();
    let begun = submit::begin(db, clock, secrets, target, &mail, given.draft(), Vec::new(), &how).await?;
    let Begun {
        intake_id,
        // The form's id stands for it, and the caller has just said the address.
        challenge: _,
    } = begun;
    private::accepted(&FormOut::new(intake_id))
}

/// Ask for the code again
#[utoipa::path(
    post,
    path = "/api/v1/application_forms/{id}/codes",
    tag = "applications",
    operation_id = "resend_application_code",
    params(("id" = Uuid, Path, description = "Id of the form.")),
    request_body = CodeAgainIn,
    responses(
        (status = 202, description = "A mail with another code is on its way.", body = FormOut),
        responses::SentTo, responses::Limited, responses::Ours
    )
)]
pub(crate) async fn resend(
    State(state): State<GatewayState>,
    ClientDevice(device): ClientDevice,
    Path(id): Path<Uuid>,
    Json(CodeAgainIn { language }): Json<CodeAgainIn>,
) -> Reply<Response> {
    let how = sign_in::by(device, language);
    submit::resend(&state.db, &*state.clock, &state.auth.secrets, id, &how).await?;
    private::accepted(&FormOut::new(id))
}

/// Confirm an application by its code
///
/// Makes the account where there is none, sends the application and signs in, all at once.
#[utoipa::path(
    post,
    path = "/api/v1/application_forms/{id}/confirmation",
    tag = "applications",
    operation_id = "confirm_application",
    params(("id" = Uuid, Path, description = "Id of the form.")),
    request_body = ConfirmIn,
    responses(
        (status = 201, description = "It is sent, or waits for the guardian.", body = ConfirmedOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::SentTo, responses::Clash, responses::Limited, responses::Refused, responses::Ours
    )
)]
pub(crate) async fn confirm(
    State(state): State<GatewayState>,
    Caller(actor): Caller,
    ClientDevice(device): ClientDevice,
    Path(id): Path<Uuid>,
    Json(ConfirmIn { code, language }): Json<ConfirmIn>,
) -> Reply<Response> {
    let how = sign_in::by(device, language);
    let (db, clock, auth) = (&state.db, &*state.clock, &state.auth);
    let confirmed = submit::confirm(db, clock, &auth.secrets, &actor, id, &code, &how).await?;
    let Confirmed { sent, session } = confirmed;
    let tokens = match session {
        Some(session) => Some(TokensOut::of(auth, session).await?),
        None => None,
    };
    let out = ConfirmedOut { application: sent.into(), tokens };
    private::created_at(&out, &out.application.url)
}
