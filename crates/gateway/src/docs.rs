//! The description itself and its interactive pages, all from our own host.
use std::sync::Arc;

use axum::{
    Router,
    http::{HeaderValue, header::CONTENT_SECURITY_POLICY},
    response::Response,
    routing::get,
};
use lotse_web_kit::{Answer, Caching, Conditional, Reply};
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::GatewayState;

const DOCUMENT: &str = "/api/v1/openapi.json";

/// Swagger UI writes style attributes and draws icons from `data:` addresses; nothing else is looser than elsewhere.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
);

pub(crate) fn router(document: &utoipa::openapi::OpenApi) -> Router<GatewayState> {
    let document = Arc::new(document.clone());
    // The validator is a badge from a foreign host.
    let config = Config::from(DOCUMENT).validator_url("none").supported_submit_methods(["get"]);
    let pages: Router<GatewayState> = SwaggerUi::new("/api/v1/docs").config(config).into();
    pages.layer(SetResponseHeaderLayer::overriding(CONTENT_SECURITY_POLICY, POLICY)).route(
        DOCUMENT,
        get(move |conditional: Conditional| {
            let document = Arc::clone(&document);
            async move { serve(&document, &conditional) }
        }),
    )
}

fn serve(document: &utoipa::openapi::OpenApi, conditional: &Conditional) -> Reply<Response> {
    Ok(Answer::json(document, Caching::Minute)?.respond(conditional))
}
