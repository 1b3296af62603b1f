//! Institutions as a cluster's managers keep them.
use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{
    grant,
    institution::{self, Institution, Meant},
};
use lotse_web_kit::{Json, Links, Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::{Asked, AskedIn, InstitutionIn, InstitutionPatch},
    wire::{DeskInstitutionsOut, InstitutionOut},
};
use crate::{GatewayState, if_match::IfMatch, patch::Patch, private, responses};

/// List a cluster's institutions
///
/// By slug; for the cluster's managers. Everybody reads `/api/v1/institutions?cluster=`.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/institutions",
    tag = "studies",
    operation_id = "list_desk_institutions",
    params(("slug" = String, Path, description = "Slug of the cluster."), AskedIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A page of institutions.", body = DeskInstitutionsOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::KeyedAndAsked, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Query(Asked(page)): Query<Asked>,
    uri: Uri,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let found = institution::list(&state.db, &actor, cluster.id, page.request()).await?;
    let out = DeskInstitutionsOut::from(found);
    private::show_linked(&out, &Links::new(&uri).next(out.next.as_deref()))
}

/// Add an institution
///
/// Everybody reads it at once. For the cluster's managers; at most 200.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/institutions",
    tag = "studies",
    operation_id = "create_institution",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    request_body = InstitutionIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The institution.", body = InstitutionOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(given): Json<InstitutionIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let (db, clock, draft) = (&state.db, &*state.clock, given.draft());
    let made = institution::create(db, clock, &state.gazetteer, &actor, cluster.id, draft).await?;
    private::created(&InstitutionOut::from(made))
}

/// Change an institution
///
/// The fields that are sent (RFC 7396); the slug stays. Send `If-Match` with the version that you have read.
#[utoipa::path(
    patch,
    path = "/api/v1/clusters/{slug}/institutions/{id}",
    tag = "studies",
    operation_id = "change_institution",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the institution."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = InstitutionPatch,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The institution as it is now.", body = InstitutionOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Clash, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
    if_match: IfMatch,
    Json(patch): Json<Patch>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let present = institution::find(&state.db, &actor, cluster.id, id).await?;
    // The fields that stay are those of this version.
    let version = Some(if_match.version()?.unwrap_or(present.version));
    let draft = patch.onto(&InstitutionIn::of(present))?.draft();
    let (db, clock) = (&state.db, &*state.clock);
    let meant = Meant { cluster_id: cluster.id, id, version };
    show(institution::change(db, clock, &state.gazetteer, &actor, meant, draft).await?)
}

/// Remove an institution
///
/// One without study programmes.
#[utoipa::path(
    delete,
    path = "/api/v1/clusters/{slug}/institutions/{id}",
    tag = "studies",
    operation_id = "remove_institution",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the institution.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is gone."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    institution::remove(&state.db, &*state.clock, &actor, cluster.id, id).await?;
    Ok(private::done())
}

fn show(institution: Institution) -> Reply<Response> {
    let version = institution.version;
    private::show_version(&InstitutionOut::from(institution), version)
}
