//! Whether everybody sees a study programme.
use axum::{extract::State, response::Response};
use lotse_domain::{grant, study_programme};
use lotse_web_kit::{Path, Reply, auth::Person};
use uuid::Uuid;

use super::{desk::show, wire::ProgrammeOut};
use crate::{GatewayState, responses};

/// Publish a study programme
///
/// Once is enough: one that is published stays as it is.
#[utoipa::path(
    put,
    path = "/api/v1/clusters/{slug}/study-programmes/{id}/publication",
    tag = "studies",
    operation_id = "publish_study_programme",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the study programme.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The study programme as it is now.", body = ProgrammeOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn publish(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    study_programme::publish(&state.db, &*state.clock, &actor, cluster.id, id).await?;
    show(study_programme::find(&state.db, &actor, cluster.id, id).await?)
}

/// Take a study programme back
///
/// It is a draft again, which only the cluster's managers see.
#[utoipa::path(
    delete,
    path = "/api/v1/clusters/{slug}/study-programmes/{id}/publication",
    tag = "studies",
    operation_id = "withdraw_study_programme",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the study programme.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The draft.", body = ProgrammeOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn withdraw(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    study_programme::withdraw(&state.db, &*state.clock, &actor, cluster.id, id).await?;
    show(study_programme::find(&state.db, &actor, cluster.id, id).await?)
}
