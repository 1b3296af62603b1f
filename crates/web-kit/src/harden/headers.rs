//! Security headers, on every answer. A handler may set its own value, as the API's documentation page does.
use axum::http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{
        CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ETAG, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
        X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
    },
};

/// Nothing but our own origin, no inline script or style, no frame (CSP Level 3).
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
);

const FIXED: [(HeaderName, HeaderValue); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // For browsers that know no frame-ancestors.
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "geolocation=(self), accelerometer=(), browsing-topics=(), camera=(), display-capture=(), gyroscope=(), \
             magnetometer=(), microphone=(), midi=(), payment=(), usb=(), publickey-credentials-create=(self), \
             publickey-credentials-get=(self)",
        ),
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

/// Whether a handler's own policy says that other sites may show the page in a frame of theirs.
fn lets_others_frame(policy: &HeaderValue) -> bool {
    policy.to_str().is_ok_and(|policy| policy.contains("frame-ancestors *"))
}

pub(super) fn secure(headers: &mut HeaderMap, is_api: bool, https: bool) {
    let framed = headers.get(CONTENT_SECURITY_POLICY).is_some_and(lets_others_frame);
    for (name, value) in FIXED {
        if framed && name == X_FRAME_OPTIONS {
            continue;
        }
        headers.entry(name).or_insert(value);
    }
    // Other sites may read the API; pages, styles and pictures are for our own.
    let policy = if is_api { "cross-origin" } else { "same-origin" };
    headers
        .entry(HeaderName::from_static("cross-origin-resource-policy"))
        .or_insert(HeaderValue::from_static(policy));
    if https {
        // Without includeSubDomains: we do not know who else lives below a cluster's host name.
        headers.entry(STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static("max-age=31536000"));
    }
}

/// A compressed body is other bytes than the plain one, so its tag can only be weak (RFC 9110, section 8.8.3.3).
pub(super) fn weaken_compressed(headers: &mut HeaderMap) {
    if !headers.contains_key(CONTENT_ENCODING) {
        return;
    }
    let Some(tag) = headers.get(ETAG).and_then(|tag| tag.to_str().ok()) else { return };
    if !tag.starts_with("W/")
        && let Ok(weak) = HeaderValue::from_str(&format!("W/{tag}"))
    {
        headers.insert(ETAG, weak);
    }
}
