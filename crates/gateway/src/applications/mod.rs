//! `/api/v1/me/applications`: a pupil's applications; and how to apply, also without an account.
mod around;
mod asked;
mod form;
mod handlers;
mod input;
mod steps;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use around::{AnswerWire, DateOut, MessageIn, MessageOut};

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(asked::of_vacancy))
        .routes(routes!(asked::of_company))
        .routes(routes!(asked::find_profile))
        .routes(routes!(form::begin))
        .routes(routes!(form::resend))
        .routes(routes!(form::confirm))
        .routes(routes!(handlers::list, handlers::apply))
        .routes(routes!(handlers::find, handlers::remove))
        .routes(routes!(steps::step))
        .routes(routes!(steps::write))
        .routes(routes!(steps::list_hand_over, steps::hand_over))
}
