use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lotse_domain::{Actor, Db, DomainError, ErrorKind, article, company::profile, session};
use lotse_web_kit::auth::Cookies;
use uuid::Uuid;

use crate::{
    PortalState,
    error::{PortalError, Result},
    path::Id,
};

/// A picture never changes: another one has another id. A day only, since a company may take it off its page.
const FOR_ALL: HeaderValue = HeaderValue::from_static("public, max-age=86400, immutable");
/// What only those who write it see.
const FOR_OWN: HeaderValue = HeaderValue::from_static("private, no-store");

pub(super) async fn picture(
    State(state): State<PortalState>,
    Path(Id { id }): Path<Id>,
    headers: HeaderMap,
) -> Result<Response> {
    let id = Uuid::try_parse(&id).map_err(|_| PortalError::NotFound)?;
    let (picture, caching) = find(&state, &headers, id).await?;
    let tag = format!("\"{}\"", picture.id);
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let same =
        known.flat_map(|value| value.split(',')).any(|known| known.trim().trim_start_matches("W/") == tag);
    let tag = HeaderValue::from_str(&tag).map_err(|_| PortalError::NotFound)?;
    if same {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag), (header::CACHE_CONTROL, caching)])
            .into_response());
    }
    let media_type = media_type(&picture.media_type).ok_or(PortalError::NotFound)?;
    let bytes = state.documents.read_picture(picture.id, &picture.wrapped_key).await?;
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::ETAG, tag),
        (header::CACHE_CONTROL, caching),
    ];
    Ok((headers, bytes).into_response())
}

/// A picture, whatever it belongs to.
struct Found {
    id: Uuid,
    media_type: String,
    wrapped_key: String,
}

async fn look(db: &Db, actor: &Actor, id: Uuid) -> Result<Found, DomainError> {
    match profile::find_picture(db, actor, id).await {
        Ok(it) => Ok(Found { id, media_type: it.media_type, wrapped_key: it.wrapped_key }),
        Err(DomainError::NotFound { .. }) => {
            let it = article::find_picture(db, actor, id).await?;
            Ok(Found { id, media_type: it.media_type, wrapped_key: it.wrapped_key })
        }
        Err(error) => Err(error),
    }
}

/// What everyone sees is found without asking who looks; for the rest the session counts.
async fn find(state: &PortalState, headers: &HeaderMap, id: Uuid) -> Result<(Found, HeaderValue)> {
    match look(&state.db, &Actor::stranger(""), id).await {
        Ok(picture) => return Ok((picture, FOR_ALL)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Unauthenticated) => {}
        Err(error) => return Err(error.into()),
    }
    let token = Cookies::of(&state.auth).session(headers).ok_or(PortalError::NotFound)?;
    let identity = session::identify_portal(&state.db, &*state.clock, &token).await?;
    let actor = Actor::person(identity.ok_or(PortalError::NotFound)?, "");
    match look(&state.db, &actor, id).await {
        Ok(picture) => Ok((picture, FOR_OWN)),
        // What asks for a second factor here would say that there is such a picture.
        Err(DomainError::SecondFactor) => Err(PortalError::NotFound),
        Err(error) => Err(error.into()),
    }
}

/// The two types that pictures are drawn as; anything else is not given out.
fn media_type(given: &str) -> Option<HeaderValue> {
    ["image/jpeg", "image/png"].into_iter().find(|known| *known == given).map(HeaderValue::from_static)
}
