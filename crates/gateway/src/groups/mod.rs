//! Groups: the link by which their people fill in their names, their places, their guardians' answers, and who reads them.
mod bookings;
mod consents;
mod links;
mod places;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(links::find))
        .routes(routes!(links::take_place))
        .routes(routes!(links::renew))
        .routes(routes!(places::name, places::vacate))
        .routes(routes!(consents::find, consents::answer))
        .routes(routes!(bookings::of_school))
        .routes(routes!(bookings::of_company))
}
