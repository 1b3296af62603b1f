//! What the link in an alert's mail allows, for programs that show it themselves.
use axum::{extract::State, response::Response};
use lotse_domain::alert::{self, Change};
use lotse_web_kit::{Json, Path, Reply};

use super::wire::{AlertOut, ChangeIn};
use crate::{GatewayState, private, responses};

/// Read an alert by its link
#[utoipa::path(
    get,
    path = "/api/v1/alerts/{token}",
    tag = "alerts",
    operation_id = "find_alert",
    params(("token" = String, Path, description = "What stands in the mail's link.")),
    responses((status = 200, description = "The alert.", body = AlertOut), responses::Keyed, responses::Ours)
)]
pub(crate) async fn find(State(state): State<GatewayState>, Path(token): Path<String>) -> Reply<Response> {
    private::show(&AlertOut::from(alert::at_link(&state.db, &state.auth.secrets, &token).await?))
}

/// Change an alert by its link
///
/// `{"state": "active"}` confirms it.
#[utoipa::path(
    patch,
    path = "/api/v1/alerts/{token}",
    tag = "alerts",
    operation_id = "change_alert",
    params(("token" = String, Path, description = "What stands in the mail's link.")),
    request_body = ChangeIn,
    responses(
        (status = 200, description = "The alert.", body = AlertOut),
        responses::SentTo, responses::Clash, responses::Ours
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Path(token): Path<String>,
    Json(wanted): Json<ChangeIn>,
) -> Reply<Response> {
    let (db, clock, secrets) = (&state.db, &*state.clock, &state.auth.secrets);
    let present = alert::at_link(db, secrets, &token).await?.alert.state;
    for change in wanted.changes(present) {
        alert::by_link(db, clock, secrets, &token, change).await?;
    }
    private::show(&AlertOut::from(alert::at_link(db, secrets, &token).await?))
}

/// End an alert by its link
///
/// Also where it has ended before.
#[utoipa::path(
    delete,
    path = "/api/v1/alerts/{token}",
    tag = "alerts",
    operation_id = "end_alert",
    params(("token" = String, Path, description = "What stands in the mail's link.")),
    responses((status = 204, description = "It has ended."), responses::Keyed, responses::Ours)
)]
pub(crate) async fn end(State(state): State<GatewayState>, Path(token): Path<String>) -> Reply<Response> {
    alert::by_link(&state.db, &*state.clock, &state.auth.secrets, &token, Change::End).await?;
    Ok(private::done())
}
