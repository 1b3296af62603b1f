use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use lotse_web_kit::{Answer, Caching, Conditional, Reply, auth::JwksOut};

use crate::{GatewayState, responses};

/// A new key is published five minutes before it signs, so that whoever keeps the set for so long knows it in time.
const FIVE_MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// List the keys that verify access tokens
///
/// A JSON Web Key Set (RFC 7517), for programs that want to look into a token themselves. It may be kept for five
/// minutes; a key that is rotated out stays in it until its last token has expired.
#[utoipa::path(
    get,
    path = "/.well-known/jwks.json",
    tag = "signing in",
    operation_id = "list_signing_keys",
    responses((status = 200, description = "The keys.", body = JwksOut), responses::OfReference)
)]
pub(crate) async fn list(State(state): State<GatewayState>, conditional: Conditional) -> Reply<Response> {
    let keys = state.auth.jwks().await?;
    let mut response = Answer::json(&keys, Caching::Minute)?.respond(&conditional);
    response.headers_mut().insert(header::CACHE_CONTROL, FIVE_MINUTES);
    Ok(response)
}
