use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError,
    company::profile::{self, PictureKind},
    grant, picture,
};
use lotse_web_kit::{
    Params, Path, Query, QueryParams, Reply,
    auth::{Caller, Person, RawUpload},
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::wire::PictureOut;
use crate::{GatewayState, paths, private, responses, uploads, words};

/// Pixels on the longer side of what is kept: a photograph as wide as the page, a logo in its corner.
const fn longest(kind: PictureKind) -> u32 {
    match kind {
        PictureKind::Photo => 1_600,
        PictureKind::Logo => 400,
    }
}

/// What the picture is.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PictureIn {
    /// A photograph unless given. A logo takes the place of the one before.
    #[param(value_type = Option<words::PictureKindDescribed>, default = "photo")]
    kind: Option<PictureKind>,
    /// What is to be seen, for those who do not see it. Needed.
    #[param(min_length = 1, max_length = 200)]
    alt: Option<String>,
}

impl QueryParams for PictureIn {
    fn read(params: &mut Params) -> Self {
        Self { kind: params.word("kind"), alt: params.text("alt", 200) }
    }
}

/// Add a picture to a company's profile
///
/// The body is the picture: JPEG or PNG, at most 5 MiB and 40 million pixels, known by its content. It is drawn anew;
/// what else the file held, such as where it was taken, is not kept. By those who work for the company.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/pictures",
    tag = "companies",
    operation_id = "add_company_picture",
    params(("slug" = String, Path, description = "Slug of the company."), PictureIn),
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
    Path(slug): Path<String>,
    Query(PictureIn { kind, alt }): Query<PictureIn>,
    upload: RawUpload,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let company = grant::find_company(db, &actor, &slug).await?;
    // Whoever may not is told before the picture is drawn.
    profile::find(db, &actor, company.id).await?;
    let missing = || DomainError::invalid("alt", "missing", "must be given: what is to be seen");
    let (kind, alt) = (kind.unwrap_or(PictureKind::Photo), alt.ok_or_else(missing)?);
    let (_, bytes) = uploads::file("picture", upload)?;
    let picture = state.documents.take_picture(bytes, longest(kind)).await?;
    let id = picture.id;
    match profile::add_picture(db, clock, &actor, company.id, kind, &alt, picture).await {
        Ok(added) => private::created_at(&PictureOut::from(added), &paths::picture(id)),
        Err(err) => {
            state.documents.discard(&[id]).await;
            Err(err.into())
        }
    }
}

/// Remove a picture from a company's profile
#[utoipa::path(
    delete,
    path = "/api/v1/companies/{slug}/pictures/{id}",
    tag = "companies",
    operation_id = "remove_company_picture",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Its id.")
    ),
    security(("bearer" = [])),
    responses((status = 204, description = "It is gone."), responses::Keyed, responses::Private)
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    profile::remove_picture(&state.db, &*state.clock, &actor, company.id, id).await?;
    Ok(private::done())
}

/// Look at a picture
///
/// Of a company, or an article, that the public sees. It never changes: another picture has another id.
#[utoipa::path(
    get,
    path = "/api/v1/pictures/{id}",
    tag = "companies",
    operation_id = "read_picture",
    params(("id" = Uuid, Path, description = "Its id.")),
    responses(
        (status = 200, description = "The picture.", content(
            (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
        )),
        responses::OfOne
    )
)]
pub(crate) async fn read(
    State(state): State<GatewayState>,
    Caller(actor): Caller,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    // Those who work on it see it also while the public does not: then nobody on the way may keep it.
    let caching = if actor.identity().is_some() { "no-store" } else { "public, max-age=300" };
    let picture = picture::find(&state.db, &actor, id).await?;
    let bytes = state.documents.read_picture(picture.id, &picture.wrapped_key).await?;
    let media_type = if picture.media_type == "image/png" { "image/png" } else { "image/jpeg" };
    Ok((
        [
            (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
            (header::CACHE_CONTROL, HeaderValue::from_static(caching)),
            (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline")),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        ],
        bytes,
    )
        .into_response())
}
