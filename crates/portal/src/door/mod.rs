//! The door: by camera, by number or from a list, on a phone, also without a network. Complete without script; the script keeps the
//! page and the list on the device and hands over later what was done without a network.
mod answer;
mod list;
mod page;
mod scans;
mod ticket;

use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    response::Response,
    routing::get,
};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/veranstaltungen/{event}/einlass", get(page::show).post(page::send))
        .route("/cluster/{slug}/veranstaltungen/{event}/einlass/liste", get(list::json))
        .route("/einlass/{ticket}", get(ticket::show).post(ticket::let_in))
}

/// What every page may do, and a worker of our own.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; \
     worker-src 'self'",
);

/// As on every page, with the camera for ourselves (Permissions Policy, section 5).
const PERMISSIONS: HeaderValue = HeaderValue::from_static(
    "camera=(self), geolocation=(), accelerometer=(), browsing-topics=(), display-capture=(), gyroscope=(), \
     magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
);

/// The headers of a page that scans tickets.
fn with_camera(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    headers.insert(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    response
}
