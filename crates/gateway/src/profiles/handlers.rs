use axum::{extract::State, response::Response};
use lotse_domain::{
    company::profile::{self, Profile},
    grant,
};
use lotse_web_kit::{Json, Path, Reply, auth::Person};

use super::wire::{ProfileIn, ProfileOut};
use crate::{GatewayState, if_match::IfMatch, private, responses};

fn show(profile: Profile) -> Reply<Response> {
    let version = profile.company.version;
    private::show_version(&ProfileOut::from(profile), version)
}

/// Read a company's profile
///
/// What it says about itself, for those who work for it, also while the public does not see it.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/profile",
    tag = "companies",
    operation_id = "find_company_profile",
    params(("slug" = String, Path, description = "Slug of the company.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The profile.", body = ProfileOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    show(profile::find(&state.db, &actor, company.id).await?)
}

/// Write a company's profile anew
///
/// By those who work for it. What is absent is cleared. Send `If-Match` with the version that you have read.
#[utoipa::path(
    put,
    path = "/api/v1/companies/{slug}/profile",
    tag = "companies",
    operation_id = "change_company_profile",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = ProfileIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The profile as it is now.", body = ProfileOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    if_match: IfMatch,
    Json(given): Json<ProfileIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    let version = if_match.version()?;
    let (db, clock) = (&state.db, &*state.clock);
    show(profile::change(db, clock, &actor, company.id, version, given.into()).await?)
}
