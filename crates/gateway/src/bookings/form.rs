//! Booking without an account: a form, and the code of a mail that confirms it.
use axum::{extract::State, response::Response};
use lotse_domain::{
    account::Language,
    booking::form::{self, Begun, Confirmed},
    sign_in::CODE_MINUTES,
};
use lotse_web_kit::{
    Json, Path, Reply,
    auth::{Caller, ClientDevice},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    input::FormIn,
    wire::{BookedOut, refusal},
};
use crate::{
    GatewayState, paths, private, responses,
    sign_in::{self, TokensOut},
    words,
};

/// A form that waits for its code. It takes no places.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingForm)]
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

/// In which language to write.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = BookingCodeRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeAgainIn {
    /// German unless given.
    #[schema(value_type = Option<words::LanguageDescribed>)]
    language: Option<Language>,
}

/// The code of a mail.
#[derive(Deserialize, ToSchema)]
#[schema(as = BookingConfirmation)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfirmIn {
    #[schema(example = "042137")]
    code: String,
    /// In which language a new account is written to; German unless given.
    #[schema(value_type = Option<words::LanguageDescribed>)]
    language: Option<Language>,
}

/// A booking that was confirmed.
#[derive(Serialize, ToSchema)]
#[schema(as = ConfirmedBooking)]
pub(super) struct ConfirmedOut {
    booked: BookedOut,
    /// The session that the code has begun, as `/api/v1/auth/tokens` gives it; absent where the caller had confirmed it
    /// before.
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<TokensOut>,
}

/// Book without an account
///
/// A code goes to the address; the places are taken when it is shown. What is known to be impossible is refused here already.
/// The answer is the same whether the address is known or not.
#[utoipa::path(
    post,
    path = "/api/v1/events/{id}/booking-forms",
    tag = "bookings",
    operation_id = "begin_booking",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    request_body = FormIn,
    responses(
        (status = 202, description = "A mail with the code is on its way.", body = FormOut),
        responses::SentTo, responses::Unbookable, responses::Limited, responses::Ours
    )
)]
pub(crate) async fn begin(
    State(state): State<GatewayState>,
    ClientDevice(device): ClientDevice,
    Path(event_id): Path<Uuid>,
    Json(given): Json<FormIn>,
) -> Reply<Response> {
    let how = sign_in::by(device, given.language);
    let (db, clock, secrets) = (&state.db, &*state.clock, &state.auth.secrets);
    let mail = given.mail.clone();
    let draft = given.draft();
    let slots = draft.slots.clone();
    let begun = form::begin(db, clock, secrets, event_id, &mail, draft, &how)
        .await
        .map_err(|err| refusal(err, "slots", &slots))?;
    let Begun {
        intake_id,
        // The form's id stands for it, and the caller has just said the address.
        challenge: _,
    } = begun;
    private::accepted(&FormOut::new(intake_id))
}

/// Ask for the code of a booking again
#[utoipa::path(
    post,
    path = "/api/v1/booking-forms/{id}/codes",
    tag = "bookings",
    operation_id = "resend_booking_code",
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
    form::resend(&state.db, &*state.clock, &state.auth.secrets, id, &how).await?;
    private::accepted(&FormOut::new(id))
}

/// Confirm a booking by its code
///
/// Makes the account where there is none, books and signs in, all at once. Where the places are gone meanwhile nothing is
/// booked, and `not_bookable` says what is left.
#[utoipa::path(
    post,
    path = "/api/v1/booking-forms/{id}/confirmation",
    tag = "bookings",
    operation_id = "confirm_booking",
    params(("id" = Uuid, Path, description = "Id of the form.")),
    request_body = ConfirmIn,
    responses(
        (status = 201, description = "It is booked, or waits.", body = ConfirmedOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::SentTo, responses::Unbookable, responses::Limited, responses::Refused, responses::Ours
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
    let confirmed = form::confirm(db, clock, &auth.secrets, &actor, id, &code, &how).await?;
    let Confirmed { booked, session } = confirmed;
    let tokens = match session {
        Some(session) => Some(TokensOut::of(auth, session).await?),
        None => None,
    };
    let out = ConfirmedOut { booked: booked.into(), tokens };
    private::created_at(&out, &paths::own_booking(out.booked.itinerary_id))
}
