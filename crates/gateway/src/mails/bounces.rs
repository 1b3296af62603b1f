use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request, State},
    http::{header, request::Parts},
    response::Response,
};
use lotse_domain::{
    Actor, DomainError,
    account::MailAddress,
    mail::{self, SuppressionReason, dsn},
    outbox,
};
use lotse_web_kit::{Code, Json, Problem, Reply, RequestId};

use super::wire::BounceIn;
use crate::{GatewayState, private, responses};

/// A mail relay that knows the secret of the settings.
pub(crate) struct Relay(Actor);

impl FromRequestParts<GatewayState> for Relay {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &GatewayState) -> Result<Self, Problem> {
        let secret = state.bounce_secret.as_deref().ok_or_else(|| Problem::not_found("address"))?;
        let given = parts.headers.get(header::AUTHORIZATION).ok_or(DomainError::Unauthenticated)?;
        let given = given.to_str().ok();
        let given = given.and_then(|value| value.split_once(' '));
        let given =
            given.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, secret)| secret);
        // Compared by keyed fingerprints, which takes the same time wherever they differ.
        let secrets = &state.auth.secrets;
        let wanted = secrets.fingerprint(PURPOSE, secret);
        if !given.is_some_and(|given| secrets.fits(PURPOSE, given.trim(), &wanted)) {
            return Err(Problem::new(Code::BadCredentials, "the relay's secret is missing or wrong"));
        }
        let request_id = parts.extensions.get::<RequestId>().map_or_else(String::new, ToString::to_string);
        Ok(Self(Actor::system("bounces", request_id)))
    }
}

const PURPOSE: &str = "bounce_secret";

/// Report a bounce
///
/// For the mail relay, which shows the secret of the settings (`Authorization: Bearer`); without such a secret the
/// address does not exist. Takes JSON, or the report itself (RFC 3464) as `message/rfc822` or `text/plain`; a report
/// counts for the address to which the returned mail was sent.
#[utoipa::path(
    post,
    path = "/api/v1/hooks/bounces",
    tag = "operation",
    operation_id = "report_bounce",
    request_body(content((BounceIn = "application/json"), (String = "message/rfc822"), (String = "text/plain"))),
    security(("relay" = [])),
    responses(
        (status = 204, description = "Taken note of."),
        responses::Sent, responses::Refused, responses::Absent, responses::Ours
    )
)]
pub(crate) async fn report(
    State(state): State<GatewayState>,
    Relay(actor): Relay,
    request: Request,
) -> Reply<Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind == "message/rfc822" || kind == "text/plain" {
        let body = Bytes::from_request(request, &state)
            .await
            .map_err(|_| Problem::new(Code::BodyTooLarge, "the report is larger than is taken here"))?;
        returned(&state, &actor, &String::from_utf8_lossy(&body)).await?;
    } else {
        let Json(BounceIn { mail, kind, detail }) = Json::<BounceIn>::from_request(request, &state).await?;
        let address = MailAddress::parse(&mail)?;
        mail::suppress(&state.db, &*state.clock, &actor, &address, kind, detail).await?;
    }
    Ok(private::done())
}

/// Anyone can send a report about any address, and the relay hands it on. So it counts only for the recipient of the mail
/// that it says has come back, whose Message-ID nobody else has seen.
async fn returned(state: &GatewayState, actor: &Actor, report: &str) -> Reply<()> {
    let Some(id) = dsn::returned_message(report) else { return Ok(()) };
    let recipient = match outbox::find(&state.db, actor, id).await {
        Ok(message) => message.recipient,
        Err(DomainError::NotFound { .. }) => return Ok(()),
        Err(err) => return Err(err.into()),
    };
    for (address, said) in dsn::failed_recipients(report) {
        if recipient.as_deref() == Some(address.as_str()) {
            let reason = SuppressionReason::HardBounce;
            mail::suppress(&state.db, &*state.clock, actor, &address, reason, said).await?;
        }
    }
    Ok(())
}
