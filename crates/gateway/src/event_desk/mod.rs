//! `/api/v1/clusters/{slug}/events` and `/api/v1/event-desk`: a cluster's events, for its managers.
mod allocation;
mod figures;
mod handlers;
mod input;
mod plan_input;
mod plans;
mod slot_input;
mod slots;
mod steps;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use slots::SlotsOut;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list, handlers::create))
        .routes(routes!(handlers::find, handlers::change, handlers::remove))
        .routes(routes!(steps::copy))
        .routes(routes!(steps::step))
        .routes(routes!(plans::set_questions))
        .routes(routes!(plans::set_hall_plan))
        .routes(routes!(plans::make_circuit))
        .routes(routes!(slots::add))
        .routes(routes!(slots::change, slots::cancel))
        .routes(routes!(slots::set_meetings))
        .routes(routes!(figures::show))
        .routes(routes!(allocation::try_out))
        .routes(routes!(allocation::allocate))
}
