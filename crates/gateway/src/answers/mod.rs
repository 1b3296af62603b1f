//! The answer guarantee: how companies answer, a cluster's rule, and what is overdue.
mod handlers;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use wire::AnswersOut;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::find_rule, handlers::set_rule))
        .routes(routes!(handlers::list_overdue))
}
