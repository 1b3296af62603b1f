//! The pictures of an article.
use axum::{extract::State, response::Response};
use lotse_domain::{DomainError, article, grant};
use lotse_web_kit::{
    Path, Query, Reply,
    auth::{Person, RawUpload},
};
use uuid::Uuid;

use super::{input::PictureIn, wire::PictureOut};
use crate::{GatewayState, paths, private, responses, uploads};

/// Pixels on the longer side of what is kept.
const LONGEST: u32 = 1_600;

/// Add a picture to an article
///
/// After the others, at most twelve; public while the article is. The body is the picture: JPEG or PNG, at most 5 MiB and 40 million pixels,
/// known by its content. It is drawn anew; what else the file held, such as where it was taken, is not kept. For the cluster's managers.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/articles/{id}/pictures",
    tag = "articles",
    operation_id = "add_article_picture",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article."),
        PictureIn
    ),
    request_body(
        description = "The picture.",
        content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "application/octet-stream"))
    ),
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The picture as it is kept.", body = PictureOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::UploadedTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn add(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
    Query(PictureIn { alt }): Query<PictureIn>,
    upload: RawUpload,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let scope = Some(grant::find_cluster(db, &actor, &slug).await?.id);
    // Whoever may not is told before the picture is drawn.
    article::find(db, &actor, scope, id).await?;
    let missing = || DomainError::invalid("alt", "missing", "must be given: what is to be seen");
    let alt = alt.ok_or_else(missing)?;
    let (_, bytes) = uploads::file("picture", upload)?;
    let picture = state.documents.take_picture(bytes, LONGEST).await?;
    let picture_id = picture.id;
    match article::add_picture(db, clock, &actor, scope, id, &alt, picture).await {
        Ok(added) => private::created_at(&PictureOut::from(added), &paths::picture(picture_id)),
        Err(err) => {
            state.documents.discard(&[picture_id]).await;
            Err(err.into())
        }
    }
}

/// Remove a picture from an article
#[utoipa::path(
    delete,
    path = "/api/v1/clusters/{slug}/articles/{id}/pictures/{picture_id}",
    tag = "articles",
    operation_id = "remove_article_picture",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the article."),
        ("picture_id" = Uuid, Path, description = "Id of the picture.")
    ),
    security(("bearer" = [])),
    responses((status = 204, description = "It is gone."), responses::Keyed, responses::Private)
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id, picture_id)): Path<(String, Uuid, Uuid)>,
) -> Reply<Response> {
    let scope = Some(grant::find_cluster(&state.db, &actor, &slug).await?.id);
    article::remove_picture(&state.db, &*state.clock, &actor, scope, id, picture_id).await?;
    Ok(private::done())
}
