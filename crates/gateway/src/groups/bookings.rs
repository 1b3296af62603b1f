//! Group bookings of a school and of a company.
use axum::{extract::State, response::Response};
use lotse_domain::{booking::own, grant, school};
use lotse_web_kit::{Path, Reply, auth::Person};

use crate::{GatewayState, bookings::ItinerariesOut, private, responses};

/// List the group bookings of a school
///
/// For its teachers.
#[utoipa::path(
    get,
    path = "/api/v1/schools/{slug}/bookings",
    tag = "bookings",
    operation_id = "list_school_bookings",
    params(("slug" = String, Path, description = "Slug of the school.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The bookings.", body = ItinerariesOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn of_school(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let school = school::find_by_slug(&state.db, &actor, &slug).await?;
    let booked = own::list_of_school(&state.db, &*state.clock, &actor, school.id).await?;
    private::show(&ItinerariesOut::from(booked))
}

/// List the group bookings of a company
///
/// For its people.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/bookings",
    tag = "bookings",
    operation_id = "list_company_bookings",
    params(("slug" = String, Path, description = "Slug of the company.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The bookings.", body = ItinerariesOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn of_company(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    let booked = own::list_of_company(&state.db, &*state.clock, &actor, company.id).await?;
    private::show(&ItinerariesOut::from(booked))
}
