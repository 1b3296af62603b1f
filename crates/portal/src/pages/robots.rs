use axum::{extract::State, http::header, response::IntoResponse};

use crate::PortalState;

/// All may be read. Searches with parameters are left out: there are endlessly many of them.
pub(super) async fn robots(State(state): State<PortalState>) -> impl IntoResponse {
    let body = format!(
        "User-agent: *\nDisallow: /suche?\nDisallow: /en/suche?\nDisallow: /api/\n\nSitemap: {}/sitemap.xml\n",
        state.public_url.trim_end_matches('/')
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], body)
}
