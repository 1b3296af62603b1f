use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use lotse_domain::{account, privacy};
use lotse_web_kit::{Json, Query, Reply, auth::Person};

use super::wire::{ArchiveDescribed, HistoryIn, HistoryOut, MeIn, MeOut};
use crate::{GatewayState, if_match::IfMatch, private, responses};

/// Read your account
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "me",
    operation_id = "find_me",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The account.", body = MeOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::Private
    )
)]
pub(crate) async fn find(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let account = account::find_own(&state.db, &actor).await?;
    let version = account.version;
    private::show_version(&MeOut::new(account, &actor), version)
}

/// Change your account
///
/// What is absent stays. With `If-Match` only the version that it names is changed.
#[utoipa::path(
    patch,
    path = "/api/v1/me",
    tag = "me",
    operation_id = "change_me",
    params(("If-Match" = Option<String>, Header, description = "The `ETag` of the version that was read.")),
    request_body = MeIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The account as it is now.", body = MeOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::Sent, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    if_match: IfMatch,
    Json(changes): Json<MeIn>,
) -> Reply<Response> {
    if_match.check(account::find_own(&state.db, &actor).await?.version)?;
    let account = account::change_profile(&state.db, &*state.clock, &actor, changes.into()).await?;
    let version = account.version;
    private::show_version(&MeOut::new(account, &actor), version)
}

/// Erase your account
///
/// With everything that names you, from all places where it is kept; this cannot be undone. Needs a session that was begun
/// or strengthened in the last 30 minutes.
#[utoipa::path(
    delete,
    path = "/api/v1/me",
    tag = "me",
    operation_id = "erase_me",
    security(("bearer" = [])),
    responses((status = 204, description = "It is erased."), responses::Clash, responses::Private)
)]
pub(crate) async fn erase(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    privacy::erase_own(&state.db, &*state.clock, &actor).await?;
    Ok(private::done())
}

/// Take everything about you away
///
/// A ZIP with JSON files, your documents, and a README that says what is in which (GDPR, articles 15 and 20).
#[utoipa::path(
    get,
    path = "/api/v1/me/export",
    tag = "me",
    operation_id = "export_me",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The archive.", body = ArchiveDescribed, content_type = "application/zip"),
        responses::Private
    )
)]
pub(crate) async fn export(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let documents = &state.documents;
    let read = move |document| async move { documents.read(&document).await };
    let archive = privacy::archive(&state.db, &*state.clock, &actor, read).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"lotse.zip\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, archive).into_response())
}

/// Read what you did and what was done to your account
///
/// From the audit trail, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/me/history",
    tag = "me",
    operation_id = "list_my_history",
    params(HistoryIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The entries.", body = HistoryOut),
        responses::Asked, responses::Private
    )
)]
pub(crate) async fn history(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Query(HistoryIn { limit }): Query<HistoryIn>,
) -> Reply<Response> {
    let entries = privacy::own_history(&state.db, &actor, limit).await?;
    private::show(&HistoryOut::new(entries, &actor))
}
