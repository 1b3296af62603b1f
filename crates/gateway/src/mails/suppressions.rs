use axum::{extract::State, response::Response};
use lotse_domain::{DomainError, account::MailAddress, mail};
use lotse_web_kit::{Path, Reply, auth::Person};

use super::wire::SuppressionsOut;
use crate::{GatewayState, private, responses};

/// List suppressed addresses
///
/// To which nothing is sent because it came back, newest first, at most 200; for operators.
#[utoipa::path(
    get,
    path = "/api/v1/mail-suppressions",
    tag = "operation",
    operation_id = "list_mail_suppressions",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The addresses.", body = SuppressionsOut),
        responses::Absent, responses::Private
    )
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    private::show(&SuppressionsOut::from(mail::list_suppressed(&state.db, &actor).await?))
}

/// Send to an address again
///
/// For operators.
#[utoipa::path(
    delete,
    path = "/api/v1/mail-suppressions/{mail}",
    tag = "operation",
    operation_id = "lift_mail_suppression",
    params(("mail" = String, Path, description = "The address.")),
    security(("bearer" = [])),
    responses((status = 204, description = "It is not suppressed any more."), responses::Keyed, responses::Private)
)]
pub(crate) async fn lift(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(address): Path<String>,
) -> Reply<Response> {
    // What is no address is suppressed as little as an address that never was.
    let address =
        MailAddress::parse(&address).map_err(|_| DomainError::NotFound { what: "suppressed address" })?;
    mail::lift_suppression(&state.db, &*state.clock, &actor, &address).await?;
    Ok(private::done())
}
