//! A mail's own HTML, and pages that frame it.
use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{Html, IntoResponse, Response},
};

/// As [`lotse_web_kit`] sends it with every page, with a frame of our own origin.
const FRAMING: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; \
     frame-src 'self'",
);

/// A mail styles itself inline, and may do nothing else: no script, no form, nothing from anywhere.
const MAIL: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
);

/// A page that shows a mail in a frame.
pub(super) fn framing(response: Response) -> Response {
    with(response, &[(header::CONTENT_SECURITY_POLICY, FRAMING)])
}

/// A mail as its receiver's program draws it.
pub(super) fn mail(body: String) -> Response {
    let same_origin = HeaderValue::from_static("SAMEORIGIN");
    let headers = [(header::CONTENT_SECURITY_POLICY, MAIL), (header::X_FRAME_OPTIONS, same_origin)];
    with(Html(body).into_response(), &headers)
}

fn with(mut response: Response, headers: &[(HeaderName, HeaderValue)]) -> Response {
    let own = response.headers_mut();
    for (name, value) in headers {
        own.insert(name, value.clone());
    }
    // Codes are in it.
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
