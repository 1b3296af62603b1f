//! `/api/v1/events`: what everybody sees of fairs, tours, visits and other dates.
mod around;
mod calendar;
mod handlers;
mod input;
mod list;
mod parts;
mod slots;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;
pub(crate) use around::{EventQuestionsOut, OptionOut};
pub(crate) use parts::{EventCompanyOut, EventRefOut, MeetingOut};
pub(crate) use slots::SlotFieldsOut;
pub(crate) use wire::{EventFieldsOut, EventOut, HallPlanWire};

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(handlers::list))
        .routes(routes!(handlers::find))
        .routes(routes!(calendar::show))
}
