use chrono::{DateTime, Utc};
use lotse_domain::api_key::{ApiKey, Scope};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// What a key is for.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ApiKeyRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct ApiKeyIn {
    /// Slug of a company for which the caller works.
    pub(super) company: String,
    /// To be recognised by.
    #[schema(example = "Career page")]
    pub(super) name: String,
    #[schema(value_type = Vec<words::ScopeDescribed>)]
    pub(super) scopes: Vec<Scope>,
    /// For how many days it is valid.
    #[schema(minimum = 1, maximum = 366, example = 365)]
    pub(super) days: u32,
}

/// The caller's keys, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApiKeys)]
pub(super) struct ApiKeysOut {
    pub(super) items: Vec<ApiKeyOut>,
}

/// A key for a program that works for one company.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApiKey)]
pub(super) struct ApiKeyOut {
    id: Uuid,
    /// Slug of its company.
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<String>,
    name: String,
    /// Its beginning, to be recognised by.
    prefix: String,
    #[schema(value_type = Vec<words::ScopeDescribed>)]
    scopes: Value,
    created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_at: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
}

/// A key that has just been made.
#[derive(Serialize, ToSchema)]
#[schema(as = NewApiKey)]
pub(super) struct NewApiKeyOut {
    pub(super) key: ApiKeyOut,
    /// The key itself, for `Authorization: Bearer`. Nobody can read it again.
    #[schema(example = "lotse_…")]
    pub(super) token: String,
}

impl ApiKeyOut {
    pub(super) fn new(key: ApiKey, company: Option<String>) -> Self {
        let ApiKey {
            id,
            account_id: _,
            // Told by its slug.
            company_id: _,
            name,
            prefix,
            token_hash: _,
            scopes,
            created_at,
            last_used_at,
            expires_at,
        } = key;
        Self { id, company, name, prefix, scopes, created_at, last_used_at, expires_at }
    }
}
