use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lotse_documents::{Shape, ShownPicture, WIDTHS};
use lotse_domain::{
    Actor, DomainError, ErrorKind,
    picture::{self, KeptPicture},
    session,
};
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

pub(super) async fn show(
    State(state): State<PortalState>,
    Path(Id { id }): Path<Id>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let id = Uuid::try_parse(&id).map_err(|_| PortalError::NotFound)?;
    let shape = Shape { width: width(query.as_deref())?, webp: takes_webp(&headers) };
    let (picture, caching) = find(&state, &headers, id).await?;
    let tag = tag(id, shape);
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let same =
        known.flat_map(|value| value.split(',')).any(|known| known.trim().trim_start_matches("W/") == tag);
    let tag = HeaderValue::from_str(&tag).map_err(|_| PortalError::NotFound)?;
    let vary = HeaderValue::from_static("accept");
    if same {
        let headers = [(header::ETAG, tag), (header::CACHE_CONTROL, caching), (header::VARY, vary)];
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let ShownPicture { media_type, bytes } =
        state.documents.show_picture(picture.id, &picture.wrapped_key, &picture.media_type, shape).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::ETAG, tag),
        (header::CACHE_CONTROL, caching),
        (header::VARY, vary),
    ];
    Ok((headers, bytes).into_response())
}

/// `breite`: one of the widths that pages name. Any number would be a way to keep the machine busy.
fn width(query: Option<&str>) -> Result<Option<u32>> {
    let asked =
        form_urlencoded::parse(query.unwrap_or_default().as_bytes()).find(|(name, _)| name == "breite");
    let Some((_, asked)) = asked else { return Ok(None) };
    let known = asked.parse().ok().filter(|width| WIDTHS.contains(width));
    known.map(Some).ok_or(PortalError::NotFound)
}

/// Whether the reader names WebP itself (RFC 9110, section 12.5.1): `*/*` is sent by those who have never heard of it, too.
fn takes_webp(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("image/webp"));
        named && !parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32)))
    })
}

/// Each shape is a representation of its own (RFC 9110, section 8.8.3).
fn tag(id: Uuid, shape: Shape) -> String {
    let width = shape.width.map(|width| format!("-{width}")).unwrap_or_default();
    let format = if shape.webp { "-webp" } else { "" };
    format!("\"{id}{width}{format}\"")
}

/// What everyone sees is found without asking who looks; for the rest the session counts.
async fn find(state: &PortalState, headers: &HeaderMap, id: Uuid) -> Result<(KeptPicture, HeaderValue)> {
    match picture::find(&state.db, &Actor::stranger(""), id).await {
        Ok(picture) => return Ok((picture, FOR_ALL)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Unauthenticated) => {}
        Err(error) => return Err(error.into()),
    }
    let token = Cookies::of(&state.auth).session(headers).ok_or(PortalError::NotFound)?;
    let identity = session::identify_portal(&state.db, &*state.clock, &token).await?;
    let actor = Actor::person(identity.ok_or(PortalError::NotFound)?, "");
    match picture::find(&state.db, &actor, id).await {
        Ok(picture) => Ok((picture, FOR_OWN)),
        // What asks for a second factor here would say that there is such a picture.
        Err(DomainError::SecondFactor) => Err(PortalError::NotFound),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{takes_webp, width};

    #[test]
    fn webp_goes_to_those_who_name_it() {
        for (accept, takes) in [
            ("image/avif,image/webp,image/apng,*/*;q=0.8", true),
            ("image/png, IMAGE/WebP;q=0.5", true),
            ("image/webp;q=0, */*", false),
            ("*/*", false),
            ("image/*", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(takes_webp(&headers), takes, "{accept}");
        }
        assert!(!takes_webp(&HeaderMap::new()));
    }

    #[test]
    fn no_width_is_made_up() {
        assert!(matches!(width(None), Ok(None)));
        assert!(matches!(width(Some("breite=480")), Ok(Some(480))));
        for other in ["breite=481", "breite=", "breite=-1", "breite=99999999999", "breite=x"] {
            assert!(width(Some(other)).is_err(), "{other}");
        }
    }
}
