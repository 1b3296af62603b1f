//! `/api/v1/companies/{slug}/vacancies`: a company's own vacancies in every state, and the checker.
mod checks;
mod handlers;
mod input;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use checks::AdviceOut;
pub(crate) use wire::{PostingOut, RemarkOut};

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list, handlers::create))
        .routes(routes!(handlers::find, handlers::change, handlers::remove))
        .routes(routes!(handlers::step))
        .routes(routes!(handlers::copy))
        .routes(routes!(checks::check))
        .routes(routes!(checks::suggest))
}
