//! Study programmes as a cluster's managers keep them.
use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{
    grant,
    institution::Meant,
    study_programme::{self, ProgrammeView},
};
use lotse_web_kit::{Json, Links, Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::{
    input::{Asked, AskedIn, ProgrammeIn, ProgrammePatch},
    wire::{DeskProgrammesOut, ProgrammeOut},
};
use crate::{GatewayState, if_match::IfMatch, patch::Patch, private, responses};

/// List a cluster's study programmes
///
/// By slug, drafts too; for the cluster's managers. Everybody reads `/api/v1/study-programmes?cluster=`.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/study-programmes",
    tag = "studies",
    operation_id = "list_desk_study_programmes",
    params(("slug" = String, Path, description = "Slug of the cluster."), AskedIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A page of study programmes.", body = DeskProgrammesOut, headers(
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
    let found = study_programme::list(&state.db, &actor, cluster.id, page.request()).await?;
    let out = DeskProgrammesOut::from(found);
    private::show_linked(&out, &Links::new(&uri).next(out.next.as_deref()))
}

/// Add a study programme
///
/// A draft that nobody else sees. For the cluster's managers; at most 1,000.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/study-programmes",
    tag = "studies",
    operation_id = "create_study_programme",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    request_body = ProgrammeIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The draft.", body = ProgrammeOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(given): Json<ProgrammeIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let (db, clock) = (&state.db, &*state.clock);
    let made = study_programme::create(db, clock, &actor, cluster.id, given.draft()).await?;
    let view = study_programme::find(db, &actor, cluster.id, made.id).await?;
    private::created(&ProgrammeOut::from(view))
}

/// Change a study programme
///
/// The fields that are sent (RFC 7396), published or not; the slug stays. Send `If-Match` with the version that you have read.
#[utoipa::path(
    patch,
    path = "/api/v1/clusters/{slug}/study-programmes/{id}",
    tag = "studies",
    operation_id = "change_study_programme",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the study programme."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = ProgrammePatch,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The study programme as it is now.", body = ProgrammeOut, headers(
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
    let (db, clock) = (&state.db, &*state.clock);
    let present = study_programme::find(db, &actor, cluster.id, id).await?.programme;
    // The fields that stay are those of this version.
    let version = Some(if_match.version()?.unwrap_or(present.version));
    let draft = patch.onto(&ProgrammeIn::of(present))?.draft();
    let meant = Meant { cluster_id: cluster.id, id, version };
    study_programme::change(db, clock, &actor, meant, draft).await?;
    show(study_programme::find(db, &actor, cluster.id, id).await?)
}

/// Remove a study programme
#[utoipa::path(
    delete,
    path = "/api/v1/clusters/{slug}/study-programmes/{id}",
    tag = "studies",
    operation_id = "remove_study_programme",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the study programme.")
    ),
    security(("bearer" = [])),
    responses((status = 204, description = "It is gone."), responses::Keyed, responses::Private)
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    study_programme::remove(&state.db, &*state.clock, &actor, cluster.id, id).await?;
    Ok(private::done())
}

pub(super) fn show(view: ProgrammeView) -> Reply<Response> {
    let version = view.programme.version;
    private::show_version(&ProgrammeOut::from(view), version)
}
