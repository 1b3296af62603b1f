//! Pictures of companies and articles: drawn anew when they came in, so what is served is a picture and nothing else.
mod serve;
mod view;

use axum::{Router, routing::get};

pub(crate) use view::Picture;

use crate::PortalState;

/// Once, whatever the language and the portal. Without the frame of the pages: a picture needs to know neither cluster nor
/// form, and what everyone sees may be kept by everyone.
pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/bilder/{id}", get(serve::show))
}
