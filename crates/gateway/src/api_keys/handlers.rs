use axum::{extract::State, response::Response};
use lotse_domain::{api_key, grant};
use lotse_web_kit::{Json, Path, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{ApiKeyIn, ApiKeyOut, ApiKeysOut, NewApiKeyOut};
use crate::{GatewayState, private, responses};

/// List your API keys
///
/// Newest first. The keys themselves were shown once, when they were made.
#[utoipa::path(
    get,
    path = "/api/v1/me/api-keys",
    tag = "me",
    operation_id = "list_api_keys",
    security(("bearer" = [])),
    responses((status = 200, description = "The keys.", body = ApiKeysOut), responses::Private)
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    let mut items = Vec::new();
    for key in api_key::list_own(&state.db, &actor).await? {
        items.push(shown(&state, key).await?);
    }
    private::show(&ApiKeysOut { items })
}

/// Make an API key
///
/// For a company for which you work; it ends with your grant there. What it may do are its scopes, and never more than
/// you may.
#[utoipa::path(
    post,
    path = "/api/v1/me/api-keys",
    tag = "me",
    operation_id = "create_api_key",
    request_body = ApiKeyIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The key, shown once.", body = NewApiKeyOut),
        responses::Sent, responses::Absent, responses::Clash, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Json(ApiKeyIn { company, name, scopes, days }): Json<ApiKeyIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &company).await?;
    let made = api_key::create(&state.db, &*state.clock, &actor, company.id, &name, scopes, days).await?;
    let api_key::NewKey { key, token } = made;
    private::created(&NewApiKeyOut { key: shown(&state, key).await?, token })
}

/// End an API key
#[utoipa::path(
    delete,
    path = "/api/v1/me/api-keys/{id}",
    tag = "me",
    operation_id = "revoke_api_key",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses((status = 204, description = "It has ended."), responses::Keyed, responses::Private)
)]
pub(crate) async fn revoke(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    api_key::revoke(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}

async fn shown(state: &GatewayState, key: api_key::ApiKey) -> Reply<ApiKeyOut> {
    let company = grant::scope_slug(state.db.read(), grant::Role::Recruiter, key.company_id).await?;
    Ok(ApiKeyOut::new(key, company))
}
